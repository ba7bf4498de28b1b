namespace CrowdAnnotate.Dicom;

/// <summary>What must hold of the pixel data of an instance: they are there, and are as much as their description says.</summary>
internal static class PixelRules
{
    public static DicomRefusal? Check(DicomFile file, DicomReadLimits limits, List<DicomNote> notes)
    {
        var dataset = file.Dataset;
        if (file.TransferSyntax.IsEncapsulated && dataset.TryGet(DicomTag.PixelData, out var any) && any is DicomPixelData { IsEncapsulated: false } native)
        {
            return new DicomRefusal("The transfer syntax is encapsulated but the pixel data are not", native.Tag, native.Offset);
        }

        if (!SopClasses.IsImage(dataset.GetString(DicomTag.SOPClassUID)) && !dataset.Contains(DicomTag.BitsAllocated))
        {
            return null;
        }

        if (dataset.Contains(DicomTag.PixelDataProviderURL))
        {
            return new DicomRefusal("The pixel data are kept at an address instead of in the file", DicomTag.PixelDataProviderURL);
        }

        if (PixelDescription.Read(dataset, limits, out var description) is { } contradiction)
        {
            return contradiction;
        }

        var tag = description.PixelTag;
        if (!dataset.TryGet(tag, out var item) || item is not DicomPixelData pixels)
        {
            return new DicomRefusal("The pixel data are missing", tag);
        }

        if (SampleRules.Check(dataset, description, pixels) is { } mismatch)
        {
            return mismatch;
        }

        return file.TransferSyntax.IsEncapsulated
            ? CheckFragments(file, pixels, description) ?? CodestreamCheck.Check(dataset, file.TransferSyntax, notes)
            : CheckLength(pixels, description);
    }

    private static DicomRefusal? CheckFragments(DicomFile file, DicomPixelData pixels, PixelDescription description)
    {
        if (pixels.Fragments.Count > 1 && pixels.Fragments.Skip(1).All(f => f.Length == 0))
        {
            return new DicomRefusal("The fragments of the pixel data are empty", pixels.Tag, pixels.Offset);
        }

        // A film is one stream, in as many fragments as somebody liked (PS3.5 §8.2.5).
        var isFilm = FrameCodings.Of(file.TransferSyntax) == FrameCoding.Video;
        var fewest = isFilm ? 1 : description.Frames;
        return pixels.Fragments.Count - 1 < fewest
            ? new DicomRefusal($"{pixels.Fragments.Count - 1} fragments cannot hold {description.Frames} frames", pixels.Tag, pixels.Offset)
            : OffsetTableRules.Check(file.Dataset, pixels, description.Frames, isFilm);
    }

    // One byte more is the padding of an odd length; one byte less is an odd length that was not padded.
    private static DicomRefusal? CheckLength(DicomPixelData pixels, PixelDescription description)
    {
        var expected = description.TotalBytes;
        return pixels.Length == expected || pixels.Length == expected + (expected & 1) ? null
            : new DicomRefusal(
                $"{pixels.Length} bytes of pixel data contradict {description.Columns}×{description.Rows}×{description.Frames} pixels, which need {expected}",
                pixels.Tag, pixels.Offset);
    }
}
