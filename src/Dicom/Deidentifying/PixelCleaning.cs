namespace CrowdAnnotate.Dicom;

/// <summary>Pixel data with nothing in them but pixels.</summary>
/// <param name="ClearedCells">Cells that had bits outside the stored value.</param>
/// <param name="RemovedBytes">Bytes of codestreams that no decoder needs.</param>
internal sealed record CleanedPixels(DicomPixelData Data, long ClearedCells, long RemovedBytes);

/// <summary>Cleans an instance's own pixel data: padding and unused bits of native ones, markers and tails of compressed ones.</summary>
internal static class PixelCleaning
{
    /// <returns>Why they cannot be cleaned; null when <paramref name="cleaned"/> holds them, or null without pixel data.</returns>
    public static DicomRefusal? Clean(DicomFile file, out CleanedPixels? cleaned)
    {
        cleaned = null;
        var pixels = file.Dataset.Items.OfType<DicomPixelData>().FirstOrDefault();
        if (pixels is null)
        {
            return null;
        }

        if (!PixelDescription.TryRead(file.Dataset, out var description, out var refusal))
        {
            return refusal;
        }

        return pixels.Tag != description.PixelTag ? new DicomRefusal("The pixel data are not where the image's description says", pixels.Tag, pixels.Offset)
            : file.TransferSyntax.IsEncapsulated ? EncapsulatedCleaning.Clean(pixels, file.Dataset, file.TransferSyntax, description, out cleaned)
            : Native(pixels, description, out cleaned);
    }

    private static DicomRefusal? Native(DicomPixelData pixels, PixelDescription description, out CleanedPixels? cleaned)
    {
        cleaned = null;
        if (pixels.Length < description.TotalBytes)
        {
            return new DicomRefusal("The pixel data are too short", pixels.Tag, pixels.Offset);
        }

        var isClean = pixels.Length == description.TotalBytes && !pixels.IsBigEndian && !UnusedBits.MayHold(description);
        if (isClean)
        {
            cleaned = new CleanedPixels(pixels, 0, 0);
            return null;
        }

        if (pixels.Length > int.MaxValue)
        {
            return new DicomRefusal("Pixel data of 2 GiB and more with unused bits cannot be cleaned", pixels.Tag, pixels.Offset);
        }

        var bytes = pixels.Read(0, (int)pixels.Length);
        var little = pixels.IsBigEndian ? ByteOrder.Swapped(bytes.Span, pixels.VR.UnitSize) : bytes;
        var clear = UnusedBits.Clear(little, description, out var cells);
        cleaned = new CleanedPixels(new DicomPixelData(pixels.Tag, pixels.VR, pixels.Offset, clear), cells, 0);
        return null;
    }
}
