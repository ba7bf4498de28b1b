using System.Diagnostics.CodeAnalysis;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.RtStruct;

/// <summary>Reads RTSTRUCT of any writer: every contour with its points in the patient; <see cref="ContourPlacing"/> puts them on images.</summary>
public static class StructureSetReader
{
    public static bool TryRead(DicomFile file, [NotNullWhen(true)] out StructureSet? set, [NotNullWhen(false)] out DicomRefusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(file);
        refusal = Read(file.Dataset, out set);
        return refusal is null;
    }

    private static DicomRefusal? Read(DicomDataset dataset, out StructureSet? set)
    {
        set = null;
        if (dataset.GetUid(DicomTag.SOPClassUID) != StructureSetWriter.StructureSetStorage)
        {
            return new DicomRefusal("The object is no structure set", DicomTag.SOPClassUID);
        }

        var notes = new List<DicomNote>();
        if (Rois(dataset, notes, out var rois) is { } refusal)
        {
            return refusal;
        }

        var frame = dataset.FirstItem(RtTags.ReferencedFrameOfReferenceSequence);
        var series = frame?.FirstItem(RtTags.RTReferencedStudySequence)?.FirstItem(RtTags.RTReferencedSeriesSequence);
        set = new StructureSet(
            dataset.GetUid(DicomTag.SOPInstanceUID)!.Value,
            dataset.FirstItem(RtTags.StructureSetROISequence)?.GetUid(RtTags.ReferencedFrameOfReferenceUID)
                ?? frame?.GetUid(DicomTag.FrameOfReferenceUID) ?? dataset.GetUid(DicomTag.FrameOfReferenceUID),
            series?.GetUid(DicomTag.SeriesInstanceUID), rois.ToValueList(), notes.ToValueList());
        return null;
    }

    private static DicomRefusal? Rois(DicomDataset dataset, List<DicomNote> notes, out List<StructureRoi> rois)
    {
        rois = [];
        var items = dataset.GetSequence(RtTags.StructureSetROISequence);
        if (items.Count == 0)
        {
            return new DicomRefusal("The structure set has no region", RtTags.StructureSetROISequence);
        }

        var contours = ByNumber(dataset, RtTags.ROIContourSequence);
        var observations = ByNumber(dataset, RtTags.RTROIObservationsSequence);
        for (var i = 0; i < items.Count; i++)
        {
            if (items[i].GetInt32(RtTags.ROINumber) is not { } number || rois.Exists(r => r.Number == number))
            {
                return new DicomRefusal($"Region {i + 1} has no number, or that of another", RtTags.ROINumber);
            }

            if (Contours(contours.GetValueOrDefault(number), number, out var read) is { } refusal)
            {
                return refusal;
            }

            if (read.Count == 0)
            {
                notes.Add(new DicomNote($"Region {number} has no contour", RtTags.ROIContourSequence));
            }

            rois.Add(new StructureRoi(number, RoiItems.Read(items[i], observations.GetValueOrDefault(number), number), read.ToValueList()));
        }

        foreach (var stranger in contours.Keys.Except(rois.Select(r => r.Number)))
        {
            notes.Add(new DicomNote($"There are contours of region {stranger}, which is not described; they are left out", RtTags.ReferencedROINumber));
        }

        return null;
    }

    private static Dictionary<int, DicomDataset> ByNumber(DicomDataset dataset, DicomTag sequence)
    {
        var byNumber = new Dictionary<int, DicomDataset>();
        foreach (var item in dataset.GetSequence(sequence))
        {
            byNumber.TryAdd(item.GetInt32(RtTags.ReferencedROINumber) ?? 0, item);
        }

        return byNumber;
    }

    private static DicomRefusal? Contours(DicomDataset? roi, int number, out List<PatientContour> contours)
    {
        contours = [];
        var items = roi?.GetSequence(RtTags.ContourSequence) ?? [];
        for (var i = 0; i < items.Count; i++)
        {
            var where = $"Contour {i + 1} of region {number}";
            if (Shape(items[i].GetString(RtTags.ContourGeometricType)) is not { } shape)
            {
                return new DicomRefusal($"{where} is of no known geometric type", RtTags.ContourGeometricType);
            }

            var numbers = items[i].GetDoubles(RtTags.ContourData);
            if (numbers is not { Length: > 0 } || numbers.Length % 3 != 0)
            {
                return new DicomRefusal($"{where} has no points of three finite numbers", RtTags.ContourData);
            }

            if (items[i].GetInt32(RtTags.NumberOfContourPoints) is { } said && said != numbers.Length / 3)
            {
                return new DicomRefusal($"{where} says {said} points and has {numbers.Length / 3}", RtTags.NumberOfContourPoints);
            }

            var image = items[i].FirstItem(RtTags.ContourImageSequence);
            contours.Add(new PatientContour(
                shape, numbers.Chunk(3).Select(c => new PatientPoint(c[0], c[1], c[2])).ToValueList(),
                image?.GetUid(DicomTag.ReferencedSOPInstanceUID), image?.GetInt32(Seg.SegTags.ReferencedFrameNumber)));
        }

        return null;
    }

    private static ContourShape? Shape(string? type) => type switch
    {
        "CLOSED_PLANAR" => ContourShape.ClosedPlanar,
        "CLOSEDPLANAR_XOR" => ContourShape.ClosedPlanarXor,
        "OPEN_PLANAR" => ContourShape.OpenPlanar,
        "OPEN_NONPLANAR" => ContourShape.OpenNonPlanar,
        "POINT" => ContourShape.Point,
        _ => null,
    };
}
