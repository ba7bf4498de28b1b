namespace CrowdAnnotate.Dicom;

/// <summary>What must hold of an instance before anything else looks at it.</summary>
internal static class InstanceRules
{
    private static readonly DicomTag[] RequiredUids =
        [DicomTag.SOPClassUID, DicomTag.SOPInstanceUID, DicomTag.StudyInstanceUID, DicomTag.SeriesInstanceUID];

    public static DicomRefusal? Check(DicomFile file, DicomReadLimits limits, List<DicomNote> notes) =>
        CheckUids(file, notes) ?? CheckPixels(file, limits);

    private static DicomRefusal? CheckUids(DicomFile file, List<DicomNote> notes)
    {
        foreach (var tag in RequiredUids)
        {
            if (file.Dataset.GetUid(tag) is null)
            {
                return new DicomRefusal("The UID is missing", tag);
            }
        }

        var named = file.FileMetaInfo.GetString(DicomTag.MediaStorageSOPInstanceUID);
        if (named is not null && named != file.Dataset.GetString(DicomTag.SOPInstanceUID))
        {
            notes.Add(new DicomNote("The meta header names another instance than the data set", DicomTag.MediaStorageSOPInstanceUID));
        }

        NoteCharacterSet(file, notes);
        return null;
    }

    private static void NoteCharacterSet(DicomFile file, List<DicomNote> notes)
    {
        CharacterSet.Find(file.Dataset.GetStrings(DicomTag.SpecificCharacterSet), out var note);
        if (note is not null)
        {
            notes.Add(new DicomNote(note, DicomTag.SpecificCharacterSet));
        }
    }

    private static DicomRefusal? CheckPixels(DicomFile file, DicomReadLimits limits)
    {
        var dataset = file.Dataset;
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

        return file.TransferSyntax.IsEncapsulated ? CheckFragments(pixels, description) : CheckLength(pixels, description);
    }

    private static DicomRefusal? CheckFragments(DicomPixelData pixels, PixelDescription description)
    {
        if (!pixels.IsEncapsulated)
        {
            return new DicomRefusal("The transfer syntax is encapsulated but the pixel data are not", pixels.Tag, pixels.Offset);
        }

        return pixels.Fragments.Count - 1 < description.Frames
            ? new DicomRefusal($"{pixels.Fragments.Count - 1} fragments cannot hold {description.Frames} frames", pixels.Tag, pixels.Offset) : null;
    }

    // One byte more is the padding of an odd length; one byte less is an odd length that was not padded.
    private static DicomRefusal? CheckLength(DicomPixelData pixels, PixelDescription description)
    {
        if (pixels.IsEncapsulated)
        {
            return new DicomRefusal("The pixel data are encapsulated but the transfer syntax is not", pixels.Tag, pixels.Offset);
        }

        var expected = description.TotalBytes;
        return pixels.Length == expected || pixels.Length == expected + (expected & 1) ? null
            : new DicomRefusal(
                $"{pixels.Length} bytes of pixel data contradict {description.Columns}×{description.Rows}×{description.Frames} pixels, which need {expected}",
                pixels.Tag, pixels.Offset);
    }
}
