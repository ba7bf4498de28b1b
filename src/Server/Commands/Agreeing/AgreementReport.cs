using System.Globalization;
using System.Text;
using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>The report that is read: every statistic that applies, each with its variant, n, interval and what it may not be used for.</summary>
/// <param name="Of">The file or the campaign.</param>
/// <param name="Unit">Of the readings, where it is known: "mm" or "".</param>
internal sealed record AgreementReport(
    string Of, string Unit, int Cases, int Readers, int Readings, int Components, IReadOnlyDictionary<string, int> MissingByReader, IReadOnlyList<ReportLine> Statistics, IReadOnlyList<string> Remarks)
{
    private static readonly string[] OfTables =
    [
        "Intervals take each row for independent: where lesions of one patient are rows of their own, they are too narrow.",
        "Readings of cases that were closed as soon as readers agreed are adaptive: they look more alike than readers are. Say so, or leave them out.",
        "Agreement of sizes is given a match: tell what share of readers found each lesion first. A missing reading may be a skip or a “cannot judge”: tell their rate.",
    ];

    /// <summary>Of a table of readings: measurements, or answers where a scale is given.</summary>
    /// <exception cref="CommandRefusal">A reading is not on the scale.</exception>
    public static AgreementReport OfTable(string of, ReadingTable table, CategoryScale? scale, bool isOrdered)
    {
        try
        {
            return new(
                of, "", table.Cases.Count, table.Readers.Count, table.ReadingCount, DesignConnectivity.Components(table),
                table.Readers.Index().ToDictionary(r => r.Item, r => Enumerable.Range(0, table.Cases.Count).Count(i => table[i, r.Index] is null)),
                [.. scale is null ? MeasurementReport.Of(table) : CategoryReport.Of(table, scale, isOrdered)], OfTables);
        }
        catch (ArgumentException e)
        {
            throw new CommandRefusal(BatchResult.Said(e));
        }
    }

    public string Text()
    {
        var text = new StringBuilder();
        static string Number(double? value) => value?.ToString("G4", CultureInfo.InvariantCulture) ?? "";
        var missing = MissingByReader.Count == 0 ? "" : $"; missing: {string.Join(", ", MissingByReader.Select(r => $"{r.Key} {r.Value}"))}";
        text.Append(CultureInfo.InvariantCulture, $"{Cases} cases, {Readers} readers, {Readings} readings{missing}\n");
        if (Components > 1)
        {
            text.Append(CultureInfo.InvariantCulture, $"The design falls into {Components} parts that share no reader: readers of different parts cannot be compared.\n");
        }

        foreach (var line in Statistics)
        {
            var value = line.Undefined is { } why ? $"undefined: {why}" : Number(line.Value) + (line.Lower is null ? "" : $" (95 % interval {Number(line.Lower)} to {Number(line.Upper)})");
            var lesions = line.Lesions is { } count ? $"{count} lesions, " : "";
            text.Append(CultureInfo.InvariantCulture, $"\n{line.Name}: {value}\n  {line.Variant}\n  n: {lesions}{line.Cases} cases, {line.Readers} readers, {line.Readings} readings\n");
            text.Append(line.Judged is null ? "" : $"  By its interval: {line.Judged}.\n").Append(CultureInfo.InvariantCulture, $"  Not for: {line.NotFor}.\n");
        }

        return text.Append('\n').AppendJoin('\n', Remarks).ToString();
    }
}
