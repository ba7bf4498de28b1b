using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>
/// STOW-RS (PS3.18 §10.5): instances as parts of multipart/related or as the body itself. They are de-identified on their way, so the
/// answer refers to them by their new UIDs and warns that data elements were coerced.
/// </summary>
public static class StoreInstances
{
    private const string Dicom = "application/dicom";
    private const string Json = "application/dicom+json";
    private static readonly Refusal Unsupported = new("unsupported-media-type", 415, "Instances are sent as multipart/related; type=\"application/dicom\", or one as application/dicom.");
    private static readonly Refusal Malformed = new("bad-multipart", 400, "The body is not multipart as its type says.");
    private static readonly Refusal Nothing = new("no-instances", 400, "The body holds no instance.");

    public static Task<IResult> Any(HttpContext context, ImportBody body, ImportFiles import, SettleLater settle, ServerSettings settings, TimeProvider clock) =>
        OfStudy(null, context, body, import, settle, settings, clock);

    public static async Task<IResult> OfStudy(
        string? study, HttpContext context, ImportBody body, ImportFiles import, SettleLater settle, ServerSettings settings, TimeProvider clock)
    {
        // Said before anything is stored: a sender who cannot read the answer would send again.
        if (!MediaRange.Parse(Accepted.Of(context.Request)).Any(r => r.Covers(Json) || r.Covers("application/json")))
        {
            return Problems.Result(Accepted.Refuse(Json));
        }

        if (Files(context, body) is not { } files)
        {
            return Problems.Result(Unsupported);
        }

        ImportEndpoints.AllowLargeBody(context);
        var record = new ImportRecord { Id = Guid.CreateVersion7(clock.GetUtcNow()), StartedAt = clock.GetUtcNow() };
        try
        {
            var outcomes = await import.AddAsync(record, files, study, context.RequestAborted);
            settle.Note(outcomes.Where(o => o.Outcome == FileOutcome.Accepted).Select(o => o.SeriesUid).OfType<string>().Distinct());
            return outcomes.Count == 0 ? Problems.Result(Nothing) : Answer(outcomes, settings.PublicUrl);
        }
        catch (BadHttpRequestException e) when (e.StatusCode == (int)HttpStatusCode.BadRequest)
        {
            return Problems.Result(Malformed);
        }
    }

    private static IAsyncEnumerable<SpooledFile>? Files(HttpContext context, ImportBody body)
    {
        var type = context.Request.ContentType;
        if (ImportBody.Boundary(context.Request, "multipart/related") is { } boundary)
        {
            var named = ImportBody.Parameter(context.Request, "type");
            return named is null || named.Equals(Dicom, StringComparison.OrdinalIgnoreCase)
                ? body.PartsAsync(context.Request.Body, boundary, context.RequestAborted, zips: false) : null;
        }

        return type?.Split(';')[0].Trim().Equals(Dicom, StringComparison.OrdinalIgnoreCase) == true ? body.OneAsync(context.Request.Body, context.RequestAborted) : null;
    }

    private static IResult Answer(IReadOnlyList<FileOutcome> outcomes, Uri server)
    {
        var stored = outcomes.Where(o => o.Outcome != FileOutcome.Refused).ToList();
        var failed = outcomes.Where(o => o.Outcome == FileOutcome.Refused).ToList();
        var answer = new JsonObject();
        if (stored.Select(o => o.Instance!.StudyUid).Distinct().ToList() is [var study])
        {
            answer[StoreAttributes.RetrieveUrl] = StoreAttributes.Text("UR", new Uri(server, $"dicomweb/studies/{study}").ToString());
        }

        Put(answer, StoreAttributes.FailedSop, failed.Where(o => o.Instance is not null).Select(o => StoreAttributes.Failed(o)));
        Put(answer, StoreAttributes.ReferencedSop, stored.Select(o => StoreAttributes.Stored(o, server)));
        Put(answer, StoreAttributes.OtherFailures, failed.Where(o => o.Instance is null).Select(o => StoreAttributes.Failed(o)));
        var status = stored.Count == 0 ? HttpStatusCode.Conflict
            : failed.Count > 0 || stored.Any(o => o.Outcome == FileOutcome.Held) ? HttpStatusCode.Accepted : HttpStatusCode.OK;
        return Results.Text(answer.ToJsonString(), Json, System.Text.Encoding.UTF8, (int)status);
    }

    private static void Put(JsonObject answer, string tag, IEnumerable<JsonObject> items)
    {
        if (items.ToArray() is { Length: > 0 } all)
        {
            answer[tag] = new JsonObject { ["vr"] = "SQ", ["Value"] = new JsonArray(all) };
        }
    }
}
