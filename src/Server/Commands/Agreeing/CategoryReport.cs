using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>The statistics that apply to answers on a declared scale.</summary>
internal static class CategoryReport
{
    private const string OtherMix = "cases with another mix of categories";

    private static readonly (AgreementCoefficient Coefficient, string Name, string NotFor)[] Coefficients =
    [
        (AgreementCoefficient.PercentAgreement, "Percent agreement", "comparing scales of different length: chance is not taken off"),
        (AgreementCoefficient.Gwet, "Gwet's AC", OtherMix),
        (AgreementCoefficient.FleissKappa, "Fleiss' kappa", OtherMix + "; where one category prevails it is low though readers agree"),
        (AgreementCoefficient.BrennanPrediger, "Brennan-Prediger", "a scale with categories that nobody would use: they count as chance"),
    ];

    /// <param name="isOrdered">Whether the scale has an order; weights and the ordinal metric are told then, too.</param>
    public static IEnumerable<ReportLine> Of(ReadingTable table, CategoryScale scale, bool isOrdered)
    {
        WeightScheme[] schemes = isOrdered ? [WeightScheme.Unweighted, WeightScheme.Ordinal] : [WeightScheme.Unweighted];
        MeasurementLevel[] levels = isOrdered ? [MeasurementLevel.Nominal, MeasurementLevel.Ordinal] : [MeasurementLevel.Nominal];
        var coefficients = Coefficients.SelectMany(c => schemes.Select(w => ReportLine.Of(
            table, c.Name, $"{Words(w)}, {scale.Count} declared categories; t interval with Gwet's standard error", ChanceCorrected.Compute(table, c.Coefficient, w, scale),
            a => a.Value, a => a.Interval, c.NotFor)));
        var conger = ReportLine.Of(
            table, "Conger's kappa", "unweighted, each reader's own marginals; t interval with Gwet's standard error", CongerKappa.Compute(table, WeightScheme.Unweighted, scale),
            k => k.Value, k => k.Interval, OtherMix);
        var alphas = levels.Select(level =>
        {
            var (alpha, metric) = (KrippendorffAlpha.Compute(table, level), level.ToString().ToLowerInvariant());
            return ReportLine.Of(table, $"α {metric}", $"Krippendorff's alpha, {metric} metric; t interval with Gwet's standard error", alpha, a => a.Value, a => a.Interval, OtherMix)
                .Resting(alpha, a => (a.Cases, a.Readers, a.Readings));
        });
        return [.. coefficients, conger, .. alphas];
    }

    private static string Words(WeightScheme weights) => weights == WeightScheme.Unweighted ? "unweighted" : $"{weights.ToString().ToLowerInvariant()} weights";
}
