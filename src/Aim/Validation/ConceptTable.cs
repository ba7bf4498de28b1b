using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>What is known of the concepts that measurements are of: the words for each, and the dimension of its unit.</summary>
internal static class ConceptTable
{
    // The codes in use, and IBSI's; what ePAD and older programs write for the same is in MeasuredQuantity.
    private static readonly Concept[] Concepts =
    [
        new(Codes.Length, UcumDimension.OfLength, "Linear", "LinearMeasurement", "Line", "Diameter"),
        new(Codes.LongAxis, UcumDimension.OfLength, "Major axis", "LongAxis", "Longest diameter"),
        new(Codes.ShortAxis, UcumDimension.OfLength, "Minor axis", "ShortAxis"),
        new(Codes.Perimeter, UcumDimension.OfLength, "Circumference"),
        new(Codes.Radius, UcumDimension.OfLength),
        new(Codes.MaximumDiameter, UcumDimension.OfLength),
        new(Codes.Area, UcumDimension.OfArea),
        new(Codes.Volume, UcumDimension.OfVolume),
        new(Codes.MeshVolume, UcumDimension.OfVolume, "Mesh volume", "Volume"),
        new(Codes.VoxelVolume, UcumDimension.OfVolume, "Voxel volume", "Approximate volume", "Volume"),
        new(Codes.AttenuationCoefficient, UcumDimension.OfAttenuation, "Attenuation", "Hounsfield unit"),
        new(Codes.Mean, null, "Average", "Mean value"),
        new(Codes.StandardDeviation, null, "SD", "Std dev", "StdDev"),
        new(Codes.Minimum, null, "Min"),
        new(Codes.Maximum, null, "Max"),
        new(Codes.Lesion, null),
        new(Codes.Double, null),
    ];

    private static readonly Dictionary<CodedConcept, Concept> ByCode = Concepts.ToDictionary(c => c.Code);

    private static readonly HashSet<string> AllWords = [.. Concepts.SelectMany(c => c.Words)];

    public static UcumDimension? DimensionOf(CodedConcept code) => Known(code)?.Dimension;

    /// <summary>The meaning that a known code has.</summary>
    public static string? MeaningOf(CodedConcept code) => Known(code)?.Code.Meaning;

    /// <summary>The meaning that a known code has and does not bear here; null where they agree or the code is not known.</summary>
    public static string? RightMeaning(CodedConcept code) =>
        Known(code) is { } known ? (known.Words.Contains(Plain(code.Meaning)) ? null : known.Code.Meaning) : LexiconMeanings.RightMeaning(code, Plain(code.Meaning));

    /// <summary>Whether a meaning is that of one of the known concepts.</summary>
    public static bool IsMeaningOfOne(string meaning) => AllWords.Contains(Plain(meaning));

    private static Concept? Known(CodedConcept code) =>
        ByCode.GetValueOrDefault(code)
        ?? (MeasuredQuantity.Of([code]) is { } q ? ByCode.GetValueOrDefault(q.Derivation ?? q.Concept) : null);

    // Case, blanks and punctuation are no difference in meaning.
    internal static string Plain(string meaning) => new([.. meaning.Where(char.IsLetterOrDigit).Select(char.ToUpperInvariant)]);

    private sealed class Concept(CodedConcept code, UcumDimension? dimension, params string[] also)
    {
        public CodedConcept Code => code;

        public UcumDimension? Dimension => dimension;

        public HashSet<string> Words { get; } = [Plain(code.Meaning), .. also.Select(Plain)];
    }
}
