using System.Buffers;
using System.Text.Json;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>QIDO-RS (PS3.18 §10.6): studies, series and instances among what the caller may see.</summary>
public static class SearchArchive
{
    private const string Json = "application/dicom+json";

    public static Task Studies(HttpContext context, Caller caller, SearchRows rows) =>
        AnswerAsync(context, SearchLevel.Study, [], () => rows.StudiesAsync(caller, Root(context), context.RequestAborted));

    public static Task AllSeries(HttpContext context, Caller caller, SearchRows rows) =>
        AnswerAsync(context, SearchLevel.Series, [SearchLevel.Study], () => rows.SeriesAsync(caller, null, Root(context), context.RequestAborted));

    public static Task Series(string study, HttpContext context, Caller caller, SearchRows rows) =>
        AnswerAsync(context, SearchLevel.Series, [], () => rows.SeriesAsync(caller, study, Root(context), context.RequestAborted));

    public static Task AllInstances(HttpContext context, Caller caller, SearchRows rows) =>
        AnswerAsync(context, SearchLevel.Instance, [SearchLevel.Study, SearchLevel.Series], () => rows.InstancesAsync(caller, null, null, Root(context), context.RequestAborted));

    public static Task InstancesOfStudy(string study, HttpContext context, Caller caller, SearchRows rows) =>
        AnswerAsync(context, SearchLevel.Instance, [SearchLevel.Series], () => rows.InstancesAsync(caller, study, null, Root(context), context.RequestAborted));

    public static Task Instances(string study, string series, HttpContext context, Caller caller, SearchRows rows) =>
        AnswerAsync(context, SearchLevel.Instance, [], () => rows.InstancesAsync(caller, study, series, Root(context), context.RequestAborted));

    // As the caller came: behind another name or port the addresses in the answer must lead back here.
    private static Uri Root(HttpContext context) => new($"{context.Request.Scheme}://{context.Request.Host}");

    /// <param name="above">Levels that the address does not fix, whose attributes are answered too (PS3.18 §10.6.3.3).</param>
    /// <param name="search">Answers null when the address names what the caller may not see.</param>
    private static async Task AnswerAsync(HttpContext context, SearchLevel level, SearchLevel[] above, Func<Task<IReadOnlyList<SearchRow>?>> search)
    {
        if (!MediaRange.Parse(Accepted.Of(context.Request)).Any(r => r.Covers(Json) || r.Covers("application/json")))
        {
            await Problems.WriteAsync(context, Accepted.Refuse(Json));
            return;
        }

        if (SearchQuery.TryRead(context.Request.Query, out var query) is { } refusal)
        {
            await Problems.WriteAsync(context, refusal);
            return;
        }

        if (await search() is not { } rows)
        {
            await Problems.WriteAsync(context, Problems.NotFound);
            return;
        }

        // One row more than asked shows whether there are others.
        var page = rows.Where(r => query.Keys.All(k => k.Matches(r))).Skip(query.Offset).Take(query.Limit + 1).ToList();
        Warn(context, query, page.Count > query.Limit);
        if (Math.Min(page.Count, query.Limit) == 0)
        {
            context.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        await WriteAsync(context, page.Take(query.Limit), Tags(query, level, above, page));
    }

    private static void Warn(HttpContext context, SearchQuery query, bool hasMore)
    {
        if (hasMore)
        {
            context.Response.Headers.Append("Warning", "299 CrowdAnnotate \"There are additional results that can be requested\"");
        }

        if (query.WantsFuzzy)
        {
            context.Response.Headers.Append("Warning", "299 CrowdAnnotate \"The fuzzymatching parameter is not supported. Only literal matching has been performed.\"");
        }
    }

    // Keys are answered too, besides what is asked for and what always is; the UIDs of the levels above always are.
    private static List<string> Tags(SearchQuery query, SearchLevel level, SearchLevel[] above, List<SearchRow> rows)
    {
        var tags = new HashSet<string>(level.Defaults.Concat(above.SelectMany(a => a.Defaults)).Concat(query.Fields).Concat(query.Keys.Select(k => k.Tag)), StringComparer.Ordinal)
        {
            "0020000D",
        };
        if (level != SearchLevel.Study)
        {
            tags.Add("0020000E");
            tags.Add("00100020");
        }

        if (query.AllFields)
        {
            tags.UnionWith(level == SearchLevel.Instance ? rows.SelectMany(r => r.Header.Keys) : level.Own.Concat(above.SelectMany(a => a.Own)));
        }

        return [.. tags.Order(StringComparer.Ordinal)];
    }

    private static async Task WriteAsync(HttpContext context, IEnumerable<SearchRow> rows, List<string> tags)
    {
        context.Response.ContentType = Json;
        context.Response.Headers.CacheControl = "private, no-cache";
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            writer.WriteStartArray();
            foreach (var row in rows)
            {
                row.Write(writer, tags);
            }

            writer.WriteEndArray();
        }

        context.Response.ContentLength = buffer.WrittenCount;
        await context.Response.Body.WriteAsync(buffer.WrittenMemory, context.RequestAborted);
    }
}
