using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>Which traits are worth keeping.</summary>
internal static class TraitStatistics
{
    public static readonly Dictionary<string, Func<StatisticRequest, object>> Named = new()
    {
        ["traitSelection"] = r => Keys(TraitSelection.Select(Readings(CsvRows.Read(r.OnlyInput)), Thresholds(r.Parameters))),
    };

    private static TraitThresholds Thresholds(RequestParameters p) => new(
        RequestParameters.Required(p.Number("minPrevalence"), "minPrevalence"), RequestParameters.Required(p.Number("maxPrevalence"), "maxPrevalence"),
        RequestParameters.Required(p.Number("minAlpha"), "minAlpha"), RequestParameters.Required(p.Whole("minPairablePerTrait"), "minPairablePerTrait"),
        RequestParameters.Required(p.Number("maxAbsPhi"), "maxAbsPhi"), p.Number("minProminence"));

    // case,reader,trait,value of 0 or 1, perhaps prominence; a line without a value is a missing reading.
    private static List<TraitReading> Readings(CsvRows csv)
    {
        var (of, reader, trait, value) = (csv.Column("case"), csv.Column("reader"), csv.Column("trait"), csv.Column("value"));
        var prominence = Array.IndexOf(csv.Header, "prominence");
        bool Shows(string cell, long line) => cell is "1" || (cell is "0" ? false : throw new CommandRefusal($"{csv.File}, line {line}: \"{cell}\" is neither 0 nor 1."));
        double? Prominence((long Line, string[] Cells) row) => prominence < 0 || row.Cells[prominence].Length == 0 ? null : csv.Number(row.Cells[prominence], row.Line);
        return [.. csv.Rows.Where(r => r.Cells[value].Length > 0)
            .Select(r => new TraitReading(r.Cells[of], r.Cells[reader], r.Cells[trait], Shows(r.Cells[value], r.Line), Prominence(r)))];
    }

    private static object Keys(TraitSelection selection) => new
    {
        perTrait = selection.Findings.ToDictionary(f => f.Trait, f => new
        {
            alpha = f.Alpha.IsDefined ? f.Alpha.Value.Value : (double?)null, ac1 = f.Ac1.IsDefined ? f.Ac1.Value.Value : (double?)null,
            ac1SE = f.Ac1.IsDefined ? f.Ac1.Value.StandardError : null, prevalence = f.Prevalence, prominence = f.Prominence,
            nConsensus = f.Consensus, ties = f.Ties, phiWithKept = f.PhiWithKept,
        }),
        kept = selection.Kept,
        decision = selection.Findings.ToDictionary(f => f.Trait, f => f.Decision),
    };
}
