using CrowdAnnotate.Server.Archive;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>
/// The short way for the request that comes hundreds of times a case: one frame of a series that the caller was let in to a moment
/// ago. Everything else goes on to the routes, and so does the first frame.
/// </summary>
public sealed class QuickFrames(RequestDelegate next, FramePasses passes, InstanceCache instances, PixelStore store)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsGet(request.Method) || request.QueryString.HasValue || !FrameAddress.TryParse(request.Path.Value, out var address))
        {
            return next(context);
        }

        if (!passes.Holds(request, address.Series) || instances.Recall(address.Instance) is not { } place || !address.IsIn(place)
            || FrameMedia.Choose(request.Headers.Accept.ToString(), place.IsCompressed) is not { } media)
        {
            passes.Begin(context);
            return next(context);
        }

        return AnswerAsync(context, place, address.Number, media);
    }

    private async Task AnswerAsync(HttpContext context, PixelPlace place, int number, FrameMedia media)
    {
        try
        {
            await FrameAnswer.WriteOneAsync(context, store, place, number, media);
        }
        catch (IOException) when (!context.Response.HasStarted)
        {
            // Deleted since its place was remembered: the long way finds what has become of it.
            instances.Forget(place.InstanceUid);
            FrameAnswer.Retract(context);
            await next(context);
        }
    }
}
