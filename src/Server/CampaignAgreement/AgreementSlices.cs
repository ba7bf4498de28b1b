using System.Globalization;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>The statistics of lesions by anatomy, by reader group, and cumulated day by day.</summary>
public static class AgreementSlices
{
    public const string Anatomy = "anatomy";
    public const string Group = "group";
    public const string Day = "day";

    private const int Replicates = 1000;
    private const int ReplicatesOfDays = 300;
    private const int MostDays = 12;

    public static IReadOnlyList<AgreementSlice> All(AgreementContent content) => [.. ByAnatomy(content), .. ByGroup(content), .. ByDay(content)];

    private static IEnumerable<AgreementSlice> ByAnatomy(AgreementContent content) => content.Rows.GroupBy(r => r.Lesion.Site)
        .OrderBy(g => g.Key is null).ThenByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal)
        .Select(g => new AgreementSlice(Anatomy, g.Key, LesionStatistics.All([.. g], Replicates)));

    // Readers of one group among themselves; who is in none is told as such, where there are groups at all.
    private static IEnumerable<AgreementSlice> ByGroup(AgreementContent content) => content.Groups.Count == 0 ? []
        : content.Readers.GroupBy(r => content.Groups.GetValueOrDefault(r)).OrderBy(g => g.Key is null).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new AgreementSlice(Group, g.Key, LesionStatistics.All([.. content.Rows.Select(r => r.Of(g.ToHashSet())).OfType<LesionRow>()], Replicates)));

    private static IEnumerable<AgreementSlice> ByDay(AgreementContent content)
    {
        var days = content.Rows.Select(r => DayOf(r.Case)).OfType<DateOnly>().Distinct().Order().ToList();
        var shown = days.Count <= MostDays ? days : [.. Enumerable.Range(1, MostDays).Select(i => days[(i * days.Count / MostDays) - 1])];
        return shown.Select(day => new AgreementSlice(
            Day, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), LesionStatistics.All([.. content.Rows.Where(r => DayOf(r.Case) <= day)], ReplicatesOfDays)));
    }

    private static DateOnly? DayOf(CaseContribution c) => c.ReadAt is { } at ? DateOnly.FromDateTime(at.UtcDateTime) : null;
}
