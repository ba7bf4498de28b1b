using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>QIDO-RS (PS3.18 §10.6): studies, series and instances the caller may see, with limit, offset and the usual keys.</summary>
public static class SearchArchive
{
    private const int MostRows = 1000;

    public static async Task<IResult> Studies(HttpRequest request, Caller caller, SeriesVisibility visibility, IQuerySession session, CancellationToken cancel)
    {
        var series = await VisibleAsync(caller, visibility, session, cancel);
        var studies = series.GroupBy(s => s.StudyUid).Select(g => Row(
            ("0020000D", "UI", g.Key), ("00100020", "LO", g.First().Patient), ("00100010", "PN", g.First().Patient),
            ("00080061", "CS", g.Select(s => s.Modality).Distinct().Order(StringComparer.Ordinal).ToArray()),
            ("00201206", "IS", g.Count()), ("00201208", "IS", g.Sum(s => s.Slices.Count))));
        return Answer(request, studies);
    }

    public static async Task<IResult> AllSeries(HttpRequest request, Caller caller, SeriesVisibility visibility, IQuerySession session, CancellationToken cancel) =>
        Answer(request, (await VisibleAsync(caller, visibility, session, cancel)).Select(SeriesRow));

    public static async Task<IResult> Series(string study, HttpRequest request, Caller caller, SeriesVisibility visibility, IQuerySession session, CancellationToken cancel)
    {
        var series = (await VisibleAsync(caller, visibility, session, cancel)).Where(s => s.StudyUid == study).ToList();
        return series.Count == 0 ? Problems.Result(Problems.NotFound) : Answer(request, series.Select(SeriesRow));
    }

    public static async Task<IResult> Instances(string study, string series, HttpRequest request, Caller caller, SeriesVisibility visibility, IQuerySession session, CancellationToken cancel)
    {
        var found = (await VisibleAsync(caller, visibility, session, cancel)).FirstOrDefault(s => s.Id == series && s.StudyUid == study);
        return found is null ? Problems.Result(Problems.NotFound) : Answer(request, found.Slices.Select((slice, z) => Row(
            ("00080016", "UI", slice.SopClassUid), ("00080018", "UI", slice.SopInstanceUid), ("0020000D", "UI", found.StudyUid),
            ("0020000E", "UI", found.Id), ("00200013", "IS", z + 1), ("00280010", "US", found.Grid.Rows), ("00280011", "US", found.Grid.Columns))));
    }

    private static async Task<IReadOnlyList<ArchivedSeries>> VisibleAsync(Caller caller, SeriesVisibility visibility, IQuerySession session, CancellationToken cancel)
    {
        if (await visibility.VisibleAsync(caller, cancel) is not { } visible)
        {
            return await session.Query<ArchivedSeries>().OrderBy(s => s.Id).ToListAsync(cancel);
        }

        var ids = visible.ToArray();
        return await session.Query<ArchivedSeries>().Where(s => s.Id.IsOneOf(ids)).OrderBy(s => s.Id).ToListAsync(cancel);
    }

    private static JsonObject SeriesRow(ArchivedSeries s) => Row(
        ("00080060", "CS", s.Modality), ("0020000D", "UI", s.StudyUid), ("0020000E", "UI", s.Id), ("00100020", "LO", s.Patient),
        ("00201209", "IS", s.Slices.Count), ("00280010", "US", s.Grid.Rows), ("00280011", "US", s.Grid.Columns));

    private static JsonObject Row(params (string Tag, string Vr, object Value)[] attributes)
    {
        var row = new JsonObject();
        foreach (var (tag, vr, value) in attributes)
        {
            JsonArray node = value switch
            {
                int number => [number],
                string text when vr == "PN" => [new JsonObject { ["Alphabetic"] = text }],
                string text => [text],
                string[] texts => [.. texts.Select(t => (JsonNode)t)],
                _ => throw new ArgumentOutOfRangeException(nameof(attributes), vr, "No such value is searched for."),
            };
            row[tag] = new JsonObject { ["vr"] = vr, ["Value"] = node };
        }

        return row;
    }

    // Keys are matched on what the row holds; an attribute that is not in it matches nothing (PS3.18 §8.3.4.1, exact matching).
    private static IResult Answer(HttpRequest request, IEnumerable<JsonObject> rows)
    {
        var matching = request.Query.Where(q => Keywords.ContainsKey(q.Key) || q.Key.Length == 8 && q.Key.All(char.IsAsciiHexDigit))
            .Aggregate(rows, (left, q) => left.Where(row => Matches(row, Keywords.GetValueOrDefault(q.Key, q.Key.ToUpperInvariant()), q.Value.ToString())));
        var page = matching.Skip(Number(request, "offset", 0)).Take(Math.Min(MostRows, Number(request, "limit", MostRows))).ToArray();
        return page.Length == 0 && Number(request, "offset", 0) == 0 && !rows.Any()
            ? Results.NoContent()
            : Results.Text(JsonSerializer.Serialize(page), "application/dicom+json");
    }

    private static readonly Dictionary<string, string> Keywords = new(StringComparer.Ordinal)
    {
        ["StudyInstanceUID"] = "0020000D", ["SeriesInstanceUID"] = "0020000E", ["SOPInstanceUID"] = "00080018",
        ["PatientID"] = "00100020", ["Modality"] = "00080060", ["ModalitiesInStudy"] = "00080061",
    };

    private static bool Matches(JsonObject row, string tag, string wanted) =>
        wanted.Length == 0 || row[tag]?["Value"] is JsonArray values && values.Any(v => wanted.Split(',').Contains(v?.ToString()));

    private static int Number(HttpRequest request, string name, int fallback) =>
        int.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : fallback;
}
