namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Encapsulated pixel data of every layout (PS3.5 §A.4) and every transfer syntax that has a name.</summary>
internal static class OddFragments
{
    private const string Jpeg = Syntaxes.JpegLossless;

    // A lossless JPEG of 4 × 3 pixels, as far as a reader of headers looks.
    private static readonly byte[] Frame = [0xFF, 0xD8, 0xFF, 0xC3, 0, 11, 12, 0, 3, 0, 4, 1, 1, 0x11, 0, 0xFF, 0xD9, 0];

    public static IEnumerable<OddFile> All() => [.. Layouts(), .. Tables(), .. NamedSyntaxes(), .. Retired()];

    private static IEnumerable<OddFile> Layouts()
    {
        yield return new("an empty offset table", Recipe.Compressed(Jpeg, [], [Frame]));
        yield return new("an offset table", Recipe.Compressed(Jpeg, new byte[4], [Frame]));
        yield return new("a frame of two fragments", Recipe.Compressed(Jpeg, [], [Frame[..8], Frame[8..]]));
        yield return new("a frame of two fragments and an offset table", Recipe.Compressed(Jpeg, new byte[4], [Frame[..8], Frame[8..]]));
        yield return new("a frame of two fragments and an offset of each", Recipe.Compressed(Jpeg, [0, 0, 0, 0, 16, 0, 0, 0], [Frame[..8], Frame[8..]]));
        yield return new("a fragment of odd length", Recipe.Compressed(Jpeg, [], [Frame[..^1]]));
        yield return new("an empty fragment behind a frame", Recipe.Compressed(Jpeg, [], [Frame, []]));
        yield return new("a delimiter with a length", Recipe.Compressed(Jpeg, e => e.Item(0).Item(18).Raw(Frame).U16(0xFFFE).U16(0xE0DD).U32(4)));
        yield return new("bytes behind the fragments", Recipe.Compressed(Jpeg, [], [Frame]).Then("trailing"u8.ToArray()), "left out");
        yield return new("zeros behind the fragments", Recipe.Compressed(Jpeg, [], [Frame]).Then(new byte[64]), "left out");
        yield return new("padding behind the fragments", Recipe.Compressed(Jpeg, [], [Frame]).Bytes(0xFFFCFFFC, "OB", new byte[8]));
        yield return new("fragments as OW", Recipe.Image().In(Jpeg).Raw(Recipe.Pixels, e => e.Element(Recipe.Pixels, "OW", [], uint.MaxValue).Item(0).Item(18).Raw(Frame).EndSequence()));
        yield return new("fragments as UN", Recipe.Image().In(Jpeg).Raw(Recipe.Pixels, e => e.Element(Recipe.Pixels, "UN", [], uint.MaxValue).Item(0).Item(18).Raw(Frame).EndSequence()));
        yield return new("a fragment that holds a delimiter's bytes", Recipe.Compressed(Jpeg, [], [[.. Frame, 0xFE, 0xFF, 0xDD, 0xE0, 0, 0, 0, 0]]));
        yield return new("two frames", Recipe.Compressed(Jpeg, [], [Frame, Frame]).Text(Recipe.Frames, "IS", "2"));
        yield return new("two frames of two fragments", Recipe.Compressed(Jpeg, [], [Frame[..8], Frame[8..], Frame[..8], Frame[8..]]).Text(Recipe.Frames, "IS", "2"));
        yield return new("more fragments than frames", Recipe.Compressed(Jpeg, [], [Frame, Frame, Frame]));
        yield return new("a frame behind a long comment", Recipe.Compressed(Jpeg, [], [[0xFF, 0xD8, 0xFF, 0xFE, 0x13, 0x88, .. new byte[4998], .. Frame[2..]]]));
        yield return new("plain frames in fragments", Recipe.Compressed("1.2.840.10008.1.2.1.98", [], [new byte[24]]));
        yield return new("a frame of RLE", Recipe.Compressed("1.2.840.10008.1.2.5", [], [[.. BitConverter.GetBytes(2), .. BitConverter.GetBytes(64), .. BitConverter.GetBytes(66), .. new byte[52], 0xF5, 0, 0xF5, 0]]));
        yield return new("an icon in fragments", Recipe.Compressed(Jpeg, [], [Frame]).Raw(0x00880200, e => e.Element(0x00880200, "SQ", [], uint.MaxValue).Item().Element(Recipe.Pixels, "OB", [], uint.MaxValue).Item(0).Item(4).Raw(1, 2, 3, 4).EndSequence().EndItem().EndSequence()));
        yield return new("a plain icon amid fragments", Recipe.Compressed(Jpeg, [], [Frame]).Raw(0x00880200, e => e.Element(0x00880200, "SQ", [], uint.MaxValue).Item().Element(Recipe.Pixels, "OB", [1, 2, 3, 4]).EndItem().EndSequence()));
        yield return new("a report in a compressed syntax", Recipe.Plain().In(Jpeg));
    }

    private static IEnumerable<OddFile> Tables()
    {
        yield return new("offsets of two frames", Two([0, 0, 0, 0, 26, 0, 0, 0], [Frame, Frame]));
        yield return new("offsets of two frames of two fragments", Two([0, 0, 0, 0, 34, 0, 0, 0], [Frame[..8], Frame[8..], Frame[..8], Frame[8..]]));
        yield return new("an offset that is not needed and wrong", Two([0, 0, 0, 0, 8, 0, 0, 0], [Frame, Frame]));
        yield return new("one offset for two frames of a fragment each", Two([0, 0, 0, 0], [Frame, Frame]));
        yield return new("long offsets", Long(Two([], [Frame, Frame]), [0, 26], [18, 18]));
        yield return new("long offsets and lengths without padding", Long(Two([], [Frame, Frame]), [0, 26], [17, 17]));
        yield return new("long offsets of two fragments a frame", Long(Two([], [Frame[..8], Frame[8..], Frame[..8], Frame[8..]]), [0, 34], [18, 18]));
        yield return new("long offsets beside short ones", Long(Two([0, 0, 0, 0, 26, 0, 0, 0], [Frame, Frame]), [0, 26], [18, 18]));
        yield return new("empty long offsets", Long(Two([], [Frame, Frame]), [], []));
        yield return new("long offsets without lengths", Long(Two([], [Frame, Frame]), [0, 26], [18, 18]).Without(0x7FE00002));
        yield return new("long lengths without offsets", Long(Two([], [Frame, Frame]), [0, 26], [18, 18]).Without(0x7FE00001));
    }

    private static IEnumerable<OddFile> NamedSyntaxes()
    {
        foreach (var last in (string[])[".4.50", ".4.51", ".4.57", ".4.70", ".4.80", ".4.81", ".4.90", ".4.91", ".4.92", ".4.93", ".4.100", ".4.101", ".4.102", ".4.103", ".4.104", ".4.105", ".4.106", ".4.107", ".4.108",
            ".4.110", ".4.111", ".4.112", ".4.201", ".4.202", ".4.203", ".5", ".7.1", ".7.2", ".7.3", ".8.1"])
        {
            yield return new($"a frame in …{last}", Recipe.Compressed("1.2.840.10008.1.2" + last, [], [new byte[64]]));
        }

        yield return new("a film of 100 frames in two fragments", Recipe.Compressed("1.2.840.10008.1.2.4.102", [], [new byte[64], new byte[64]]).Text(Recipe.Frames, "IS", "100"));
    }

    private static IEnumerable<OddFile> Retired()
    {
        foreach (var last in (int[])[52, 53, 54, 55, 56, 58, 59, 60, 61, 62, 63, 64, 65, 66])
        {
            yield return new($"a frame in …4.{last}, retired", Recipe.Compressed($"1.2.840.10008.1.2.4.{last}", [], [new byte[64]]));
        }

        foreach (var last in (string[])["4.94", "4.95", "4.204", "4.205"])
        {
            yield return new($"a report in …{last}", Jpip("1.2.840.10008.1.2." + last));
        }
    }

    // Without a URL there is nothing to be fetched; two of the four are deflated.
    private static byte[] Jpip(string syntax) => syntax.EndsWith('5') ? [.. Recipe.Plain().In(syntax).Head(), .. Encoded.Deflated(Recipe.Plain().Body())] : Recipe.Plain().In(syntax).File();

    private static Recipe Two(byte[] table, byte[][] fragments) => Recipe.Compressed(Jpeg, table, fragments).Text(Recipe.Frames, "IS", "2");

    private static Recipe Long(Recipe recipe, long[] offsets, long[] lengths) =>
        recipe.Bytes(0x7FE00001, "OV", [.. offsets.SelectMany(BitConverter.GetBytes)]).Bytes(0x7FE00002, "OV", [.. lengths.SelectMany(BitConverter.GetBytes)]);
}
