using System.CommandLine;

namespace CrowdAnnotate.Server.Commands;

/// <summary>How well readers agree, from files.</summary>
public static class AgreementCommand
{
    public static Command Create() => new("agreement", "How well readers agree: statistics of readings in files.") { AgreementBatchCommand.Create(), AgreementReportCommand.Create(), AgreementMeasureCommand.Create() };
}
