using CrowdAnnotate.Dicom;
using SkiaSharp;

namespace CrowdAnnotate.Server.Archive;

/// <summary>A rendered frame as a picture file.</summary>
public static class Picture
{
    public const string Jpeg = "image/jpeg";
    public const string Png = "image/png";

    /// <param name="quality">1 to 100, of JPEG.</param>
    public static byte[] Encode(RenderedFrame frame, string mediaType, int quality)
    {
        using var bitmap = new SKBitmap(new SKImageInfo(frame.Width, frame.Height, frame.Channels == 1 ? SKColorType.Gray8 : SKColorType.Rgba8888, SKAlphaType.Opaque));
        var target = bitmap.GetPixelSpan();
        for (var y = 0; y < frame.Height; y++)
        {
            var row = frame.Pixels.AsSpan(y * frame.Width * frame.Channels, frame.Width * frame.Channels);
            CopyRow(row, target.Slice(y * bitmap.RowBytes, bitmap.RowBytes), frame.Channels);
        }

        using var encoded = bitmap.Encode(mediaType == Png ? SKEncodedImageFormat.Png : SKEncodedImageFormat.Jpeg, quality);
        return encoded.ToArray();
    }

    private static void CopyRow(ReadOnlySpan<byte> row, Span<byte> target, int channels)
    {
        if (channels == 1)
        {
            row.CopyTo(target);
            return;
        }

        for (var x = 0; x < row.Length / 3; x++)
        {
            row.Slice(3 * x, 3).CopyTo(target[(4 * x)..]);
            target[(4 * x) + 3] = 255;
        }
    }
}
