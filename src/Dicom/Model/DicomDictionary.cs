using System.Collections.Frozen;

namespace CrowdAnnotate.Dicom;

/// <summary>One line of the data dictionary (PS3.6).</summary>
/// <param name="SignFollowsPixels">“US or SS”: signed where PixelRepresentation is 1.</param>
public sealed record DicomAttribute(DicomTag Tag, string Keyword, DicomVR VR, bool SignFollowsPixels);

/// <summary>The attributes this product reads or writes by name; any other is carried by its tag and VR alone.</summary>
public static class DicomDictionary
{
    private static readonly FrozenDictionary<DicomTag, DicomAttribute> ByTag = DicomTag.Defined.ToFrozenDictionary(a => a.Tag);

    private static readonly FrozenDictionary<string, DicomAttribute> ByKeyword =
        DicomTag.Defined.ToFrozenDictionary(a => a.Keyword, StringComparer.Ordinal);

    public static IReadOnlyCollection<DicomAttribute> Attributes => ByTag.Values;

    public static DicomAttribute? Find(DicomTag tag) => ByTag.GetValueOrDefault(tag);

    public static DicomAttribute? Find(string keyword) => ByKeyword.GetValueOrDefault(keyword);

    /// <summary>The VR of an attribute whose encoding does not name it (implicit VR, UN): PS3.5 §6.2.2 and annex A.1.</summary>
    internal static DicomVR ImplicitVR(DicomTag tag, bool pixelsAreSigned) => Find(tag) switch
    {
        { SignFollowsPixels: true } => pixelsAreSigned ? DicomVR.SS : DicomVR.US,
        { } known => known.VR,
        null when tag.IsGroupLength => DicomVR.UL,
        null when tag.IsPrivateCreator => DicomVR.LO,
        null => DicomVR.UN,
    };
}
