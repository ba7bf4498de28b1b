using System.Text;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>What must not outlive de-identification, in the forms that people write it, with the words to look for in the bytes.</summary>
/// <param name="CharacterSet">Of (0008,0005); its bytes are in <paramref name="Raw"/> as Latin-1.</param>
internal sealed record PlantedText(string Raw, string CharacterSet, params string[] Words)
{
    private static readonly string[] Plain = ["", "ISO_IR 100"];

    public static IReadOnlyList<PlantedText> All { get; } =
    [
        // Names, of people whom the header names or not.
        Ascii("Doe^Jane", "Doe^", "^Jane"), Ascii("Jane Doe", "Jane D"), Ascii("DOE, JANE", "DOE,"), Ascii("Dr. Kowalski", "Kowalski"), Ascii("Mrs O'Sullivan-Parker", "Sullivan", "Parker"),
        Ascii("J.D. Smithers", "Smithers"), Ascii("Smithers JD", "Smithers"), Ascii("Prof_Haddock", "Haddock"), Ascii("van der Berghe", "Berghe"), Ascii("KOWALSKI/PIOTR", "KOWALSKI", "PIOTR"),
        // Dates.
        Ascii("1961-03-04", "1961"), Ascii("04.03.1961", "1961", "04.03"), Ascii("03/04/61", "03/04"), Ascii("4 March 1961", "1961", "March"), Ascii("Mar 4th, 1961", "1961"), Ascii("19610304", "19610304"),
        Ascii("DOB 4-3-61", "4-3-61"), Ascii("born in 1961", "1961", "born"), Ascii("1961:03:04 11:22", "1961", "11:22"),
        // Numbers by which somebody is known.
        Ascii("+1 (555) 010-4477", "4477"), Ascii("555-010-4477", "4477", "555-"), Ascii("tel 0043 1 5550104 77", "5550104", "0043"), Ascii("MRN 00471193", "00471193"), Ascii("MRN#47-11-93", "47-11"),
        Ascii("Acc A0047119", "A0047119"), Ascii("SSN 123-45-6789", "6789", "123-"), Ascii("ID:AB4711C", "AB4711C"), Ascii("4711 0193", "4711", "0193"),
        // Addresses.
        Ascii("12 Elmwood Street, Springfield 62701", "Elmwood", "Springfield", "62701"), Ascii("jane.doe@example.org", "example", "jane."), Ascii("http://ward7.example.org/p?id=4711", "ward7", "4711"),
        Ascii("St. Elsewhere Hospital", "Elsewhere", "Hospital"),
        // Other scripts: the bytes are those of PS3.5 annexes H to J and of the character sets named.
        new("M\u00FCller^J\u00FCrgen", "ISO_IR 100", "M\u00FCller", "J\u00FCrgen"),
        new("\u00BB\u00EE\u00DAce\u00DC\u00D1yp\u00D3", "ISO_IR 144", "\u00BB\u00EE\u00DA", "\u041B\u044E\u043A"),
        new("\u00C4\u00E9\u00EF\u00ED\u00F5\u00F3\u00E9\u00EF\u00F2", "ISO_IR 126", "\u00C4\u00E9\u00EF\u00ED", "\u0394\u03B9\u03BF\u03BD"),
        new("Yamada^Tarou=\u001B$B;3ED\u001B(B^\u001B$BB@O:\u001B(B", @"\ISO 2022 IR 87", "Yamada", "Tarou", ";3ED", "\u5C71\u7530"),
        new("Hong^Gildong=\u001B$)C\u00FB\u00F3^\u001B$)C\u00D1\u00CE\u00D4\u00D7", @"\ISO 2022 IR 149", "Hong^", "Gildong", "\u00D1\u00CE\u00D4\u00D7"),
        new("Wang^XiaoDong=\u00CD\u00F5^\u00D0\u00A1\u00B6\u00AB", "GB18030", "XiaoDong", "\u00D0\u00A1\u00B6\u00AB", "\u5C0F\u4E1C"),
        new("\u00C5\u00BDi\u00C5\u00BEek", "ISO_IR 192", "\u017Di\u017Eek"),
    ];

    /// <summary>The bytes, with technical words before, as a text of this VR.</summary>
    public byte[] Bytes(string before, string vr)
    {
        var text = Encoding.Latin1.GetBytes(vr == "PN" ? Raw : before + Raw);
        return text.Length % 2 == 0 ? text : [.. text, (byte)' '];
    }

    /// <summary>The words that are in there, in any of the forms that a file can hold text in.</summary>
    public IEnumerable<string> Left(byte[] file)
    {
        var forms = new[] { Encoding.Latin1, Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode }.Select(e => e.GetString(file)).ToArray();
        return Words.Where(w => Array.Exists(forms, f => f.Contains(w, StringComparison.OrdinalIgnoreCase)));
    }

    private static PlantedText Ascii(string raw, params string[] words) => new(raw, Plain[raw.Length % 2], words);
}
