using System.Globalization;
using System.Net;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>
/// WADO-RS frames (PS3.18 §10.4.1.1.5): stored values as explicit little endian or, where they are there and accepted, as JPEG-LS;
/// as multipart/related or as a single part.
/// </summary>
public static class RetrieveFrames
{
    private const int MostFrames = 10_000;
    private static readonly Refusal BadList = new("bad-frame-list", (int)HttpStatusCode.BadRequest, "Frames are numbers from 1, parted by commas.");

    public static async Task Frames(
        string study, string series, string instance, string frames, HttpContext context, InstanceCache instances, PixelStore store, FramePasses passes)
    {
        var numbers = Parse(frames);
        var found = numbers is null ? null : await instances.FindAsync(instance, context.RequestAborted);
        if (found is null || found.SeriesUid != series || found.StudyUid != study || numbers!.Any(n => n < 1 || n > found.Frames))
        {
            await Problems.WriteAsync(context, numbers is null ? BadList : Problems.NotFound);
            return;
        }

        if (FrameMedia.Choose(Accepted.Of(context.Request), found.IsCompressed) is not { } media || (media.IsSinglePart && numbers!.Length > 1))
        {
            await Problems.WriteAsync(context, Accepted.Refuse(FrameMedia.Offered(found.IsCompressed)));
            return;
        }

        passes.Grant(context, series);
        await WriteAsync(context, store, instances, found, numbers!, media);
    }

    private static async Task WriteAsync(HttpContext context, PixelStore store, InstanceCache instances, PixelPlace found, int[] numbers, FrameMedia media)
    {
        try
        {
            await (numbers.Length == 1
                ? FrameAnswer.WriteOneAsync(context, store, found, numbers[0], media)
                : FrameAnswer.WriteManyAsync(context, store, found, numbers, media));
        }
        catch (IOException) when (!context.Response.HasStarted)
        {
            // Deleted since its place was remembered.
            instances.Forget(found.InstanceUid);
            FrameAnswer.Retract(context);
            await Problems.WriteAsync(context, Problems.NotFound);
        }
    }

    /// <summary>The numbers of a list of frames; null when it is none.</summary>
    public static int[]? Parse(string frames)
    {
        var parts = frames.Split(',');
        var numbers = new int[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]))
            {
                return null;
            }
        }

        return numbers.Length > MostFrames ? null : numbers;
    }
}
