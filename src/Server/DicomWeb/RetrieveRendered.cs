using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>
/// Rendered resources and thumbnails of every level (PS3.18 §10.4.1.1.3 and .4): JPEG or PNG as the header or the window asked for says
/// the values are shown. A series or study is all its frames as multipart; as a single part, and as a thumbnail, the middle instance of
/// its first series with images stands for it, and the first frame for an instance.
/// </summary>
public static class RetrieveRendered
{
    public const int ThumbnailSize = 128;
    private const int Unlimited = 16384;
    private static readonly Refusal Malformed = new("bad-frame-list", 400, "Frames are numbers from 1, parted by commas.");

    public static Task Study(string study, HttpContext context, Caller caller, SeriesVisibility visibility, SeriesHeads heads, SeriesIndex index, RenderedPictures pictures) =>
        OfStudyAsync(study, context, caller, visibility, heads, index, pictures, Unlimited);

    public static Task StudyThumbnail(string study, HttpContext context, Caller caller, SeriesVisibility visibility, SeriesHeads heads, SeriesIndex index, RenderedPictures pictures) =>
        OfStudyAsync(study, context, caller, visibility, heads, index, pictures, ThumbnailSize);

    public static Task Series(string study, string series, HttpContext context, SeriesIndex index, RenderedPictures pictures) =>
        OfSeriesAsync(study, series, context, index, pictures, Unlimited);

    public static Task SeriesThumbnail(string study, string series, HttpContext context, SeriesIndex index, RenderedPictures pictures) =>
        OfSeriesAsync(study, series, context, index, pictures, ThumbnailSize);

    public static Task Instance(string study, string series, string instance, HttpContext context, IQuerySession session, RenderedPictures pictures) =>
        OfInstanceAsync(study, series, instance, null, context, session, pictures, Unlimited);

    public static Task InstanceThumbnail(string study, string series, string instance, HttpContext context, IQuerySession session, RenderedPictures pictures) =>
        OfInstanceAsync(study, series, instance, null, context, session, pictures, ThumbnailSize);

    public static Task Frame(string study, string series, string instance, string frames, HttpContext context, IQuerySession session, RenderedPictures pictures) =>
        OfInstanceAsync(study, series, instance, frames, context, session, pictures, Unlimited);

    public static Task FrameThumbnail(string study, string series, string instance, string frames, HttpContext context, IQuerySession session, RenderedPictures pictures) =>
        OfInstanceAsync(study, series, instance, frames, context, session, pictures, ThumbnailSize);

    private static async Task OfStudyAsync(
        string study, HttpContext context, Caller caller, SeriesVisibility visibility, SeriesHeads heads, SeriesIndex index, RenderedPictures pictures, int largest)
    {
        var visible = await visibility.VisibleAsync(caller, context.RequestAborted);
        var (all, middle) = (new List<ShownFrame>(), (ShownFrame?)null);
        foreach (var head in (await heads.FindAsync(study, null, context.RequestAborted)).Where(h => visible is null || visible.Contains(h.SeriesUid)))
        {
            var frames = FramesOf(await index.FindAsync(head.SeriesUid, context.RequestAborted));
            middle ??= MiddleOf(frames);
            all.AddRange(frames);
        }

        await AnswerAsync(context, pictures, new ShownFrames(all, middle, AreMany: largest == Unlimited), largest);
    }

    private static async Task OfSeriesAsync(string study, string series, HttpContext context, SeriesIndex index, RenderedPictures pictures, int largest)
    {
        var found = await index.FindAsync(series, context.RequestAborted);
        var frames = found?.StudyUid == study ? FramesOf(found) : [];
        await AnswerAsync(context, pictures, new ShownFrames(frames, MiddleOf(frames), AreMany: largest == Unlimited), largest);
    }

    private static async Task OfInstanceAsync(
        string study, string series, string instance, string? frames, HttpContext context, IQuerySession session, RenderedPictures pictures, int largest)
    {
        var numbers = frames is null ? [] : RetrieveFrames.Parse(frames);
        if (numbers is null)
        {
            await Problems.WriteAsync(context, Malformed);
            return;
        }

        var found = await session.LoadAsync<ArchivedInstance>(instance, context.RequestAborted);
        var isThere = found is not null && found.SeriesUid == series && found.StudyUid == study && numbers.All(n => n >= 1 && n <= found.Frames);
        ShownFrame[] all = !isThere ? [] : [.. (frames is null ? Enumerable.Range(1, found!.Frames) : numbers).Select(n => new ShownFrame(instance, n))];
        await AnswerAsync(context, pictures, new ShownFrames(all, numbers.Length > 1 ? null : all.FirstOrDefault(), AreMany: numbers.Length > 1), largest);
    }

    private static Task AnswerAsync(HttpContext context, RenderedPictures pictures, ShownFrames frames, int largest) =>
        frames.All.Count == 0 ? Problems.WriteAsync(context, Problems.NotFound) : pictures.AnswerAsync(context, frames, largest);

    private static List<ShownFrame> FramesOf(IndexedSeries? series) =>
        [.. (series?.Instances ?? []).SelectMany(i => Enumerable.Range(1, i.Frames).Select(n => new ShownFrame(i.Uid, n)))];

    // Of multi-frame instances the first frame, as of the instance itself.
    private static ShownFrame? MiddleOf(List<ShownFrame> frames)
    {
        var firsts = frames.Where(f => f.Number == 1).ToList();
        return firsts.Count == 0 ? null : firsts[firsts.Count / 2];
    }
}
