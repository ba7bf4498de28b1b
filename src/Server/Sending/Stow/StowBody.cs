namespace CrowdAnnotate.Server.Sending.Stow;

/// <summary>The body of an answer to STOW-RS, in JSON (PS3.18 annex F) or XML (PS3.19 §A.1).</summary>
internal static class StowBody
{
    /// <summary>The longest that is read. An answer has some hundred bytes for each instance.</summary>
    public const int Longest = 4 << 20;

    /// <summary>What it says; null when it is no such answer.</summary>
    public static async Task<StowAnswer?> ReadAsync(HttpContent content, CancellationToken cancel)
    {
        var type = content.Headers.ContentType?.MediaType?.ToLowerInvariant();
        var (isJson, isXml) = (type is "application/dicom+json" or "application/json", type is "application/dicom+xml" or "application/xml" or "text/xml");
        if ((!isJson && !isXml) || await BytesAsync(content, cancel) is not { } bytes)
        {
            return null;
        }

        var module = isXml ? NativeModel.Read(bytes) : JsonModel.Read(bytes);
        return module is null ? null : StowAnswer.Of(module);
    }

    private static async Task<byte[]?> BytesAsync(HttpContent content, CancellationToken cancel)
    {
        await using var body = await content.ReadAsStreamAsync(cancel);
        using var bytes = new MemoryStream();
        var chunk = new byte[16 * 1024];
        for (int read; (read = await body.ReadAsync(chunk, cancel)) > 0;)
        {
            if (bytes.Length + read > Longest)
            {
                return null;
            }

            bytes.Write(chunk, 0, read);
        }

        return bytes.ToArray();
    }
}
