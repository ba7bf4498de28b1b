using System.CommandLine;

namespace CrowdAnnotate.Server.Commands;

/// <summary>AIM documents on files.</summary>
public static class AimCommand
{
    public static Command Create() => new("aim", "Annotation and Image Markup documents.")
    {
        AimValidateCommand.Create(), AimConvertCommand.Create(), AimImportCommand.Create(), AimSendCommand.Create(), AimTemplateCommand.Create(), AimMeasureCommand.Create(),
    };
}
