namespace CrowdAnnotate.Dicom;

/// <summary>The data dictionary (PS3.6): every standard attribute by tag and by keyword. It is read when it is first asked.</summary>
public static class DicomDictionary
{
    private static readonly Lazy<DictionaryTable> Table = new(DictionaryTable.Read);

    private static readonly Lazy<Dictionary<string, DicomAttribute>> ByKeyword = new(() =>
        Table.Value.Attributes.Where(a => a.Keyword.Length > 0).ToDictionary(a => a.Keyword, StringComparer.Ordinal));

    /// <summary>Every attribute; of a repeating group (PS3.5 §7.6) the first one.</summary>
    public static IReadOnlyCollection<DicomAttribute> Attributes => Table.Value.Attributes;

    /// <summary>The attribute of that tag; null for private ones and those the registry does not know.</summary>
    public static DicomAttribute? Find(DicomTag tag) => Table.Value.Find(tag);

    /// <summary>The attribute of that keyword; of a repeating group the first one.</summary>
    public static DicomAttribute? Find(string keyword) => ByKeyword.Value.GetValueOrDefault(keyword);

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
