using System.Globalization;

namespace CrowdAnnotate.Dicom;

/// <summary>Names for segments and regions whose own name may not stay.</summary>
internal static class RegionLabels
{
    private static readonly DicomTag SegmentNumber = new(0x0062, 0x0004);
    private static readonly DicomTag RoiNumber = new(0x3006, 0x0022);
    private static readonly DicomTag RoiName = new(0x3006, 0x0026);
    private static readonly DicomTag ContentLabel = new(0x0070, 0x0080);
    private static readonly DicomTag StructureSetLabel = new(0x3006, 0x0002);

    /// <summary>“Segment n”, “ROI n”, the label of a structure set or of other content; null for attributes that are no such name.</summary>
    public static string? Of(DicomDataset item, DicomTag tag) =>
        tag == DicomTag.SegmentLabel ? Numbered("Segment", item.GetInt32(SegmentNumber))
        : tag == RoiName ? Numbered("ROI", item.GetInt32(RoiNumber))
        : tag == StructureSetLabel ? "Structures"
        : tag == ContentLabel ? "CONTENT"
        : null;

    private static string Numbered(string name, int? number) =>
        number is { } n ? string.Create(CultureInfo.InvariantCulture, $"{name} {n}") : name;
}
