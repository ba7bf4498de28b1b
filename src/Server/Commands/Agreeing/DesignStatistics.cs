using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>What a design of readings allows.</summary>
internal static class DesignStatistics
{
    public static readonly Dictionary<string, Func<StatisticRequest, object>> Named = new()
    {
        ["design.connectedComponents"] = r => new { components = DesignConnectivity.Components(r.Table()) },
    };
}
