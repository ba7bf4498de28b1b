using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>WADO-RS instances (PS3.18 §10.4.1.1.1): Part 10 files as multipart/related, or one of them as a single part.</summary>
public static class RetrieveInstances
{
    private const string Dicom = "application/dicom";
    private const string Offered =
        $"multipart/related of {Dicom}, of one instance also a single part, in transfer syntax {FrameMedia.ExplicitLittleEndian}, or {FrameMedia.JpegLsLossless} where frames are there in it";

    private sealed record Wish(bool Compressed, bool IsRequired, bool IsSinglePart);

    public static async Task OfStudy(string study, Caller caller, SeriesVisibility visibility, SeriesHeads heads, SeriesIndex index, PixelStore store, HttpContext context)
    {
        var visible = await visibility.VisibleAsync(caller, context.RequestAborted);
        var instances = new List<ArchivedInstance>();
        foreach (var head in (await heads.FindAsync(study, null, context.RequestAborted)).Where(h => visible is null || visible.Contains(h.SeriesUid)))
        {
            instances.AddRange(await index.LoadAsync(head.SeriesUid, context.RequestAborted));
        }

        await AnswerAsync(context, store, instances, isOne: false);
    }

    public static async Task OfSeries(string study, string series, SeriesIndex index, PixelStore store, HttpContext context) =>
        await AnswerAsync(context, store, [.. (await index.LoadAsync(series, context.RequestAborted)).Where(i => i.StudyUid == study)], isOne: false);

    public static async Task OfInstance(string study, string series, string instance, IQuerySession session, PixelStore store, HttpContext context)
    {
        var found = await session.LoadAsync<ArchivedInstance>(instance, context.RequestAborted);
        await AnswerAsync(context, store, found is not null && found.SeriesUid == series && found.StudyUid == study ? [found] : [], isOne: true);
    }

    private static async Task AnswerAsync(HttpContext context, PixelStore store, List<ArchivedInstance> instances, bool isOne)
    {
        if (instances.Count == 0)
        {
            await Problems.WriteAsync(context, Problems.NotFound);
            return;
        }

        var canCompress = instances.All(i => i.Frames == 0 || PixelPlace.Of(i).IsCompressed);
        var wish = MediaRange.Parse(Accepted.Of(context.Request)).Select(r => Of(r, isOne)).FirstOrDefault(w => w is not null && (!w.IsRequired || canCompress));
        if (wish is null)
        {
            await Problems.WriteAsync(context, Accepted.Refuse(Offered));
            return;
        }

        context.Response.Headers.Vary = "Accept";
        context.Response.Headers.CacheControl = "private, no-cache";
        PartTenObject[] files = [.. instances.Select(i => PartTenObject.Of(i, store, wish.Compressed))];
        await (wish.IsSinglePart ? OneAsync(context, store, files[0]) : ManyAsync(context, store, files));
    }

    private static Wish? Of(MediaRange range, bool isOne)
    {
        var single = isOne && range.Type is Dicom or "application/*" && isOne;
        if (!single && !range.CoversPart(Dicom))
        {
            return null;
        }

        return range.TransferSyntax switch
        {
            null or FrameMedia.ExplicitLittleEndian => new Wish(false, false, single),
            "*" => new Wish(true, false, single),
            FrameMedia.JpegLsLossless => new Wish(true, true, single),
            _ => null,
        };
    }

    private static async Task OneAsync(HttpContext context, PixelStore store, PartTenObject file)
    {
        context.Response.ContentType = $"{Dicom}; transfer-syntax={file.TransferSyntax}";
        context.Response.ContentLength = file.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await file.SendAsync(store, context);
        }
    }

    private static async Task ManyAsync(HttpContext context, PixelStore store, PartTenObject[] files)
    {
        var forms = files.Select(f => f.TransferSyntax).Distinct().ToDictionary(t => t, t => new MultipartForm(Dicom, t));
        context.Response.ContentType = new MultipartForm(Dicom, forms.Count == 1 ? files[0].TransferSyntax : null).ContentType;
        context.Response.ContentLength = files.Sum(f => forms[f.TransferSyntax].HeadLength(f.Length) + f.Length) + MultipartForm.Tail.Length;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        var body = context.Response.BodyWriter;
        foreach (var file in files)
        {
            body.Advance(forms[file.TransferSyntax].WriteHead(file.Length, body.GetSpan(MultipartForm.LongestHead)));
            await file.SendAsync(store, context);
        }

        await body.WriteAsync(MultipartForm.Tail, context.RequestAborted);
    }
}
