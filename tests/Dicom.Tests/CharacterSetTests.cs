using System.Globalization;
using System.Text;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Character sets; the names are the examples of PS3.5 annexes H, I, J and K.</summary>
public class CharacterSetTests
{
    private static readonly DicomTag Name = DicomTag.PatientName;

    private static DicomDataset Dataset(string sets, byte[] name) => new DicomDataset()
        .AddOrUpdate(new DicomElement(DicomTag.SpecificCharacterSet, DicomVR.CS, Encoding.ASCII.GetBytes(sets))).AddOrUpdate(new DicomElement(Name, DicomVR.PN, name));

    // \x1b and the like stand for bytes.
    private static byte[] Bytes(string text)
    {
        var bytes = new List<byte>();
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\\' && text[i + 1] == 'x')
            {
                bytes.Add(byte.Parse(text.AsSpan(i + 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 3;
            }
            else
            {
                bytes.Add((byte)text[i]);
            }
        }

        return [.. bytes];
    }

    public static TheoryData<string, string, string> Names => new()
    {
        { "ISO_IR 100", @"Buc^J\xE9r\xF4me", "Buc^Jérôme" },
        { "ISO_IR 101", @"Wa\xB3\xEAsa", "Wałęsa" },
        { "ISO_IR 109", @"anta\xFD\xF8nomo", "antaŭĝnomo" },
        { "ISO_IR 110", @"v\xE0rds", "vārds" },
        { "ISO_IR 144", @"\xBB\xEE\xDA\xE1\xD5\xDC\xD1\xE3\xE0\xD3", "Люксембург" },
        { "ISO_IR 127", @"\xE2\xC8\xC7\xE6\xEA^\xE4\xE6\xD2\xC7\xD1", "قباني^لنزار" },
        { "ISO_IR 126", @"\xC4\xE9\xEF\xED\xF5\xF3\xE9\xEF\xF2", "Διονυσιος" },
        { "ISO_IR 138", @"\xF9\xF8\xE5\xEF^\xE3\xE1\xE5\xF8\xE4", "שרון^דבורה" },
        { "ISO_IR 148", @"\xC7avu\xFEo\xF0lu", "Çavuşoğlu" },
        { "ISO_IR 203", @"\xBDuvre \xA4", "œuvre €" },
        { "ISO_IR 166", @"\xB9\xD2\xC2", "นาย" },
        { "ISO_IR 13", @"\xD4\xCF\xC0\xDE^\xC0\xDB\xB3", "ﾔﾏﾀﾞ^ﾀﾛｳ" },
        { "ISO_IR 192", @"Wang^XiaoDong=\xE7\x8E\x8B^\xE5\xB0\x8F\xE6\x9D\xB1", "Wang^XiaoDong=王^小東" },
        { "GB18030", @"Wang^XiaoDong=\xCD\xF5^\xD0\xA1\xB6\xAB", "Wang^XiaoDong=王^小东" },
        { "GBK", @"Wang^XiaoDong=\xCD\xF5^\xD0\xA1\xB6\xAB", "Wang^XiaoDong=王^小东" },
        {
            @"\ISO 2022 IR 87", @"Yamada^Tarou=\x1B$B;3ED\x1B(B^\x1B$BB@O:\x1B(B=\x1B$B$d$^$@\x1B(B^\x1B$B$?$m$&\x1B(B", "Yamada^Tarou=山田^太郎=やまだ^たろう"
        },
        {
            @"ISO 2022 IR 13\ISO 2022 IR 87", @"\xD4\xCF\xC0\xDE^\xC0\xDB\xB3=\x1B$B;3ED\x1B(J^\x1B$BB@O:\x1B(J=\x1B$B$d$^$@\x1B(J^\x1B$B$?$m$&\x1B(J",
            "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう"
        },
        { @"\ISO 2022 IR 149", @"Hong^Gildong=\x1B$)C\xFB\xF3^\x1B$)C\xD1\xCE\xD4\xD7=\x1B$)C\xC8\xAB^\x1B$)C\xB1\xE6\xB5\xBF", "Hong^Gildong=洪^吉洞=홍^길동" },
        { @"\ISO 2022 IR 58", @"Zhang^XiaoDong=\x1B$)A\xD5\xC5^\x1B$)A\xD0\xA1\xB6\xAB=", "Zhang^XiaoDong=张^小东" },
        { @"\ISO 2022 IR 159", @"\x1B$(D0!\x1B(B^A", "丂^A" },
        { @"ISO 2022 IR 100\ISO 2022 IR 144\ISO 2022 IR 126", @"Dion\xE9=\x1B-L\xBB\xEE^\xE9=\x1B-F\xC4\xE9", "Dioné=Лю^é=Δι" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Names_of_every_set_are_read(string sets, string bytes, string expected) =>
        Dataset(sets, Bytes(bytes)).GetString(Name)!.TrimEnd('=').ShouldBe(expected);

    [Theory]
    [MemberData(nameof(Names))]
    public void A_text_of_a_set_is_written_so_that_it_is_read_again(string sets, string bytes, string expected)
    {
        var dataset = Dataset(sets, Bytes(bytes)).AddOrUpdate(Name, expected);
        dataset.GetString(Name).ShouldBe(expected);
        DicomJson.Read(DicomJson.Write(dataset, _ => null), out var again).ShouldBeNull();
        again.GetString(Name).ShouldBe(expected);
    }

    [Fact]
    public void The_standards_own_examples_are_written_byte_by_byte_as_they_are_there()
    {
        foreach (var row in Names.Where(r => r.Data.Item1.StartsWith('\\') && !r.Data.Item2.EndsWith('=')))
        {
            var dataset = Dataset(row.Data.Item1, []).AddOrUpdate(Name, row.Data.Item3);
            dataset.TryGet(Name, out var item).ShouldBeTrue();
            Convert.ToHexString(((DicomElement)item!).Value.Span).ShouldBe(Convert.ToHexString(Bytes(row.Data.Item2)));
        }
    }

    [Theory]
    [InlineData("GB18030", @"\x95\x5C\\x95\x5C", 2)]
    [InlineData("GBK", @"\x95\x5C\\x95\x5C", 2)]
    [InlineData(@"\ISO 2022 IR 87", @"\x1B$B\x5C\x5C\x1B(B\\x1B$B\x5C\x3D\x1B(B", 2)]
    public void A_backslash_within_a_character_separates_no_values(string sets, string bytes, int values)
    {
        var dataset = Dataset(sets, []).AddOrUpdate(new DicomElement(DicomTag.PatientAddress, DicomVR.LO, Bytes(bytes)));
        dataset.GetStrings(DicomTag.PatientAddress).Count.ShouldBe(values);
        dataset.GetStrings(DicomTag.PatientAddress).ShouldAllBe(v => v.Length == 1);
    }

    [Fact]
    public void The_first_set_holds_again_after_a_delimiter()
    {
        var dataset = Dataset(@"ISO 2022 IR 100\ISO 2022 IR 144", []);
        void Reads(DicomVR vr, string bytes, params string[] values) => dataset.AddOrUpdate(new DicomElement(DicomTag.PatientComments, vr, Bytes(bytes)))
            .GetStrings(DicomTag.PatientComments).ShouldBe(values);
        Reads(DicomVR.LT, @"\x1B-L\xBB\x0D\x0A\xE9", "Л\r\né");
        Reads(DicomVR.LT, @"\x1B-L\xBB\\xBB", "Л\\»");
        Reads(DicomVR.LO, @"\x1B-L\xBB\\xE9", "Л", "é");
        Reads(DicomVR.LO, @"\x1B-L\xBB^=\xBB", "Л^=Л");
        Reads(DicomVR.PN, @"\x1B-L\xBB^\xBB", "Л^»");
    }

    [Theory]
    [InlineData("ISO_IR 999", "not known")]
    [InlineData("KLINGON", "not known")]
    [InlineData("ISO IR 100", "spelled")]
    [InlineData("iso-ir 100", "spelled")]
    [InlineData(@"ISO_IR 192\ISO 2022 IR 87", "no other beside it")]
    public void What_is_odd_about_a_set_is_noted(string sets, string note)
    {
        CharacterSet.Find(sets.Split('\\'), out var said);
        said.ShouldNotBeNull().ShouldContain(note);
        Dataset(sets.StartsWith("ISO_IR 192") ? "ISO_IR 100" : sets, [0xE9]).GetString(Name).ShouldBe("é");
    }

    [Fact]
    public void A_character_that_the_set_lacks_needs_the_whole_data_set_in_UTF_8()
    {
        var dataset = Dataset(@"\ISO 2022 IR 149", Bytes(@"\x1B$)C\xC8\xAB"));
        var item = new DicomDataset(dataset).AddOrUpdate(new DicomElement(DicomTag.CodeMeaning, DicomVR.LO, Bytes(@"\x1B$)C\xB1\xE6")));
        var own = new DicomDataset(dataset).AddOrUpdate(DicomTag.SpecificCharacterSet, "ISO_IR 100").AddOrUpdate(DicomTag.CodeMeaning, "é");
        dataset.AddOrUpdate(DicomTag.ProcedureCodeSequence, item, own);
        Should.Throw<ArgumentException>(() => dataset.AddOrUpdate(DicomTag.InstitutionName, "α小é")).Message.ShouldContain("lacks");
        dataset.ConvertToUtf8();
        dataset.AddOrUpdate(DicomTag.InstitutionName, "α小é");
        dataset.GetString(Name).ShouldBe("홍");
        dataset.GetString(DicomTag.SpecificCharacterSet).ShouldBe("ISO_IR 192");
        dataset.GetSequence(DicomTag.ProcedureCodeSequence).Select(d => d.GetString(DicomTag.CodeMeaning)).ShouldBe(["길", "é"]);
        dataset.GetSequence(DicomTag.ProcedureCodeSequence)[1].Contains(DicomTag.SpecificCharacterSet).ShouldBeFalse();
    }

    [Fact]
    public void Bytes_that_are_no_text_are_read_without_an_error()
    {
        foreach (var sets in new[] { @"\ISO 2022 IR 87", @"\ISO 2022 IR 149", "GB18030", "ISO_IR 192", @"ISO 2022 IR 13\ISO 2022 IR 159", "" })
        {
            for (var seed = 0; seed < 200; seed++)
            {
                var bytes = new byte[seed];
                new Random(seed).NextBytes(bytes);
                for (var i = 0; i + 4 < seed; i += 9)
                {
                    Bytes(@"\x1B$)C"[..(i % 3 == 0 ? 7 : 5)].TrimEnd(')')).CopyTo(bytes, i);
                }

                Dataset(sets, bytes).GetStrings(Name).ShouldNotBeNull();
            }
        }
    }
}
