using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>Krippendorff's alpha at each level of measurement.</summary>
internal static class AlphaStatistics
{
    public static readonly Dictionary<string, Func<StatisticRequest, object>> Named =
        Enum.GetValues<MeasurementLevel>().ToDictionary<MeasurementLevel, string, Func<StatisticRequest, object>>(
            level => $"krippendorffAlpha.{level.ToString().ToLowerInvariant()}", level => r => Answer.Of(KrippendorffAlpha.Compute(r.Table(), level), Keys));

    private static object Keys(KrippendorffAlpha a) => new
    {
        value = a.Value, seGwet = a.StandardError, lower = a.Interval?.Lower, upper = a.Interval?.Upper, n = a.Cases, k = a.Readers, nReadings = a.Readings,
    };
}
