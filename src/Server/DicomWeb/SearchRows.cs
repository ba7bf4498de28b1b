using System.Text.Json;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Identity;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>What a search looks through: only what the caller may see, in an order that does not change between two pages.</summary>
public sealed class SearchRows(SeriesVisibility visibility, SeriesHeads heads, SeriesIndex index)
{
    private static readonly JsonElement Online = SearchRow.Attribute("CS", "ONLINE");
    private static readonly JsonElement OnlyNative = SearchRow.Attribute("UI", FrameMedia.ExplicitLittleEndian);
    private static readonly JsonElement Both = SearchRow.Attribute("UI", FrameMedia.JpegLsLossless, FrameMedia.ExplicitLittleEndian);

    public async Task<IReadOnlyList<SearchRow>?> StudiesAsync(Caller caller, Uri root, CancellationToken cancel) =>
        [.. (await VisibleAsync(caller, null, cancel)).GroupBy(s => s.StudyUid).Select(g => StudyRow(g, root))];

    /// <returns>Null when a study is named and nothing of it may be seen.</returns>
    public async Task<IReadOnlyList<SearchRow>?> SeriesAsync(Caller caller, string? study, Uri root, CancellationToken cancel)
    {
        var visible = await VisibleAsync(caller, study, cancel);
        if (study is not null && visible.Count == 0)
        {
            return null;
        }

        var studies = visible.GroupBy(s => s.StudyUid).ToDictionary(g => g.Key, g => StudyCounts(g));
        return [.. visible.Select(s => SeriesRow(s, study is null ? studies[s.StudyUid] : [], root))];
    }

    /// <returns>Null when a study or series is named and nothing of it may be seen.</returns>
    public async Task<IReadOnlyList<SearchRow>?> InstancesAsync(Caller caller, string? study, string? series, Uri root, CancellationToken cancel)
    {
        var visible = await VisibleAsync(caller, study, cancel, series);
        if ((study is not null || series is not null) && visible.Count == 0)
        {
            return null;
        }

        var rows = new List<SearchRow>();
        foreach (var head in visible)
        {
            var url = Address(root, head.StudyUid, head.SeriesUid) + "/instances/";
            foreach (var one in (await index.FindAsync(head.SeriesUid, cancel))?.Instances ?? [])
            {
                rows.Add(new SearchRow(one.Attributes, new Dictionary<string, JsonElement>(3)
                {
                    ["00080056"] = Online, ["00081190"] = SearchRow.Attribute("UR", url + one.Uid), ["00083002"] = one.IsCompressed ? Both : OnlyNative,
                }, []));
            }
        }

        return rows;
    }

    private async Task<IReadOnlyList<SeriesHead>> VisibleAsync(Caller caller, string? study, CancellationToken cancel, string? series = null)
    {
        var allowed = await visibility.VisibleAsync(caller, cancel);
        var all = await heads.FindAsync(study, series, cancel);
        return allowed is null ? all : [.. all.Where(s => allowed.Contains(s.SeriesUid))];
    }

    private static SearchRow StudyRow(IGrouping<string, SeriesHead> study, Uri root)
    {
        var counted = StudyCounts(study);
        counted["00080056"] = Online;
        counted["00081190"] = SearchRow.Attribute("UR", Address(root, study.Key, null));
        return new SearchRow(study.First().Attributes, counted, [.. study.Select(s => new SearchRow(s.Attributes, new Dictionary<string, JsonElement>(), []))]);
    }

    private static Dictionary<string, JsonElement> StudyCounts(IEnumerable<SeriesHead> study) => new(StringComparer.Ordinal)
    {
        ["00080061"] = SearchRow.Attribute("CS", [.. study.Select(s => s.Modality).Distinct().Order(StringComparer.Ordinal)]),
        ["00201206"] = SearchRow.Attribute("IS", study.Count()),
        ["00201208"] = SearchRow.Attribute("IS", study.Sum(s => s.Instances)),
    };

    private static SearchRow SeriesRow(SeriesHead series, Dictionary<string, JsonElement> ofStudy, Uri root) => new(series.Attributes, new Dictionary<string, JsonElement>(ofStudy, StringComparer.Ordinal)
    {
        ["00080056"] = Online, ["00081190"] = SearchRow.Attribute("UR", Address(root, series.StudyUid, series.SeriesUid)), ["00201209"] = SearchRow.Attribute("IS", series.Instances),
    }, []);

    private static string Address(Uri root, string study, string? series) =>
        new Uri(root, $"/dicomweb/studies/{study}{(series is null ? "" : "/series/" + series)}").ToString();
}
