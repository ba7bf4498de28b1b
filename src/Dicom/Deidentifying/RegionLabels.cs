using System.Globalization;
using System.Text;

namespace CrowdAnnotate.Dicom;

/// <summary>Names for segments and regions whose own name may not stay.</summary>
internal static class RegionLabels
{
    // Of a long string (PS3.5 §6.2).
    private const int Longest = 64;

    private static readonly DicomTag SegmentNumber = new(0x0062, 0x0004);
    private static readonly DicomTag SegmentDescription = new(0x0062, 0x0006);
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

    /// <summary>Whether the attribute says which segment or region it is.</summary>
    public static bool Are(DicomTag tag) => tag == DicomTag.SegmentLabel || tag == SegmentDescription || tag == RoiName;

    /// <summary>Gives those of the items whose names became the same their numbers.</summary>
    /// <returns>The attributes that changed.</returns>
    public static IEnumerable<DicomTag> Distinguish(IReadOnlyList<DicomDataset> items)
    {
        foreach (var tag in items.Count > 1 ? new[] { DicomTag.SegmentLabel, RoiName } : [])
        {
            // Other text is kept as it was and not made the same by cleaning.
            var named = items.Select((item, i) => (Item: item, Name: item.GetString(tag) ?? "", Number: item.GetInt32(tag == RoiName ? RoiNumber : SegmentNumber) ?? i + 1))
                .Where(n => n.Name.Length > 0 && Ascii.IsValid(n.Name)).ToList();
            var groups = named.GroupBy(n => n.Name, StringComparer.OrdinalIgnoreCase).ToList();
            var taken = groups.Select(g => g.Key).ToHashSet(StringComparer.OrdinalIgnoreCase);
            foreach (var (item, name, number) in groups.Where(g => g.Count() > 1).SelectMany(g => g))
            {
                item.AddOrUpdate(tag, Free(name, number, taken));
                yield return tag;
            }
        }
    }

    // Another may have the number in its name already.
    private static string Free(string name, int number, HashSet<string> taken)
    {
        for (var suffix = $" {number.ToString(CultureInfo.InvariantCulture)}"; ; suffix += "_")
        {
            var free = name[..Math.Min(name.Length, Math.Max(0, Longest - suffix.Length))] + suffix;
            if (taken.Add(free))
            {
                return free;
            }
        }
    }

    private static string Numbered(string name, int? number) =>
        number is { } n ? string.Create(CultureInfo.InvariantCulture, $"{name} {n}") : name;
}
