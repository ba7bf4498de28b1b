using System.Collections.Frozen;

namespace CrowdAnnotate.Dicom;

/// <summary>The words that may stay in text: an allow-list, so that what nobody thought of goes.</summary>
internal static class Vocabulary
{
    private static readonly FrozenSet<string> Words = DeidentificationTables.Lines("vocabulary.txt").ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup = Words.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string> Units = FrozenSet.ToFrozenSet(
        ["mm", "cm", "kv", "kvp", "kev", "ms", "sec", "ma", "mas", "mgy", "hu", "%", "mhz", "khz", "hz", "mbq", "mci", "ml", "bq", "fps"],
        StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> UnitLookup = Units.GetAlternateLookup<ReadOnlySpan<char>>();

    public static bool Has(ReadOnlySpan<char> word) => Lookup.Contains(word);

    public static bool IsUnit(ReadOnlySpan<char> word) => UnitLookup.Contains(word);
}
