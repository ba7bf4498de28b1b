using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>
/// The statistics that apply to measurements. Readers are exchangeable: they are held against the mean of all; a bias of one reader
/// against another is told of two columns only, which may be two methods.
/// </summary>
internal static class MeasurementReport
{
    private const string OtherRange = "detection, or cases of another range of sizes";

    public static IEnumerable<ReportLine> Of(ReadingTable table)
    {
        var icc = Icc.AbsoluteAgreement(table);
        yield return ReportLine.Of(
            table, "ICC(A,1)", icc.IsDefined ? $"{icc.Value.Model}, {icc.Value.Definition}, {icc.Value.Type}; {icc.Value.Method}" : "two-way random effects, absolute agreement, single reader",
            icc, i => i.Value, Interval, OtherRange).JudgedOnItsInterval();
        var forms = Icc.AllForms(table);
        var consistency = forms.IsDefined ? forms.Value[IccForm.ConsistencySingle] : forms.Reason;
        yield return ReportLine.Of(
            table, "ICC(C,1)", "two-way random effects, consistency, single reader; two-way ANOVA, McGraw-Wong interval", consistency, i => i.Value, Interval,
            "agreement: it is blind to what a reader adds to every reading").JudgedOnItsInterval();
        yield return ReportLine.Of(
            table, "Reproducibility coefficient", "1.96·√(2(reader + residual variance)), REML; in the unit of the readings", MixedModel.Fit(table), m => m.ReproducibilityCoefficient,
            _ => null, "repeated readings of one reader: that is repeatability").InUnitOfReadings();
        yield return ReportLine.Of(
            table, "Limits with the mean", "± half-width that holds 95 % of readings around the mean of all readers; in the unit of the readings", LimitsOfAgreementWithMean.Compute(table),
            l => l.HalfWidth, _ => null, "the change of a lesion over time").InUnitOfReadings();
        yield return ReportLine.Of(
            table, "Overall concordance", "Barnhart, Haber and Song 2002", OverallConcordance.Compute(table), c => c.Value, _ => null, OtherRange);
        var alpha = KrippendorffAlpha.Compute(table, MeasurementLevel.Interval);
        yield return ReportLine.Of(
            table, "α interval", "Krippendorff's alpha, interval metric; t interval with Gwet's standard error", alpha, a => a.Value, a => a.Interval, OtherRange)
            .Resting(alpha, a => (a.Cases, a.Readers, a.Readings));
        foreach (var line in OfReaders(table).Concat(table.Readers.Count == 2 ? OfTwo(table) : []))
        {
            yield return line;
        }
    }

    private static IEnumerable<ReportLine> OfReaders(ReadingTable table)
    {
        var precision = ReaderPrecision.Fit(table);
        const string variant = "residual SD of the reader, REML with a random case; in the unit of the readings";
        const string notFor = "how right a reader is: a bias that lasts is none of it";
        return precision.IsDefined
            ? precision.Value.ReaderStandardDeviation.Where(r => r.Value.HasValue)
                .Select(r => ReportLine.Of(table, $"SD of {r.Key}", variant, precision, _ => r.Value!.Value, _ => null, notFor).InUnitOfReadings())
            : [ReportLine.Of(table, "SD by reader", variant, precision, _ => 0, _ => null, notFor).InUnitOfReadings()];
    }

    private static IEnumerable<ReportLine> OfTwo(ReadingTable table)
    {
        var pairs = BlandAltman.Compute(table, 0, 1);
        var unit = $"{table.Readers[0]} − {table.Readers[1]}, in the unit of the readings";
        ReportLine Line(string name, string interval, Func<BlandAltman, double> value, Func<BlandAltman, Limits?> limits, string notFor) =>
            ReportLine.Of(table, name, $"{unit}; {interval}", pairs, value, limits, notFor).Resting(pairs, p => (p.Pairs, 2, 2 * p.Pairs)).InUnitOfReadings();
        yield return Line("Bias", "t interval", p => p.Bias, p => p.BiasInterval, "saying which of both is right");
        yield return Line("Lower limit of agreement", "exact interval", p => p.LimitsOfAgreement.Lower, p => p.ExactLimitIntervals().Lower, "other readers");
        yield return Line("Upper limit of agreement", "exact interval", p => p.LimitsOfAgreement.Upper, p => p.ExactLimitIntervals().Upper, "other readers");
    }

    private static Limits? Interval(IccEstimate estimate) => estimate is { Lower: { } low, Upper: { } high } ? new(low, high) : null;
}
