using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Seg;

/// <summary>The segments that a SEG describes, by their numbers.</summary>
internal static class SegmentTable
{
    public static DicomRefusal? Read(DicomDataset dataset, SegmentationKind kind, List<DicomNote> notes, out SortedDictionary<int, Segment> segments)
    {
        segments = [];
        var items = dataset.GetSequence(DicomTag.SegmentSequence);
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].GetInt32(SegTags.SegmentNumber) is not { } number || number < (kind == SegmentationKind.LabelMap ? 0 : 1))
            {
                return new DicomRefusal($"Segment description {i + 1} has no number from 1", SegTags.SegmentNumber);
            }

            if (number == 0)
            {
                NoteBackground(dataset, items[i], notes);
            }
            else if (!segments.TryAdd(number, SegmentItems.Read(items[i], notes)))
            {
                return new DicomRefusal($"Two segments have the number {number}", SegTags.SegmentNumber);
            }
        }

        if (segments.Count == 0)
        {
            return new DicomRefusal("The segmentation describes no segment", DicomTag.SegmentSequence);
        }

        if (kind != SegmentationKind.LabelMap && segments.Keys.Last() != segments.Count)
        {
            notes.Add(new DicomNote("The segments are not numbered from 1 without gaps; their numbers are kept", SegTags.SegmentNumber));
        }

        return null;
    }

    private static void NoteBackground(DicomDataset dataset, DicomDataset item, List<DicomNote> notes)
    {
        if (item.GetCode(SegTags.SegmentedPropertyTypeCodeSequence) != Codes.Background && dataset.GetInt32(DicomTag.PixelPaddingValue) is not 0)
        {
            notes.Add(new DicomNote("Segment 0 is described as something else than background; it is not read", DicomTag.SegmentSequence));
        }
    }
}
