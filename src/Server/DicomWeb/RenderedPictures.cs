using System.Security.Cryptography;
using System.Text;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>Frames as pictures, as a client wishes and accepts them; the latest are remembered.</summary>
public sealed class RenderedPictures(PixelStore store, IDocumentStore documents)
{
    private const long MostRemembered = 32L << 20;
    private readonly LatestUsed<string, byte[]> remembered = new(MostRemembered, p => p.Length);

    /// <param name="largest">The largest width and height unless a viewport is asked for.</param>
    public async Task AnswerAsync(HttpContext context, ShownFrames frames, int largest)
    {
        if (RenderingWish.TryRead(context.Request.Query, largest, out var wish) is { } refusal)
        {
            await Problems.WriteAsync(context, refusal);
            return;
        }

        if (RenderedMedia.Choose(Accepted.Of(context.Request), frames.AreMany, frames.One is not null) is not { } media)
        {
            await Problems.WriteAsync(context, Accepted.Refuse(RenderedMedia.Offered));
            return;
        }

        var shown = media.IsMultipart ? frames.All : [frames.One!];
        if (!Prepare(context, shown, media, wish))
        {
            await (media.IsMultipart ? ManyAsync(context, shown, media, wish) : OneAsync(context, shown[0], media, wish));
        }
    }

    /// <returns>Whether the client has it already and the answer is complete.</returns>
    private static bool Prepare(HttpContext context, IReadOnlyList<ShownFrame> frames, RenderedMedia media, RenderingWish wish)
    {
        var headers = context.Response.Headers;
        var name = string.Join('|', frames.Select(f => NameOf(f, media, wish)).Append(media.IsMultipart ? MultipartForm.Boundary : ""));
        headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..32]}\"";
        headers.Vary = "Accept";

        // A frame never changes; which frames a series has does.
        headers.CacheControl = media.IsMultipart ? "private, no-cache" : "private, max-age=86400";
        if (wish.IsAnnotationIgnored)
        {
            headers.Append("Warning", "299 CrowdAnnotate \"The annotation parameter is not supported; nothing is drawn over the image\"");
        }

        if (!context.Request.Headers.IfNoneMatch.ToString().Contains(headers.ETag.ToString(), StringComparison.Ordinal))
        {
            return false;
        }

        context.Response.StatusCode = StatusCodes.Status304NotModified;
        return true;
    }

    private async Task OneAsync(HttpContext context, ShownFrame frame, RenderedMedia media, RenderingWish wish)
    {
        await using var session = documents.QuerySession();
        var (picture, refusal) = await PictureAsync(session, frame, media, wish, context.RequestAborted);
        if (picture is null)
        {
            await RefuseAsync(context, refusal!);
            return;
        }

        context.Response.ContentType = media.MediaType;
        context.Response.ContentLength = picture.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(picture, context.RequestAborted);
        }
    }

    // One after another, as they are made; what cannot be shown among others that can is left out.
    private async Task ManyAsync(HttpContext context, IReadOnlyList<ShownFrame> frames, RenderedMedia media, RenderingWish wish)
    {
        await using var session = documents.QuerySession();
        var (form, body, last) = (new MultipartForm(media.MediaType, null), context.Response.BodyWriter, (Refusal?)null);
        foreach (var frame in frames)
        {
            var (picture, refusal) = await PictureAsync(session, frame, media, wish, context.RequestAborted);
            if (picture is null)
            {
                last = refusal;
                continue;
            }

            context.Response.ContentType ??= form.ContentType;
            if (HttpMethods.IsHead(context.Request.Method))
            {
                return;
            }

            body.Advance(form.WriteHead(picture.Length, body.GetSpan(MultipartForm.LongestHead)));
            await body.WriteAsync(picture, context.RequestAborted);
        }

        await (context.Response.ContentType is null ? RefuseAsync(context, last!) : body.WriteAsync(MultipartForm.Tail, context.RequestAborted).AsTask());
    }

    private static Task RefuseAsync(HttpContext context, Refusal refusal)
    {
        context.Response.Headers.Remove("ETag");
        context.Response.Headers.CacheControl = "no-store";
        return Problems.WriteAsync(context, refusal);
    }

    private static string NameOf(ShownFrame frame, RenderedMedia media, RenderingWish wish) =>
        $"{frame.InstanceUid}/{frame.Number}/{media.MediaType}/{wish.Window}/{wish.Region}/{wish.MaximumWidth}/{wish.MaximumHeight}/{wish.Quality}";

    private async Task<(byte[]? Picture, Refusal? Refusal)> PictureAsync(IQuerySession session, ShownFrame frame, RenderedMedia media, RenderingWish wish, CancellationToken cancel)
    {
        var name = NameOf(frame, media, wish);
        if (remembered.TryGet(name, out var known))
        {
            return (known, null);
        }

        if (await session.LoadAsync<ArchivedInstance>(frame.InstanceUid, cancel) is not { } instance || frame.Number > instance.Frames)
        {
            return (null, Problems.NotFound);
        }

        var refusal = Render(instance, frame.Number, media.MediaType, wish, out var picture);
        if (picture is not null)
        {
            remembered.Set(name, picture);
        }

        return (picture, refusal);
    }

    private Refusal? Render(ArchivedInstance instance, int number, string type, RenderingWish wish, out byte[]? picture)
    {
        picture = null;
        var header = SeriesPixels.HeaderOf(instance);
        if (wish.Region is { } region && !region.Meets(header.GetInt32(DicomTag.Columns) ?? 0, header.GetInt32(DicomTag.Rows) ?? 0))
        {
            return RenderingWish.RegionOutside;
        }

        var frame = new byte[instance.FrameLength];
        store.Read(instance.PixelName, (number - 1L) * instance.FrameLength, frame);
        var refusal = DicomFrames.Unpack(header, frame, out var values);
        RenderedFrame? rendered = null;
        refusal ??= RenderedFrame.Create(header, number, values, out rendered, wish.Window, wish.MaximumWidth, wish.MaximumHeight, wish.Region);
        if (refusal is not null)
        {
            return new Refusal("cannot-be-shown", StatusCodes.Status406NotAcceptable, "The frame cannot be shown as a picture.", refusal.ToString());
        }

        picture = Picture.Encode(rendered!, type, wish.Quality);
        return null;
    }
}
