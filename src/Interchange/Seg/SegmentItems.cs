using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Seg;

/// <summary>Segment descriptions as items of SegmentSequence (PS3.3 §C.8.20.4), both ways.</summary>
internal static class SegmentItems
{
    public static readonly Segment Background = new("Background", Codes.SpatialAndRelationalConcept, Codes.Background);

    private const string Unnamed = "Segment";

    public static DicomDataset Write(DicomDataset dataset, int number, Segment segment, List<Loss> losses)
    {
        var item = new DicomDataset(dataset)
            .AddOrUpdate(SegTags.SegmentNumber, (double)number)
            .AddOrUpdate(DicomTag.SegmentLabel, ShortText.Fit(segment.Label, DicomTag.SegmentLabel, losses))
            .AddOrUpdate(SegTags.SegmentAlgorithmType, segment.Origin switch
            {
                SegmentOrigin.Manual => "MANUAL",
                SegmentOrigin.Semiautomatic => "SEMIAUTOMATIC",
                _ => "AUTOMATIC",
            })
            .AddCode(SegTags.SegmentedPropertyCategoryCodeSequence, segment.Category)
            .AddCode(SegTags.SegmentedPropertyTypeCodeSequence, segment.Type);
        AddModifiers(item.GetSequence(SegTags.SegmentedPropertyTypeCodeSequence)[0], SegTags.SegmentedPropertyTypeModifierCodeSequence, segment.TypeModifiers);
        if (segment.Region is { } region)
        {
            item.AddCode(SegTags.AnatomicRegionSequence, region);
            AddModifiers(item.GetSequence(SegTags.AnatomicRegionSequence)[0], SegTags.AnatomicRegionModifierSequence, segment.RegionModifiers);
        }

        AddText(item, segment, losses);
        return item;
    }

    /// <summary>Reads a description; what is missing is replaced and told.</summary>
    public static Segment Read(DicomDataset item, List<DicomNote> notes)
    {
        var label = item.GetString(DicomTag.SegmentLabel);
        var (category, type) = (item.GetCode(SegTags.SegmentedPropertyCategoryCodeSequence), item.GetCode(SegTags.SegmentedPropertyTypeCodeSequence));
        if (label is null || category is null || type is null)
        {
            notes.Add(new DicomNote($"Segment {item.GetInt32(SegTags.SegmentNumber)} lacks its label, category or type; a general one stands for it", DicomTag.SegmentSequence));
        }

        var origin = item.GetString(SegTags.SegmentAlgorithmType) switch
        {
            "AUTOMATIC" => SegmentOrigin.Automatic, "SEMIAUTOMATIC" => SegmentOrigin.Semiautomatic, _ => SegmentOrigin.Manual,
        };
        var algorithm = item.GetString(SegTags.SegmentAlgorithmName);
        var region = item.FirstItem(SegTags.AnatomicRegionSequence);
        return new Segment(
            label ?? Unnamed, category ?? Codes.MorphologicallyAbnormalStructure, type ?? Codes.Lesion, origin,
            algorithm ?? (origin == SegmentOrigin.Manual ? null : "not named"))
        {
            TypeModifiers = Modifiers(item.FirstItem(SegTags.SegmentedPropertyTypeCodeSequence), SegTags.SegmentedPropertyTypeModifierCodeSequence),
            Description = item.GetString(SegTags.SegmentDescription),
            Region = item.GetCode(SegTags.AnatomicRegionSequence),
            RegionModifiers = Modifiers(region, SegTags.AnatomicRegionModifierSequence),
            Tracking = item.GetUid(SegTags.TrackingUID) is { } uid ? new Tracking(item.GetString(SegTags.TrackingID) ?? label ?? Unnamed, uid) : null,
        };
    }

    private static void AddText(DicomDataset item, Segment segment, List<Loss> losses)
    {
        if (segment.Algorithm is { } algorithm)
        {
            item.AddOrUpdate(SegTags.SegmentAlgorithmName, ShortText.Fit(algorithm, SegTags.SegmentAlgorithmName, losses));
        }

        if (segment.Description is { } description)
        {
            item.AddOrUpdate(SegTags.SegmentDescription, description);
        }

        if (segment.Tracking is { } tracking)
        {
            item.AddOrUpdate(SegTags.TrackingID, tracking.Id).AddOrUpdate(SegTags.TrackingUID, tracking.Uid);
        }
    }

    private static void AddModifiers(DicomDataset code, DicomTag sequence, ValueList<CodedConcept> modifiers)
    {
        if (modifiers.Count > 0)
        {
            code.AddCode(sequence, modifiers);
        }
    }

    private static ValueList<CodedConcept> Modifiers(DicomDataset? code, DicomTag sequence) => code is null ? [] : code.GetCodes(sequence).ToValueList();
}
