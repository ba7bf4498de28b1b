using System.Text;
using CsCheck;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Data sets of values that every reader understands alike: all VRs, standard and private, nested, in a character set.</summary>
internal static class SoundDataset
{
    /// <summary>One attribute of each VR that older dictionaries have too.</summary>
    private static readonly (uint Tag, string VR)[] Standard =
    [
        (0x00080054, "AE"), (0x00101010, "AS"), (0x00280009, "AT"), (0x00080060, "CS"), (0x00080021, "DA"), (0x00181030, "LO"), (0x00201041, "DS"), (0x0008002A, "DT"), (0x00189087, "FD"), (0x00089459, "FL"),
        (0x00200013, "IS"), (0x00104000, "LT"), (0x00282000, "OB"), (0x00660040, "OL"), (0x00281201, "OW"), (0x00100010, "PN"), (0x00080050, "SH"), (0x00186020, "SL"), (0x00080081, "ST"),
        (0x00080031, "TM"), (0x00080119, "UC"), (0x00200052, "UI"), (0x00186016, "UL"), (0x00080120, "UR"), (0x00280014, "US"), (0x0040A160, "UT"), (0x00640009, "OF"), (0x00720073, "OD"),
    ];

    private static readonly string[] Codes =
    [
        "AE", "AS", "AT", "CS", "DA", "DS", "DT", "FD", "FL", "IS", "LO", "LT", "OB", "OD", "OF", "OL", "OV", "OW", "PN", "SH", "SL", "SS", "ST", "SV", "TM", "UC", "UI", "UL", "UN", "UR", "US", "UT", "UV",
    ];

    /// <summary>A term of Specific Character Set, the encoding, and words in it.</summary>
    public static readonly (string Term, string Encoding, string[] Words)[] CharacterSets =
    [
        ("", "us-ascii", ["Doe", "Jane"]), ("ISO_IR 100", "iso-8859-1", ["Müller", "Jörg"]), ("ISO_IR 101", "iso-8859-2", ["Wałęsa", "Łódź"]), ("ISO_IR 109", "iso-8859-3", ["Ĉapelo", "ŝi"]), ("ISO_IR 110", "iso-8859-4", ["Šķirne", "Ģirts"]),
        ("ISO_IR 144", "iso-8859-5", ["Люксембург", "Иван"]), ("ISO_IR 126", "iso-8859-7", ["Διονυσιος", "Άννα"]), ("ISO_IR 138", "iso-8859-8", ["שרון", "דבורה"]), ("ISO_IR 127", "iso-8859-6", ["قباني", "لنزار"]),
        ("ISO_IR 148", "iso-8859-9", ["Çavuşoğlu", "İnci"]), ("ISO_IR 166", "windows-874", ["นามสกุล", "ไทย"]), ("ISO_IR 192", "utf-8", ["王", "山田𠮷", "Ελένη"]), ("GB18030", "gb18030", ["王", "小东"]),
    ];

    public static Gen<DicomDataset> Any((string Term, string Encoding, string[] Words) set)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(set.Encoding) ?? Encoding.GetEncoding(set.Encoding);
        return Gen.Select(Items(set.Words, encoding), Items(set.Words, encoding), Items(set.Words, encoding), (root, outer, inner) =>
        {
            var dataset = Filled(root).AddOrUpdate(DicomTag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.66").AddOrUpdate(DicomTag.SOPInstanceUID, "1.2.3.4")
                .AddOrUpdate(DicomTag.StudyInstanceUID, "1.2.3").AddOrUpdate(DicomTag.SeriesInstanceUID, "1.2.3.9");
            dataset = set.Term.Length == 0 ? dataset : dataset.AddOrUpdate(DicomTag.SpecificCharacterSet, set.Term);
            var own = new DicomSequence(new DicomTag(0x0011, 0x10F0), Filled(inner));
            dataset.AddOrUpdate(new DicomSequence(new DicomTag(0x0008, 0x1140), Filled(outer).AddOrUpdate(own), new DicomDataset(), Filled(inner)));
            return dataset.AddOrUpdate(own).AddOrUpdate(new DicomSequence(new DicomTag(0x0008, 0x1115)));
        });
    }

    private static Gen<DicomItem[]> Items(string[] words, Encoding encoding) => Gen.Select(
        All(Standard.Select(s => Value(s.VR, words, encoding, IsMany(s.Tag)).Select(v => Item(s.Tag, s.VR, v)))),
        All(Codes.Select((code, i) => Value(code, words, encoding, many: true).Select(v => Item(0x00111001 + (uint)i, code, v)))),
        (standard, own) => (DicomItem[])[.. standard, Item(0x00110010, "LO", "ACME 1.0"u8.ToArray()), .. own]);

    private static Gen<DicomItem[]> All(IEnumerable<Gen<DicomElement>> gens) =>
        gens.Aggregate(Gen.Const(Array.Empty<DicomItem>()), (all, one) => Gen.Select(all, one, (a, b) => (DicomItem[])[.. a, b]));

    private static bool IsMany(uint tag) => tag is 0x00280009 or 0x00186020;

    private static Gen<byte[]> Value(string vr, string[] words, Encoding encoding, bool many)
    {
        var word = Gen.Int[0, words.Length - 1].Select(i => words[i]);
        var text = vr switch
        {
            "AE" => Gen.Int[1, 99].Select(i => $"AE{i}"),
            "AS" => Gen.Int[0, 99].Select(i => $"{i:000}Y"),
            "CS" => Gen.Int[0, 99].Select(i => $"CODE_{i}"),
            "DA" => Gen.Int[1, 28].Select(i => $"202002{i:00}"),
            "DS" => Gen.Int[-1_000_000, 1_000_000].Select(i => (i / 64.0).ToString("R", System.Globalization.CultureInfo.InvariantCulture)),
            "DT" => Gen.Int[0, 59].Select(i => $"202002011020{i:00}.123456+0100"),
            "IS" => Gen.Int[int.MinValue, int.MaxValue].Select(i => $"{i}"),
            "TM" => Gen.Int[0, 59].Select(i => $"1020{i:00}.5"),
            "UI" => Gen.Int[0, 1_000_000].Select(i => $"1.2.{i}"),
            "UR" => Gen.Int[0, 99].Select(i => $"http://127.0.0.1/a?b={i}&c=d"),
            "PN" => Gen.Select(word, word, (a, b) => $"{a}^{b}"),
            "LT" or "ST" or "UT" => Gen.Select(word, word, (a, b) => $"{a}\r\n\\ {b}"),
            "LO" or "SH" or "UC" => Gen.Select(word, word, (a, b) => $"{a} {b}"),
            _ => null,
        };
        return text is not null
            ? text.Array[1, many && vr is not ("LT" or "ST" or "UT" or "UR") ? 3 : 1].Select(values => encoding.GetBytes(string.Join('\\', values)))
            : Numbers(vr, many);
    }

    // No number that JSON lacks, nor of more digits than dcm2json gets right.
    private static Gen<byte[]> Numbers(string vr, bool many)
    {
        var most = many ? 3 : 1;
        return vr switch
        {
            "FL" => Gen.Float.Where(float.IsFinite).Array[1, most].Select(v => v.SelectMany(BitConverter.GetBytes).ToArray()),
            "FD" => Gen.Int.Select(i => i / 4096.0).Array[1, most].Select(v => v.SelectMany(BitConverter.GetBytes).ToArray()),
            "OF" or "OL" => Gen.Byte.Array[8],
            "OD" or "OV" => Gen.Byte.Array[16],
            "OB" or "UN" or "OW" => Gen.Byte.Array[6],
            "SL" or "UL" or "AT" => Gen.Byte.Array[4].Array[1, most].Select(v => v.SelectMany(b => b).ToArray()),
            "SV" or "UV" => Gen.Byte.Array[8].Array[1, most].Select(v => v.SelectMany(b => b).ToArray()),
            _ => Gen.Byte.Array[2].Array[1, most].Select(v => v.SelectMany(b => b).ToArray()),
        };
    }

    private static DicomElement Item(uint tag, string code, byte[] value)
    {
        var vr = DicomVR.TryParse(code, out var known) ? known : throw new InvalidOperationException(code);
        return new DicomElement(new DicomTag((ushort)(tag >> 16), (ushort)tag), vr, value);
    }

    private static DicomDataset Filled(IEnumerable<DicomItem> items)
    {
        var dataset = new DicomDataset();
        foreach (var item in items)
        {
            dataset.AddOrUpdate(item);
        }

        return dataset;
    }
}
