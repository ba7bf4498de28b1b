using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.RtStruct;

/// <summary>What a region means as items of StructureSetROISequence and RTROIObservationsSequence (PS3.3 §C.8.8.5, §C.8.8.8), both ways.</summary>
internal static class RoiItems
{
    public static DicomDataset Roi(DicomDataset dataset, int number, Segment meaning, Uid frame, List<Loss> losses)
    {
        var item = new DicomDataset(dataset)
            .AddOrUpdate(RtTags.ROINumber, (double)number)
            .AddOrUpdate(RtTags.ReferencedFrameOfReferenceUID, frame)
            .AddOrUpdate(RtTags.ROIName, ShortText.Fit(meaning.Label, RtTags.ROIName, losses))
            .AddOrUpdate(RtTags.ROIGenerationAlgorithm, meaning.Origin switch
            {
                SegmentOrigin.Manual => "MANUAL",
                SegmentOrigin.Semiautomatic => "SEMIAUTOMATIC",
                _ => "AUTOMATIC",
            });
        if (meaning.Description is { } description)
        {
            item.AddOrUpdate(RtTags.ROIDescription, description);
        }

        if (meaning.Algorithm is { } algorithm)
        {
            item.AddOrUpdate(RtTags.ROIGenerationDescription, ShortText.Fit(algorithm, RtTags.ROIGenerationDescription, losses));
        }

        if (meaning.Tracking is not null || meaning.Region is not null)
        {
            losses.Add(new Loss($"StructureSetROISequence[{number}]", "Tracking identifier and anatomic region have no place in RTSTRUCT."));
        }

        return item;
    }

    public static DicomDataset Observation(DicomDataset dataset, int number, Segment meaning, string? reader, List<Loss> losses)
    {
        var item = new DicomDataset(dataset)
            .AddOrUpdate(RtTags.ObservationNumber, (double)number)
            .AddOrUpdate(RtTags.ReferencedROINumber, (double)number)
            .AddCode(SegTags.SegmentedPropertyCategoryCodeSequence, meaning.Category)
            .AddCode(RtTags.RTROIIdentificationCodeSequence, meaning.Type)
            .AddOrUpdate(RtTags.RTROIInterpretedType, Array.Empty<string>())
            .AddOrUpdate(RtTags.ROIInterpreter, ShortText.Fit(reader ?? "", RtTags.ROIInterpreter, losses));
        if (meaning.TypeModifiers.Count > 0)
        {
            item.GetSequence(RtTags.RTROIIdentificationCodeSequence)[0].AddCode(SegTags.SegmentedPropertyTypeModifierCodeSequence, meaning.TypeModifiers);
        }

        return item;
    }

    /// <summary>The meaning of a region out of both items; what most structure sets leave out is a lesion.</summary>
    public static Segment Read(DicomDataset roi, DicomDataset? observation, int number)
    {
        var origin = roi.GetString(RtTags.ROIGenerationAlgorithm) switch
        {
            "AUTOMATIC" => SegmentOrigin.Automatic, "SEMIAUTOMATIC" => SegmentOrigin.Semiautomatic, _ => SegmentOrigin.Manual,
        };
        return new Segment(
            roi.GetString(RtTags.ROIName) ?? observation?.GetString(RtTags.ROIObservationLabel) ?? $"ROI {number}",
            observation?.GetCode(SegTags.SegmentedPropertyCategoryCodeSequence) ?? Codes.MorphologicallyAbnormalStructure,
            observation?.GetCode(RtTags.RTROIIdentificationCodeSequence) ?? Codes.Lesion,
            origin,
            roi.GetString(RtTags.ROIGenerationDescription) ?? (origin == SegmentOrigin.Manual ? null : "not named"))
        {
            Description = roi.GetString(RtTags.ROIDescription),
            TypeModifiers = observation?.FirstItem(RtTags.RTROIIdentificationCodeSequence) is { } type
                ? new(type.GetCodes(SegTags.SegmentedPropertyTypeModifierCodeSequence)) : [],
        };
    }
}
