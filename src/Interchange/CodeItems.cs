using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange;

/// <summary>Codes as items of sequences (PS3.3 §8.8).</summary>
public static class CodeItems
{
    private const int LongestCodeValue = 16;
    private const int LongestMeaning = 64;

    // The designator of PS3.16 Table 8-1, and the name of the same scheme in AIM.
    private const string DicomRadLex = "RADLEX";
    private const string AimRadLex = "RadLex";

    private static readonly DicomTag LongCodeValue = new(0x0008, 0x0119);
    private static readonly DicomTag UrnCodeValue = new(0x0008, 0x0120);

    /// <summary>Sets a code sequence; a code beyond 16 characters goes into LongCodeValue, a meaning beyond 64 is cut.</summary>
    public static DicomDataset AddCode(this DicomDataset dataset, DicomTag sequence, params IEnumerable<CodedConcept> codes)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        return dataset.AddOrUpdate(sequence, [.. codes.Select(c => Item(c, dataset))]);
    }

    /// <summary>The first code of a sequence; null when it has none that is whole.</summary>
    public static CodedConcept? GetCode(this DicomDataset dataset, DicomTag sequence) => dataset.GetCodes(sequence).FirstOrDefault();

    /// <summary>The whole codes of a sequence; a missing meaning is replaced by the value.</summary>
    public static IEnumerable<CodedConcept> GetCodes(this DicomDataset dataset, DicomTag sequence)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        foreach (var item in dataset.GetSequence(sequence))
        {
            var value = item.GetString(DicomTag.CodeValue) ?? item.GetString(LongCodeValue) ?? item.GetString(UrnCodeValue);
            var scheme = item.GetString(DicomTag.CodingSchemeDesignator);
            if (!string.IsNullOrWhiteSpace(value) && !string.IsNullOrWhiteSpace(scheme))
            {
                yield return new CodedConcept(value, scheme == DicomRadLex ? AimRadLex : scheme, item.GetString(DicomTag.CodeMeaning) is { } meaning && !string.IsNullOrWhiteSpace(meaning) ? meaning : value);
            }
        }
    }

    private static DicomDataset Item(CodedConcept code, DicomDataset parent) => new DicomDataset(parent)
        .AddOrUpdate(code.Value.Length > LongestCodeValue ? LongCodeValue : DicomTag.CodeValue, code.Value)
        .AddOrUpdate(DicomTag.CodingSchemeDesignator, code.Scheme.Equals(AimRadLex, StringComparison.OrdinalIgnoreCase) ? DicomRadLex : code.Scheme)
        .AddOrUpdate(DicomTag.CodeMeaning, code.Meaning.Length > LongestMeaning ? code.Meaning[..LongestMeaning] : code.Meaning);
}
