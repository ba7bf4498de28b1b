using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>A statistic as it stands in a results file: its keys, or {"undefined": the reason's name} with the reader it concerns, if it concerns one.</summary>
internal static class Answer
{
    public static object Of<T>(Statistic<T> statistic, Func<T, object> keys)
        where T : notnull =>
        statistic.IsDefined ? keys(statistic.Value)
        : statistic.Reason.Reader is { } reader ? new { undefined = statistic.Reason.Name, reader }
        : new { undefined = statistic.Reason.Name };
}
