namespace CrowdAnnotate.Dicom;

/// <summary>
/// Codes (PS3.3 §8.8): those of public schemes whose value is one of the scheme stay, with a meaning of allowed words; any
/// other becomes “Other”, for private codes and free meanings can carry anything.
/// </summary>
internal static class CodeCleaning
{
    private static readonly DicomTag LongCodeValue = new(0x0008, 0x0119);
    private static readonly DicomTag UrnCodeValue = new(0x0008, 0x0120);
    private static readonly DicomTag CodingSchemeVersion = new(0x0008, 0x0103);
    private static readonly DicomTag EquivalentCodeSequence = new(0x0008, 0x0121);

    /// <summary>Whether the attribute is part of a code and is treated with it.</summary>
    public static bool IsPart(DicomTag tag) => tag == DicomTag.CodeValue || tag == DicomTag.CodingSchemeDesignator || tag == DicomTag.CodeMeaning
        || tag == LongCodeValue || tag == UrnCodeValue || tag == CodingSchemeVersion || tag == EquivalentCodeSequence;

    /// <summary>Whether an item of a sequence is a code.</summary>
    public static bool IsCode(DicomDataset item) => item.Contains(DicomTag.CodeValue) || item.Contains(LongCodeValue) || item.Contains(UrnCodeValue);

    /// <summary>Puts the cleaned code into <paramref name="target"/>.</summary>
    /// <returns>Whether the code is another one now.</returns>
    public static bool Put(DicomDataset item, DicomDataset target, IdentityWords identity)
    {
        var isLong = !item.Contains(DicomTag.CodeValue);
        var value = item.GetString(isLong ? LongCodeValue : DicomTag.CodeValue);
        var scheme = item.GetString(DicomTag.CodingSchemeDesignator);
        if (value is null || scheme is null || !CodeForms.Has(scheme, value) || identity.AreInCode(value))
        {
            foreach (var part in DummyValue.Code(target).Items)
            {
                target.AddOrUpdate(part);
            }

            return true;
        }

        var meaning = item.GetString(DicomTag.CodeMeaning) ?? "";
        var cleaned = TextCleaning.Clean(meaning, identity);
        target.AddOrUpdate(DicomValues.Element(isLong ? LongCodeValue : DicomTag.CodeValue, isLong ? DicomVR.UC : DicomVR.SH, [value], CharacterSet.Default));
        target.AddOrUpdate(DicomTag.CodingSchemeDesignator, scheme);
        target.AddOrUpdate(DicomTag.CodeMeaning, cleaned.Length > 0 ? cleaned : value.Length <= 64 ? value : DummyValue.Text);
        return cleaned != meaning;
    }
}
