using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CrowdAnnotate.Dicom;

/// <summary>The repertoires of SpecificCharacterSet (0008,0005): PS3.3 §C.12.1.1.2.</summary>
internal static partial class CharacterSet
{
    public const string Utf8Term = "ISO_IR 192";

    // The default repertoire is ISO-IR 6; archives hold Latin-1 bytes under it, and Latin-1 maps every byte to a character.
    public static readonly Encoding Default = Encoding.Latin1;

    private const string NotKnown = "The character set is not known; text is read as Latin-1";

    // Few sets are in use; a hostile file shall not fill memory with others.
    private const int MostRemembered = 100;

    private static readonly ConcurrentDictionary<string, (Encoding Encoding, string? Note)> Remembered = new(StringComparer.Ordinal);

    /// <summary>The encoding of these terms; <paramref name="note"/> says what was not understood, if anything.</summary>
    public static Encoding Find(IReadOnlyList<string> terms, out string? note)
    {
        var key = string.Join('\\', terms);
        if (!Remembered.TryGetValue(key, out var found))
        {
            found.Encoding = Make(terms, out found.Note);
            if (Remembered.Count < MostRemembered)
            {
                Remembered.TryAdd(key, found);
            }
        }

        note = found.Note;
        return found.Encoding;
    }

    private static Encoding Make(IReadOnlyList<string> terms, out string? note)
    {
        note = null;
        var names = new List<string>();
        foreach (var term in terms)
        {
            names.Add(Name(term, out var isExact));
            note = isExact ? note : "The character set is spelled in another way than the standard's";
        }

        if (names.Find(n => n is "192" or "GB18030" or "GBK") is { } whole)
        {
            // These hold every character and know no code extensions (PS3.3 §C.12.1.1.2).
            note = names.Count > 1 ? "A character set that allows no other beside it stands beside another, which is left out" : note;
            return whole switch { "192" => Encoding.UTF8, "GBK" => Page("gbk"), _ => Page("gb18030") };
        }

        var usesExtensions = names.Count > 1 || terms.Any(t => t.Contains("2022", StringComparison.Ordinal));
        var sets = names.Select(n => CodeElement.Find(n)).ToList();
        note = sets.Contains(null) ? NotKnown : note;
        return usesExtensions ? new CodeExtensions([.. sets.OfType<CodeElement>()])
            : sets is [{ } only] ? only.Alone : Default;
    }

    // “ISO_IR 100”, “ISO 2022 IR 100”, and what stands for them in archives.
    private static string Name(string term, out bool isExact)
    {
        var text = term.Trim();
        isExact = text.Length == 0 || Defined().IsMatch(text);
        if (text.Length == 0)
        {
            return "6";
        }

        var match = Loose().Match(text);
        return match.Success ? match.Groups["number"].Value.TrimStart('0')
            : text.ToUpperInvariant() switch
            {
                "GB18030" or "GBK" => text.ToUpperInvariant(),
                "UTF-8" or "UTF8" => "192",
                "GB2312" => "GBK",
                _ => text,
            };
    }

    internal static Encoding Page(string name) => CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);

    internal static Encoding Page(int number) =>
        CodePagesEncodingProvider.Instance.GetEncoding(number) ?? Encoding.GetEncoding(number.ToString(CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^(ISO_IR \d+|ISO 2022 IR \d+|GB18030|GBK)$")]
    private static partial Regex Defined();

    [GeneratedRegex(@"^ISO[ _-]?(2022[ _-]?)?IR[ _-]?(?<number>\d{1,3})$", RegexOptions.IgnoreCase)]
    private static partial Regex Loose();
}
