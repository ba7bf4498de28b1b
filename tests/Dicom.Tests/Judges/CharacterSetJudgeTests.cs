using System.Text;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>pydicom decodes every character of every set as we do.</summary>
public class CharacterSetJudgeTests
{
    private const string Decode = """
        import sys, pydicom.charset as c
        for line in sys.stdin:
            sets, value = line.rstrip('\n').split('\t')
            encodings = c.convert_encodings(sets.split('\\') if '\\' in sets else sets)
            print(c.decode_bytes(bytes.fromhex(value), encodings, {0xd, 0xa, 9, 0xc}).encode().hex())
        """;

    private static readonly (string Sets, string Escape, byte Half)[] Pairs =
        [(@"\ISO 2022 IR 87", "$B", 0), (@"\ISO 2022 IR 159", "$(D", 0), (@"\ISO 2022 IR 149", "$)C", 0x80), (@"\ISO 2022 IR 58", "$)A", 0x80), ("GB18030", "", 0x80)];

    // Two quotation marks and a macron, of which the editions of the standards' tables give look-alikes.
    private static readonly string[] LookAlikes = ["ISO_IR 126 A1", "ISO_IR 126 A2", "ISO_IR 138 AF"];

    private static readonly int[] Singles = [100, 101, 109, 110, 144, 127, 126, 138, 148, 13, 166];

    [Fact]
    public void Every_character_of_every_set_is_the_same()
    {
        var asked = Singles.SelectMany(n => Enumerable.Range(0xA1, 95).Select(b => (Sets: $"ISO_IR {n}", Value: new[] { (byte)b })))
            .Concat(Pairs.SelectMany(p => Enumerable.Range(0x21, 94).SelectMany(a => Enumerable.Range(0x21, 94).Select(b => (p.Sets, Value: Pair(p.Escape, p.Half, a, b)))))).ToList();
        var answers = Judge.Pydicom(Decode, string.Concat(asked.Select(a => $"{a.Sets}\t{Convert.ToHexString(a.Value)}\n"))).Split('\n');
        var differences = new List<string>();
        for (var i = 0; i < asked.Count; i++)
        {
            var theirs = Encoding.UTF8.GetString(Convert.FromHexString(answers[i]));
            var ours = Ours(asked[i].Sets, asked[i].Value);

            // What a set leaves undefined each shows in its own way.
            if (ours != theirs && !theirs.Contains('\uFFFD') && !ours.Contains('\uFFFD') && theirs.Length == 1 && !char.IsBetween(ours[0], '\uE000', '\uF8FF'))
            {
                differences.Add($"{asked[i].Sets} {Convert.ToHexString(asked[i].Value)}: {ours} {(int)ours[0]:X4}, pydicom {theirs} {(int)theirs[0]:X4}");
            }
        }

        differences.Where(d => !LookAlikes.Contains(d.Split(':')[0])).ShouldBeEmpty();
    }

    [Fact]
    public void A_character_that_pydicom_finds_in_a_set_we_find_too()
    {
        var asked = Pairs.SelectMany(p => Enumerable.Range(0x21, 94).SelectMany(a => Enumerable.Range(0x21, 94).Select(b => (p.Sets, Value: Pair(p.Escape, p.Half, a, b))))).ToList();
        var answers = Judge.Pydicom(Decode, string.Concat(asked.Select(a => $"{a.Sets}\t{Convert.ToHexString(a.Value)}\n"))).Split('\n');
        var missing = asked.Where((a, i) => Encoding.UTF8.GetString(Convert.FromHexString(answers[i])) is { Length: 1 } theirs && theirs[0] != '\uFFFD' && Ours(a.Sets, a.Value).Contains('\uFFFD'))
            .Select(a => $"{a.Sets} {Convert.ToHexString(a.Value)}");
        missing.ShouldBeEmpty();
    }

    private static byte[] Pair(string escape, byte half, int a, int b) =>
        [.. escape.Length > 0 ? [0x1B, .. Encoding.ASCII.GetBytes(escape)] : Array.Empty<byte>(), (byte)(a | half), (byte)(b | half)];

    private static string Ours(string sets, byte[] value) =>
        CharacterSet.Find(sets.Split('\\'), out _) is var encoding && encoding is CodeExtensions extensions ? extensions.GetText(value, isName: false) : encoding.GetString(value);
}
