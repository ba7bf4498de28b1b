using System.CommandLine;
using System.Text.Json;
using CrowdAnnotate.Server.Commands.Measuring;

namespace CrowdAnnotate.Server.Commands;

/// <summary>How fast agreement and consensus are computed, for the benchmarks: they start the program and reference nothing of it.</summary>
internal static class AgreementMeasureCommand
{
    private static readonly Argument<string> What = new("WHAT") { Description = "statistics, curve, running or regions." };
    private static readonly Option<string?> Folder = new("--write") { Description = "Folder for the readings or regions, for other programs to compute on.", HelpName = "DIR" };

    static AgreementMeasureCommand() => What.AcceptOnlyFromAmong("statistics", "curve", "running", "regions");

    public static Command Create()
    {
        var command = new Command("measure", "Measure statistics of made readings and regions; print JSON.") { What, Folder };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            Console.WriteLine(JsonSerializer.Serialize(Measured(parsed.GetValue(What)!, parsed.GetValue(Folder)), JsonSerializerOptions.Web));
            return CommandLine.Done;
        });
        return command;
    }

    private static object Measured(string what, string? folder) => (what, folder) switch
    {
        ("curve", _) => ReadingTimes.Curve(),
        ("running", _) => RunningTimes.All(),
        (_, null) => throw new CommandRefusal($"measure {what} needs --write DIR."),
        (_, { } missing) when !Directory.Exists(missing) => throw new CommandRefusal($"There is no folder {missing}."),
        ("regions", { } place) => RegionTimes.All(place),
        (_, { } place) => ReadingTimes.WithGoals(place),
    };
}
