namespace CrowdAnnotate.Server.Tests.DicomWeb;

/// <summary>The body of a STOW-RS request, byte for byte as some client writes it.</summary>
internal static class StoreBody
{
    private const string Boundary = "of-the-tests";

    /// <summary>As the standard writes it.</summary>
    public static ByteArrayContent Of(params byte[][] files) => Typed([.. files.SelectMany(Part), .. End], $"multipart/related; type=\"application/dicom\"; boundary={Boundary}");

    /// <summary>Without its last boundary, and the last file cut.</summary>
    public static ByteArrayContent Cut(params byte[][] files) =>
        Typed([.. files.SelectMany(Part).SkipLast(100)], $"multipart/related; type=\"application/dicom\"; boundary={Boundary}");

    public static ByteArrayContent Typed(byte[] body, string? type)
    {
        var content = new ByteArrayContent(body);
        if (type is not null)
        {
            content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        return content;
    }

    public static byte[] End => [.. "\r\n--"u8, .. System.Text.Encoding.ASCII.GetBytes(Boundary), .. "--\r\n"u8];

    // Every part, the first too, begins with CRLF, as senders of the field write it.
    private static IEnumerable<byte> Part(byte[] file) =>
        System.Text.Encoding.ASCII.GetBytes($"\r\n--{Boundary}\r\nContent-Type: application/dicom\r\n\r\n").Concat(file);
}
