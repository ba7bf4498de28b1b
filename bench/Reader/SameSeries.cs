using System.Net.Http.Headers;
using System.Text.Json;

namespace CrowdAnnotate.Bench;

/// <summary>Puts the series that a reader holds into another image server as our own delivers it, under the same names.</summary>
public static class SameSeries
{
    public static async Task FillAsync(ReaderSession reader, Orthanc orthanc, TemporaryFolder folder, CancellationToken cancel)
    {
        var place = folder.In("delivered");
        Directory.CreateDirectory(place);
        var series = reader.FramePath[..reader.FramePath.IndexOf("/instances/", StringComparison.Ordinal)];
        using var metadata = JsonDocument.Parse(await reader.Http.GetStringAsync(new Uri(series + "/metadata", UriKind.Relative), cancel));
        foreach (var uid in metadata.RootElement.EnumerateArray().Select(i => i.GetProperty("00080018").GetProperty("Value")[0].GetString()!))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{series}/instances/{uid}");
            request.Headers.TryAddWithoutValidation("Accept", "multipart/related; type=\"application/dicom\"; transfer-syntax=*");
            using var answer = await reader.Http.SendAsync(request, cancel);
            answer.EnsureSuccessStatusCode();
            await File.WriteAllBytesAsync(Path.Combine(place, uid + ".dcm"), OnlyPart(await answer.Content.ReadAsByteArrayAsync(cancel), answer.Content.Headers.ContentType!), cancel);
        }

        await orthanc.ImportAsync(place, cancel);
    }

    // RFC 2046 §5.1: the part begins after an empty line and ends before the line of the last boundary.
    private static byte[] OnlyPart(byte[] body, MediaTypeHeaderValue type)
    {
        var boundary = type.Parameters.First(p => p.Name == "boundary").Value!.Trim('"');
        var start = body.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        var end = body.AsSpan().LastIndexOf(System.Text.Encoding.ASCII.GetBytes("\r\n--" + boundary));
        return body[start..end];
    }
}
