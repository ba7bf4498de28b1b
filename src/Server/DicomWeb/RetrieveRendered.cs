using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>
/// Rendered frames and thumbnails (PS3.18 §10.4.1.1.3 and .4): JPEG or PNG as the header or the window asked for says the values are
/// shown. Of several frames the first is shown, of a series or study the instance in the middle.
/// </summary>
public sealed class RetrieveRendered(PixelStore store, IDocumentStore documents)
{
    private const int Unlimited = 16384;
    private const int ThumbnailSize = 128;
    private const long MostRemembered = 32L << 20;
    private static readonly Refusal Malformed = new("bad-frame-list", 400, "One frame is shown at a time, by its number from 1.");
    private readonly LatestUsed<string, byte[]> thumbnails = new(MostRemembered, p => p.Length);

    public static Task Instance(string study, string series, string instance, HttpContext context, RetrieveRendered rendered) =>
        rendered.OneAsync(context, study, series, instance, "1", Unlimited);

    public static Task Frame(string study, string series, string instance, string frames, HttpContext context, RetrieveRendered rendered) =>
        rendered.OneAsync(context, study, series, instance, frames, Unlimited);

    public static Task InstanceThumbnail(string study, string series, string instance, HttpContext context, RetrieveRendered rendered) =>
        rendered.OneAsync(context, study, series, instance, "1", ThumbnailSize);

    public static Task FrameThumbnail(string study, string series, string instance, string frames, HttpContext context, RetrieveRendered rendered) =>
        rendered.OneAsync(context, study, series, instance, frames, ThumbnailSize);

    public static async Task SeriesThumbnail(string study, string series, HttpContext context, SeriesIndex index, RetrieveRendered rendered)
    {
        var found = await index.FindAsync(series, context.RequestAborted);
        await (found is null || found.StudyUid != study ? Problems.WriteAsync(context, Problems.NotFound) : rendered.MiddleAsync(context, found));
    }

    public static async Task StudyThumbnail(string study, HttpContext context, Caller caller, SeriesVisibility visibility, SeriesHeads heads, SeriesIndex index, RetrieveRendered rendered)
    {
        var visible = await visibility.VisibleAsync(caller, context.RequestAborted);
        foreach (var head in (await heads.FindAsync(study, null, context.RequestAborted)).Where(h => visible is null || visible.Contains(h.SeriesUid)))
        {
            if (head.Attributes.ContainsKey("00280010") && await index.FindAsync(head.SeriesUid, context.RequestAborted) is { } found)
            {
                await rendered.MiddleAsync(context, found);
                return;
            }
        }

        await Problems.WriteAsync(context, Problems.NotFound);
    }

    private Task MiddleAsync(HttpContext context, IndexedSeries series) =>
        OneAsync(context, series.StudyUid, series.SeriesUid, series.Instances[series.Instances.Count / 2].Uid, "1", ThumbnailSize);

    private async Task OneAsync(HttpContext context, string study, string series, string instance, string frame, int largest)
    {
        if (!int.TryParse(frame, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            await Problems.WriteAsync(context, Malformed);
            return;
        }

        if (RenderingWish.TryRead(context.Request.Query, largest, out var wish) is { } refusal)
        {
            await Problems.WriteAsync(context, refusal);
            return;
        }

        var type = MediaRange.Parse(Accepted.Of(context.Request)).Select(r => r.Covers(Picture.Jpeg) ? Picture.Jpeg : r.Covers(Picture.Png) ? Picture.Png : null).FirstOrDefault(t => t is not null);
        if (type is null)
        {
            await Problems.WriteAsync(context, Accepted.Refuse($"{Picture.Jpeg}, {Picture.Png}"));
            return;
        }

        await using var session = documents.QuerySession();
        var found = await session.LoadAsync<ArchivedInstance>(instance, context.RequestAborted);
        if (found is null || found.SeriesUid != series || found.StudyUid != study || number < 1 || number > found.Frames)
        {
            await Problems.WriteAsync(context, Problems.NotFound);
            return;
        }

        await AnswerAsync(context, found, number, type, wish);
    }

    private async Task AnswerAsync(HttpContext context, ArchivedInstance instance, int number, string type, RenderingWish wish)
    {
        var name = $"{instance.Id}/{number}/{type}/{wish.Window}/{wish.MaximumWidth}/{wish.MaximumHeight}/{wish.Quality}";
        var headers = context.Response.Headers;
        headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32]}\"";
        headers.Vary = "Accept";
        headers.CacheControl = "private, max-age=86400";
        if (wish.IsAnnotationIgnored)
        {
            headers.Append("Warning", "299 CrowdAnnotate \"The annotation parameter is not supported; nothing is drawn over the image\"");
        }

        if (context.Request.Headers.IfNoneMatch.ToString().Contains(headers.ETag.ToString(), StringComparison.Ordinal))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (!thumbnails.TryGet(name, out var picture))
        {
            if (Render(instance, number, type, wish, out picture) is { } refusal)
            {
                headers.Remove("ETag");
                headers.CacheControl = "no-store";
                await Problems.WriteAsync(context, new Refusal("cannot-be-shown", StatusCodes.Status406NotAcceptable, "The frame cannot be shown as a picture.", refusal.ToString()));
                return;
            }

            thumbnails.Set(name, picture!);
        }

        context.Response.ContentType = type;
        context.Response.ContentLength = picture!.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(picture, context.RequestAborted);
        }
    }

    private DicomRefusal? Render(ArchivedInstance instance, int number, string type, RenderingWish wish, out byte[]? picture)
    {
        picture = null;
        var header = SeriesPixels.HeaderOf(instance);
        var frame = new byte[instance.FrameLength];
        store.Read(instance.PixelName, (number - 1L) * instance.FrameLength, frame);
        if (DicomFrames.Unpack(header, frame, out var values) is { } packed)
        {
            return packed;
        }

        if (RenderedFrame.Create(header, number, values, out var rendered, wish.Window, wish.MaximumWidth, wish.MaximumHeight) is { } refusal)
        {
            return refusal;
        }

        picture = Picture.Encode(rendered!, type, wish.Quality);
        return null;
    }
}
