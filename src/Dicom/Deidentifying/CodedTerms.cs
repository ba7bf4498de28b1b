using System.Collections.Frozen;

namespace CrowdAnnotate.Dicom;

/// <summary>Terms that coded strings may have: those of PS3.3 and of well-known makers, by attribute where the attribute has a list of its own.</summary>
internal static class CodedTerms
{
    private static readonly FrozenSet<string> OfAny = Rows('*').SelectMany(r => r.Terms).ToFrozenSet();
    private static readonly FrozenDictionary<DicomTag, FrozenSet<string>> Own = ByTag('=');
    private static readonly FrozenDictionary<DicomTag, FrozenSet<string>> More = ByTag('+');

    public static bool Has(DicomTag tag, string value) => Own.TryGetValue(tag, out var own) ? own.Contains(value)
        : OfAny.Contains(value) || (More.TryGetValue(tag, out var more) && more.Contains(value));

    /// <summary>Whether some attribute without a list of its own has the term.</summary>
    public static bool IsOfAny(string value) => OfAny.Contains(value);

    private static FrozenDictionary<DicomTag, FrozenSet<string>> ByTag(char kind) =>
        Rows(kind).GroupBy(r => r.Tag).ToFrozenDictionary(g => Parsed(g.Key), g => g.SelectMany(r => r.Terms).ToFrozenSet());

    private static DicomTag Parsed(string digits) =>
        DicomTag.TryParse(digits, out var tag) ? tag : throw new InvalidOperationException($"{digits} is no tag.");

    private static IEnumerable<(string Tag, string[] Terms)> Rows(char kind) => DeidentificationTables.Lines("terms.txt").Where(l => l[0] == kind)
        .Select(l => (Line: l, Blank: l.IndexOf(' ', StringComparison.Ordinal))).Select(l => (l.Line[1..l.Blank], l.Line[(l.Blank + 1)..].Split('\\')));
}
