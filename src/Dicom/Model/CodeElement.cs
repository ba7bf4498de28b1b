using System.Collections.Frozen;
using System.Text;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// A code element of ISO 2022 as DICOM uses it (PS3.3 tables C.12-3 and C.12-4): a set of characters, the escape sequence that
/// invokes it, and the half of the code table where it then is: G0 (bytes below 128) or G1 (above).
/// </summary>
internal sealed class CodeElement
{
    // Windows' tables differ from the Japanese standard's in a few characters that look alike.
    private static readonly FrozenDictionary<char, char> Jis = new Dictionary<char, char>
    {
        ['～'] = '〜', ['∥'] = '‖', ['－'] = '−', ['￠'] = '¢', ['￡'] = '£', ['￢'] = '¬',
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<char, char> FromJis = Jis.ToFrozenDictionary(p => p.Value, p => p.Key);

    public static readonly CodeElement Ascii = new("6", "(B", null) { Alone = CharacterSet.Default };

    private static readonly FrozenDictionary<string, CodeElement> ByName = new CodeElement[]
    {
        Ascii,
        Single("100", "-A", "iso-8859-1"), Single("101", "-B", "iso-8859-2"), Single("109", "-C", "iso-8859-3"), Single("110", "-D", "iso-8859-4"),
        Single("144", "-L", "iso-8859-5"), Single("127", "-G", "iso-8859-6"), Single("126", "-F", "iso-8859-7"), Single("138", "-H", "iso-8859-8"),
        Single("148", "-M", "iso-8859-9"), Single("203", "-b", "iso-8859-15"), Single("166", "-T", "windows-874"), Single("13", ")I", "shift_jis"),
        new("14", "(J", null) { Alone = CharacterSet.Default },
        new("87", "$B", CharacterSet.Page(20932)) { IsPair = true, IsJapanese = true }, new("159", "$(D", CharacterSet.Page(20932)) { IsPair = true, IsJapanese = true, IsSupplement = true },
        new("149", "$)C", CharacterSet.Page(949)) { IsPair = true, IsUpper = true }, new("58", "$)A", CharacterSet.Page(936)) { IsPair = true, IsUpper = true },
    }.ToFrozenDictionary(e => e.Name);

    private const char Dot = '・';
    private const char Numero = '№';
    private const char Undefined = '\uFFFD';

    private readonly Encoding? table;

    private CodeElement(string name, string escape, Encoding? table) =>
        (Name, Escape, this.table) = (name, Encoding.ASCII.GetBytes(escape), table);

    /// <summary>The ISO-IR registration number.</summary>
    public string Name { get; }

    /// <summary>What follows ESC.</summary>
    public byte[] Escape { get; }

    /// <summary>Whether the set lies in G1.</summary>
    public bool IsUpper { get; private init; }

    /// <summary>Whether a character takes two bytes.</summary>
    public bool IsPair { get; private init; }

    /// <summary>The encoding where the set stands alone, with ASCII below it.</summary>
    public Encoding Alone { get => field ?? CharacterSet.Default; private init; }

    private bool IsJapanese { get; init; }

    /// <summary>JIS X 0212, whose second byte the table has in the lower half.</summary>
    private bool IsSupplement { get; init; }

    public static CodeElement? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The element whose escape sequence the bytes after ESC begin with.</summary>
    public static CodeElement? Invoked(ReadOnlySpan<byte> afterEscape)
    {
        foreach (var element in ByName.Values)
        {
            if (afterEscape.StartsWith(element.Escape))
            {
                return element;
            }
        }

        return null;
    }

    /// <summary>The character of one byte.</summary>
    public char Decode(byte code) => table is null ? (char)code : One(table, [code]);

    /// <summary>The character of two bytes, as they are in the half where the set lies.</summary>
    public char Decode(byte first, byte second)
    {
        var c = One(table!, [(byte)(first | 0x80), IsSupplement ? (byte)(second & 0x7F) : (byte)(second | 0x80)]);
        return !IsJapanese ? c : IsSupplement ? Supplement(first, second, c) : c == Dot && (first, second) != (0x21, 0x26) ? Undefined
            : Jis.TryGetValue(c, out var standard) ? standard : c;
    }

    /// <summary>The bytes of a character; none when the set lacks it.</summary>
    public byte[] Encode(char c)
    {
        if (table is null)
        {
            return c < 0x80 ? [(byte)c] : [];
        }

        if (IsSupplement && c == Numero)
        {
            return [0x22, 0x71];
        }

        var bytes = table.GetBytes([IsJapanese && FromJis.TryGetValue(c, out var windows) ? windows : c]);
        if (bytes.Length != (IsPair ? 2 : 1) || bytes[0] < 0x80 || (IsPair && IsSupplement == bytes[1] >= 0x80))
        {
            return [];
        }

        var mask = IsUpper ? 0x80 : 0;
        byte[] code = [.. bytes.Select(b => (byte)((b & 0x7F) | mask))];
        return (IsPair ? Decode(code[0], code[1]) : Decode(code[0])) == c ? code : [];
    }

    // Windows' table shows what it lacks as a middle dot; two characters of the standard are among that (row 2 of JIS X 0212).
    private static char Supplement(byte first, byte second, char c) => (first, second) switch
    {
        (0x22, 0x37) => '~',
        (0x22, 0x71) => Numero,
        _ => c == Dot ? Undefined : c,
    };

    private static char One(Encoding table, ReadOnlySpan<byte> bytes)
    {
        Span<char> chars = stackalloc char[4];
        return table.GetChars(bytes, chars) == 1 ? chars[0] : Undefined;
    }

    private static CodeElement Single(string name, string escape, string page) =>
        new(name, escape, CharacterSet.Page(page)) { IsUpper = true, Alone = CharacterSet.Page(page) };
}
