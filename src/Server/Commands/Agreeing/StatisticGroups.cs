using System.Collections.Frozen;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>Every statistic that can be asked for by name. A group is a file of its own with the names it computes.</summary>
internal static class StatisticGroups
{
    private static readonly FrozenDictionary<string, Func<StatisticRequest, object>> Named = new[]
    {
        VarianceStatistics.Named,
        ComparisonStatistics.Named,
        AlphaStatistics.Named,
        ChanceCorrectedStatistics.Named,
        KappaStatistics.Named,
        DesignStatistics.Named,
        LabelStatistics.Named,
        TraitStatistics.Named,
        RegionStatistics.Named,
        ContourStatistics.Named,
        MarkStatistics.Named,
    }.SelectMany(group => group).ToFrozenDictionary();

    /// <summary>The computation of a statistic; null when there is none of this name.</summary>
    public static Func<StatisticRequest, object>? Find(string statistic) => Named.GetValueOrDefault(statistic);
}
