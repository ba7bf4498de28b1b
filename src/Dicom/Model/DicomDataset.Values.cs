using System.Buffers.Binary;
using System.Globalization;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Dicom;

/// <summary>Typed reading and setting of values.</summary>
public sealed partial class DicomDataset
{
    /// <summary>The first value as text without padding; null when there is none.</summary>
    public string? GetString(DicomTag tag) => GetStrings(tag) is [{ Length: > 0 } first, ..] ? first : null;

    /// <summary>All values as text without padding; an absent or empty attribute has none.</summary>
    public IReadOnlyList<string> GetStrings(DicomTag tag) =>
        TryGet(tag, out var item) && item is DicomElement { VR.IsText: true } e
            ? DicomValues.Strings(e, e.VR.IsLocalised ? Encoding : CharacterSet.Default) : [];

    /// <summary>The first value as a number.</summary>
    public double? GetDouble(DicomTag tag) => GetDoubles(tag) is [var first, ..] ? first : null;

    /// <summary>All values as numbers; null when there is none or one of them is no finite number.</summary>
    public double[]? GetDoubles(DicomTag tag) => TryGet(tag, out var item) && item is DicomElement e ? DicomValues.Numbers(e) : null;

    /// <summary>The first value as an integer; null also when it has a fraction or does not fit.</summary>
    public int? GetInt32(DicomTag tag) => GetDouble(tag) is { } d && d == Math.Floor(d) && Math.Abs(d) <= int.MaxValue ? (int)d : null;

    public Uid? GetUid(DicomTag tag) => Uid.TryParse(GetString(tag), out var uid) ? uid : null;

    /// <summary>The items of a sequence; an absent one has none.</summary>
    public IReadOnlyList<DicomDataset> GetSequence(DicomTag tag) => TryGet(tag, out var item) && item is DicomSequence s ? s.Items : [];

    /// <summary>Sets text values; none makes the attribute empty.</summary>
    /// <exception cref="ArgumentException">The tag is not in the dictionary, is not text, or the character set lacks a character.</exception>
    public DicomDataset AddOrUpdate(DicomTag tag, params string[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var vr = Known(tag);
        if (values.Length == 0)
        {
            return vr == DicomVR.SQ ? AddOrUpdate(new DicomSequence(tag)) : AddOrUpdate(new DicomElement(tag, vr, default));
        }

        return vr.IsText
            ? AddOrUpdate(DicomValues.Element(tag, vr, values, vr.IsLocalised ? Encoding : CharacterSet.Default))
            : throw new ArgumentException($"{tag} is not text.", nameof(tag));
    }

    /// <summary>Sets numbers, in binary or as decimal text as the VR asks.</summary>
    /// <exception cref="ArgumentException">The tag is not in the dictionary or is not numeric, or a number does not fit.</exception>
    public DicomDataset AddOrUpdate(DicomTag tag, params double[] values) => AddOrUpdate(DicomValues.Element(tag, NumericVR(tag, values), values));

    public DicomDataset AddOrUpdate(DicomTag tag, Uid uid) => AddOrUpdate(tag, uid.Value);

    public DicomDataset AddOrUpdate(DicomTag tag, params DicomDataset[] sequenceItems) => AddOrUpdate(new DicomSequence(tag, sequenceItems));

    private static DicomVR Known(DicomTag tag) =>
        DicomDictionary.Find(tag)?.VR ?? throw new ArgumentException($"{tag} is not in the dictionary.", nameof(tag));

    private static DicomVR NumericVR(DicomTag tag, double[] values) =>
        DicomDictionary.Find(tag) is { SignFollowsPixels: true } && values.Any(v => v < 0) ? DicomVR.SS : Known(tag);
}
