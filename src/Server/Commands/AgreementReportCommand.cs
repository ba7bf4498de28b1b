using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CrowdAnnotate.Agreement;
using CrowdAnnotate.Server.Commands.Agreeing;

namespace CrowdAnnotate.Server.Commands;

/// <summary>The report that is read: every statistic that applies to a table, each with its variant, n, interval and what it may not be used for.</summary>
internal static class AgreementReportCommand
{
    private static readonly string[] Remarks =
    [
        "Intervals take each row for independent: where lesions of one patient are rows of their own, they are too narrow.",
        "Readings of cases that were closed as soon as readers agreed are adaptive: they look more alike than readers are. Say so, or leave them out.",
        "Agreement of sizes is given a match: tell what share of readers found each lesion first. A missing reading may be a skip or a “cannot judge”: tell their rate.",
    ];

    private sealed record Report(int Cases, int Readers, int Readings, int Components, IReadOnlyDictionary<string, int> MissingByReader, IReadOnlyList<ReportLine> Statistics, IReadOnlyList<string> Remarks);

    public static Command Create()
    {
        var csv = new Option<string>("--csv") { Description = "The table: first column the case, a column for each reader, an empty cell is missing.", Required = true, HelpName = "FILE", CustomParser = Values.NotEmpty("--csv")! };
        var scale = new Option<string?>("--scale") { Description = "The categories that could be answered, e.g. 1,2,3: readings are answers, not measurements.", HelpName = "A,B,…" };
        var ordered = new Option<bool>("--ordered") { Description = "The scale has an order." };
        var json = new Option<bool>("--json") { Description = "Print the report as JSON." };
        var report = new Command("report", "Every statistic that applies to a table of readings, each with its variant, n, interval and what it may not be used for.") { csv, scale, ordered, json };
        report.SetAction(parsed =>
        {
            Print(Of(TableFile.Read(parsed.GetValue(csv)!), ScaleOf(parsed.GetValue(scale)), parsed.GetValue(ordered)), parsed.GetValue(json));
            return CommandLine.Done;
        });
        return report;
    }

    private static CategoryScale? ScaleOf(string? text)
    {
        try
        {
            return text is null ? null : new CategoryScale([.. text.Split(',').Select(v => double.Parse(v, NumberStyles.Float, CultureInfo.InvariantCulture))]);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new CommandRefusal($"--scale {text} is no list of different numbers such as 1,2,3.");
        }
    }

    private static Report Of(ReadingTable table, CategoryScale? scale, bool isOrdered)
    {
        if (isOrdered && scale is null)
        {
            throw new CommandRefusal("--ordered is of a --scale.");
        }

        try
        {
            return new(
                table.Cases.Count, table.Readers.Count, table.ReadingCount, DesignConnectivity.Components(table),
                table.Readers.Index().ToDictionary(r => r.Item, r => Enumerable.Range(0, table.Cases.Count).Count(i => table[i, r.Index] is null)),
                [.. scale is null ? MeasurementReport.Of(table) : CategoryReport.Of(table, scale, isOrdered)], Remarks);
        }
        catch (ArgumentException e)
        {
            throw new CommandRefusal(BatchResult.Said(e));
        }
    }

    private static void Print(Report report, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(report, JsonSerializerOptions.Web));
            return;
        }

        static string Text(double? value) => value?.ToString("G4", CultureInfo.InvariantCulture) ?? "";
        Console.WriteLine($"{report.Cases} cases, {report.Readers} readers, {report.Readings} readings; missing: {string.Join(", ", report.MissingByReader.Select(r => $"{r.Key} {r.Value}"))}");
        if (report.Components > 1)
        {
            Console.WriteLine($"The design falls into {report.Components} parts that share no reader: readers of different parts cannot be compared.");
        }

        foreach (var line in report.Statistics)
        {
            var value = line.Undefined is { } why ? $"undefined: {why}" : Text(line.Value) + (line.Lower is null ? "" : $" (95 % interval {Text(line.Lower)} to {Text(line.Upper)})");
            Console.WriteLine($"\n{line.Name}: {value}\n  {line.Variant}\n  n: {line.Cases} cases, {line.Readers} readers, {line.Readings} readings");
            Console.WriteLine((line.Judged is null ? "" : $"  By its interval: {line.Judged}.\n") + $"  Not for: {line.NotFor}.");
        }

        Console.WriteLine("\n" + string.Join('\n', report.Remarks));
    }
}
