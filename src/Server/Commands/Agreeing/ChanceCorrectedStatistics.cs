using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>Agreement on a declared scale of categories, plain and corrected for chance, with each scheme of weights.</summary>
internal static class ChanceCorrectedStatistics
{
    private static readonly Dictionary<string, AgreementCoefficient> Coefficients = new()
    {
        ["percentAgreement"] = AgreementCoefficient.PercentAgreement,
        ["gwet"] = AgreementCoefficient.Gwet,
        ["fleissKappa"] = AgreementCoefficient.FleissKappa,
        ["brennanPrediger"] = AgreementCoefficient.BrennanPrediger,
    };

    public static readonly Dictionary<string, Func<StatisticRequest, object>> Named = Coefficients
        .SelectMany(c => Enum.GetValues<WeightScheme>().Select(w => (Name: $"{c.Key}.{w.ToString().ToLowerInvariant()}", Coefficient: c.Value, Weights: w)))
        .ToDictionary<(string Name, AgreementCoefficient Coefficient, WeightScheme Weights), string, Func<StatisticRequest, object>>(
            s => s.Name, s => r => Answer.Of(ChanceCorrected.Compute(r.Table(), s.Coefficient, s.Weights, Scale(r)), Keys));

    /// <summary>The scale that params.scale declares; null when it declares none.</summary>
    public static CategoryScale? Scale(StatisticRequest request) => request.Parameters.Numbers("scale") is { } values ? new(values) : null;

    private static object Keys(ChanceCorrected a) => new
    {
        value = a.Value, pa = a.Observed, pe = a.Chance, se = a.StandardError, lower = a.Interval?.Lower, upper = a.Interval?.Upper,
        n = a.Cases, nPairable = a.PairableCases, k = a.Readers, nReadings = a.Readings,
    };
}
