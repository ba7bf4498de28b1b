using System.Text;
using System.Text.Json;

namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>A series as any DICOMweb client would have it (PS3.18 §10.4): metadata, then every frame.</summary>
/// <param name="get">Fetches a path with the Accept header given.</param>
public sealed class DicomWebSeries(Func<string, string, Task<byte[]>> get)
{
    public async Task<SeriesImage> ReadAsync(string study, string series)
    {
        var address = $"/dicomweb/studies/{study}/series/{series}";
        using var metadata = JsonDocument.Parse(await get($"{address}/metadata", "application/dicom+json"));
        var slices = new List<ImageSlice>();
        foreach (var instance in metadata.RootElement.EnumerateArray())
        {
            var uid = Values(instance, "00080018")[0].GetString()!;
            var frame = await get($"{address}/instances/{uid}/frames/1", "multipart/related; type=\"application/octet-stream\"");
            slices.Add(Slice(instance, uid, OnlyPart(frame)));
        }

        return new SeriesImage(slices);
    }

    /// <summary>The body of a multipart message of one part (RFC 2046): after the part's empty line, before the last boundary.</summary>
    public static byte[] OnlyPart(byte[] message)
    {
        var head = message.AsSpan().IndexOf("\r\n\r\n"u8);
        var tail = message.AsSpan().LastIndexOf("\r\n--"u8);
        if (head < 0 || tail < head + 4)
        {
            throw new InvalidDataException($"Not a multipart message: {Encoding.Latin1.GetString(message, 0, Math.Min(80, message.Length))}");
        }

        return message[(head + 4)..tail];
    }

    private static ImageSlice Slice(JsonElement instance, string uid, byte[] pixels)
    {
        double[] Numbers(string tag) => [.. Values(instance, tag).Select(v => v.GetDouble())];
        int Integer(string tag) => Values(instance, tag)[0].GetInt32();
        var (orientation, spacing) = (Numbers("00200037"), Numbers("00280030"));
        var stored = StoredValues.Read(pixels, Integer("00280100"), Integer("00280101"), Integer("00280103") == 1);
        var (slope, intercept) = (Numbers("00281053")[0], Numbers("00281052")[0]);
        return new ImageSlice(
            uid, Numbers("00200032"), orientation[..3], orientation[3..], spacing[1], spacing[0], Integer("00280011"), Integer("00280010"),
            [.. stored.Select(v => (v * slope) + intercept)]);
    }

    private static List<JsonElement> Values(JsonElement instance, string tag) =>
        instance.TryGetProperty(tag, out var element) && element.TryGetProperty("Value", out var values)
            ? [.. values.EnumerateArray()]
            : throw new InvalidDataException($"The metadata has no {tag}.");
}
