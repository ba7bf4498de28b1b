using System.Text.Json;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>Bulk data (PS3.18 §10.4.1.1.6): the pixel data of an instance, all frames, little endian; by range too in a single part.</summary>
public static class BulkData
{
    public const string PixelData = "7FE00010";

    /// <summary>The address that metadata give, relative to the server as every viewer resolves it.</summary>
    public static string AddressOf(ArchivedInstance i) => $"/dicomweb/studies/{i.StudyUid}/series/{i.SeriesUid}/instances/{i.Id}/bulkdata/{PixelData}";

    /// <summary>OB up to 8 bits allocated, else OW (PS3.5 §8.1.2 lets OB be OW; frames of 8 bits are nobody's words).</summary>
    public static string PixelVR(JsonElement header) =>
        header.TryGetProperty("00280100", out var bits) && bits.TryGetProperty("Value", out var value) && value.GetArrayLength() > 0 && value[0].GetDouble() <= 8 ? "OB" : "OW";

    public static async Task Retrieve(string study, string series, string instance, string tag, HttpContext context, InstanceCache instances, PixelStore store)
    {
        var found = await instances.FindAsync(instance, context.RequestAborted);
        if (found is null || found.SeriesUid != series || found.StudyUid != study || !tag.Equals(PixelData, StringComparison.OrdinalIgnoreCase) || found.Frames == 0)
        {
            await Problems.WriteAsync(context, Problems.NotFound);
            return;
        }

        if (FrameMedia.Choose(Accepted.Of(context.Request), compressed: false) is not { } media)
        {
            await Problems.WriteAsync(context, Accepted.Refuse(FrameMedia.Offered(compressed: false)));
            return;
        }

        await FrameAnswer.WriteAllAsync(context, store, found, media);
    }
}
