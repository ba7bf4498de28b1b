using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Archive.Review;

/// <summary>The administrator's queue of held instances: the only routes that reach them.</summary>
public static class ReviewEndpoints
{
    private const string WholeSeries = "series";
    private static readonly Refusal BadReach = new("bad-reach", 400, "applyTo is “instance” or “series”.");

    public sealed record Item(
        string ItemId, string SeriesUid, string Patient, string Modality, IReadOnlyList<HeldReason> Reasons, int Rows, int Columns, int Frames,
        DateTimeOffset ReceivedAt, IReadOnlyList<HeldRectangle> Suggested);

    /// <param name="Rectangles">What is blacked out in every frame; none releases the pixels as they are.</param>
    /// <param name="Deface">Whether the face of a head series is removed; for a whole series only.</param>
    public sealed record ReleaseRequest(IReadOnlyList<HeldRectangle>? Rectangles = null, string ApplyTo = "instance", bool Deface = false);

    public sealed record RejectRequest(string ApplyTo = "instance");

    public static void MapReview(this RouteGroupBuilder archive)
    {
        archive.MapGet("review", List);
        archive.MapGet("review/{itemId}/frames/{number:int}", Frame);
        archive.MapPost("review/{itemId}/release", Release);
        archive.MapPost("review/{itemId}/reject", Reject);
    }

    // Series by series as they came, within a series slice by slice.
    private static async Task<IEnumerable<Item>> List(IQuerySession session, CancellationToken cancel) =>
        (await session.Query<HeldInstance>().ToListAsync(cancel))
            .GroupBy(h => h.SeriesUid).OrderBy(series => series.Min(h => h.ReceivedAt)).ThenBy(series => series.Key, StringComparer.Ordinal)
            .SelectMany(series => series.OrderBy(h => h.Place ?? 0).ThenBy(h => h.Id, StringComparer.Ordinal))
            .Select(h => new Item(h.Id, h.SeriesUid, h.Patient, h.Modality, h.Reasons, h.Rows, h.Columns, h.Instance.Frames, h.ReceivedAt, h.Suggested));

    /// <param name="deface">Whether it is shown as it will be without the face; nothing is changed by looking.</param>
    private static async Task Frame(string itemId, int number, HttpContext context, IQuerySession session, FacePreview preview, PixelStore pixels, bool deface = false)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (await session.LoadAsync<HeldInstance>(itemId, context.RequestAborted) is not { Instance: var instance } held || number < 1 || number > instance.Frames)
        {
            await Problems.WriteAsync(context, Problems.NotFound);
            return;
        }

        var frame = new byte[instance.FrameLength];
        pixels.Read(instance.PixelName, (number - 1L) * instance.FrameLength, frame);
        var header = SeriesPixels.HeaderOf(instance);
        if (deface && await preview.RemoveAsync(session, held, number, header, frame, context.RequestAborted) is { } unseen)
        {
            await Problems.WriteAsync(context, unseen);
            return;
        }

        RenderedFrame? rendered = null;
        if ((DicomFrames.Unpack(header, frame, out var values) ?? RenderedFrame.Create(header, number, values, out rendered)) is { } refusal)
        {
            await Problems.WriteAsync(context, new Refusal("cannot-be-shown", 406, "The frame cannot be shown as a picture.", refusal.ToString()));
            return;
        }

        context.Response.ContentType = Picture.Png;
        await context.Response.Body.WriteAsync(Picture.Encode(rendered!, Picture.Png, quality: 100), context.RequestAborted);
    }

    private static async Task<IResult> Release(string itemId, ReleaseRequest request, Caller caller, ReleaseHeld release, CancellationToken cancel)
    {
        if (request.ApplyTo is not ("instance" or WholeSeries))
        {
            return Problems.Result(BadReach);
        }

        var wish = new ReleaseWish(request.Rectangles ?? [], request.ApplyTo == WholeSeries, request.Deface);
        var (refusal, series) = await release.HandleAsync(itemId, wish, caller.Pseudonym, cancel);
        return refusal is not null ? Problems.Result(refusal) : TypedResults.Ok(new ImportEndpoints.FinishAnswer(series));
    }

    private static async Task<IResult> Reject(string itemId, RejectRequest request, Caller caller, RejectHeld reject, CancellationToken cancel) =>
        request.ApplyTo is not ("instance" or WholeSeries) ? Problems.Result(BadReach)
        : await reject.HandleAsync(itemId, request.ApplyTo == WholeSeries, caller.Pseudonym, cancel) ? TypedResults.NoContent()
        : Problems.Result(Problems.NotFound);
}
