namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Encapsulated pixel data that are none, or other frames than the data set says (PS3.5 §A.4).</summary>
internal static class HostileFragments
{
    private const string Rle = "1.2.840.10008.1.2.5", Jpeg = Syntaxes.JpegLossless, Jls = "1.2.840.10008.1.2.4.80", J2k = "1.2.840.10008.1.2.4.90", Ht = "1.2.840.10008.1.2.4.201";
    private static readonly byte[] Some = new byte[64];

    public static IEnumerable<HostileFile> All() => [.. Layouts(), .. Tables(), .. Codestreams()];

    private static IEnumerable<HostileFile> Layouts()
    {
        yield return Compressed("no offset table", e => e.EndSequence(), 12);
        yield return Compressed("an offset table and no fragment", e => e.Item(0).EndSequence(), 12);
        yield return Compressed("one empty fragment", e => e.Item(0).Item(0).EndSequence(), 12);
        yield return Compressed("empty fragments", e => e.Item(0).Item(0).Item(0).EndSequence(), 12);
        yield return Compressed("fragments that are not closed", e => e.Item(0).Item(64).Raw(Some), 12 + 8 + 72);
        yield return Compressed("fragments that end in a header", e => e.Item(0).Item(64).Raw(Some).Raw(0xFE, 0xFF, 0xDD), 12 + 8 + 72);
        yield return Compressed("a fragment longer than the file", e => e.Item(0).Item(100_000).Raw(Some).EndSequence(), 20);
        yield return Compressed("a fragment of 2 GB", e => e.Item(0).Item(0x8000_0000).Raw(Some).EndSequence(), 20);
        yield return Compressed("a fragment of 4 GB", e => e.Item(0).Item(0xFFFF_FFFE).Raw(Some).EndSequence(), 20);
        yield return Compressed("a fragment of undefined length", e => e.Item(0).Item().Raw(Some).EndSequence(), 20);
        yield return Compressed("a fragment that swallows the delimiter", e => e.Item(0).Item(72).Raw(Some).EndSequence(), 12 + 8 + 80);
        yield return Compressed("an offset table longer than the file", e => e.Item(5000).Raw(0, 0, 0, 0).EndSequence(), 12);
        yield return Compressed("an element amid the fragments", e => e.Item(0).Item(64).Raw(Some).Text(0x00100010, "PN", "Doe").EndSequence(), 12 + 8 + 72);
        yield return Compressed("a delimiter of an item amid the fragments", e => e.Item(0).Item(64).Raw(Some).EndItem().EndSequence(), 12 + 8 + 72);
        yield return HostileFile.At("plain pixel data in a compressed syntax", Recipe.Image().In(Rle), Recipe.Pixels, 12);
        yield return HostileFile.At("fragments in a plain syntax", Recipe.Compressed(Syntaxes.Explicit, [], [Some]), Recipe.Pixels);
        yield return HostileFile.At("fragments in implicit VR", Recipe.Compressed(Syntaxes.Implicit, [], [Some]), Recipe.Pixels);
        yield return HostileFile.At("fragments in big endian", Recipe.Compressed(Syntaxes.Big, [], [Some]), Recipe.Pixels);
        yield return HostileFile.At("fragments as words of text", Recipe.Image().In(Rle).Raw(Recipe.Pixels, e => e.Element(Recipe.Pixels, "UT", [], uint.MaxValue).Item(0).EndSequence()), Recipe.Pixels);
        yield return HostileFile.At("more frames than fragments", Recipe.Compressed(Rle, [], [Some, Some]).Text(Recipe.Frames, "IS", "3"), Recipe.Pixels, 12);
        yield return HostileFile.At("a million frames in one fragment", Recipe.Compressed(Rle, [], [Some]).Text(Recipe.Frames, "IS", "1000000"), Recipe.Pixels, 12);
        var missing = Recipe.Image().In(Rle).Without(Recipe.Pixels).File();
        yield return new("compressed and no pixel data", missing, Recipe.Pixels, missing.Length);
    }

    private static IEnumerable<HostileFile> Tables()
    {
        yield return Table("an offset behind the file", BitConverter.GetBytes(99_999), [Some], 20);
        yield return Table("an offset of 4 GB", BitConverter.GetBytes(0xFFFF_FFFF), [Some], 20);
        yield return Table("an offset at the delimiter", BitConverter.GetBytes(72), [Some], 20);
        yield return Table("a second offset behind the file", [0, 0, 0, 0, 0x10, 0x27, 0, 0], [Some, Some], 24, frames: 2);
        yield return Table("half an offset", [0, 0], [Some], 20);
        yield return Table("fewer offsets than frames", [0, 0, 0, 0], [Some, Some, Some], 20, frames: 2);
        yield return Table("more offsets than frames", [0, 0, 0, 0, 72, 0, 0, 0, 144, 0, 0, 0], [Some, Some, Some], 20, frames: 2);
        yield return Table("an offset in the middle of a fragment", [0, 0, 0, 0, 80, 0, 0, 0], [Some, Some, Some], 24, frames: 2);
        yield return Table("offsets that descend", [72, 0, 0, 0, 0, 0, 0, 0], [Some, Some, Some], 20, frames: 2);
        yield return Table("the same offset twice", [0, 0, 0, 0, 0, 0, 0, 0], [Some, Some, Some], 24, frames: 2);
        yield return Extended("fewer long offsets than frames", [0], [64, 64], 0x7FE00001);
        yield return Extended("long offsets that descend", [72, 0], [64, 64], 0x7FE00001);
        yield return Extended("a negative long offset", [-8, 72], [64, 64], 0x7FE00001);
        yield return Extended("a long offset behind the file", [0, 1L << 40], [64, 64], 0x7FE00001);
        yield return Extended("a long offset in the middle of a fragment", [0, 80], [64, 64], 0x7FE00001);
        yield return Extended("fewer lengths than frames", [0, 72], [64], 0x7FE00002);
        yield return Extended("a length longer than its fragment", [0, 72], [64, 65], 0x7FE00002);
        yield return Extended("a length of nothing", [0, 72], [0, 64], 0x7FE00002);
        yield return Extended("a negative length", [0, 72], [64, -1], 0x7FE00002);
    }

    private static IEnumerable<HostileFile> Codestreams()
    {
        yield return Stream("lossless JPEG of 65535 rows and columns", Jpeg, [0xFF, 0xD8, 0xFF, 0xC3, 0, 11, 12, 0xFF, 0xFF, 0xFF, 0xFF, 1, 1, 0x11, 0, 0xFF, 0xD9, 0]);
        yield return Stream("lossless JPEG of other rows", Jpeg, [0xFF, 0xD8, 0xFF, 0xC3, 0, 11, 12, 0, 5, 0, 4, 1, 1, 0x11, 0, 0xFF, 0xD9, 0]);
        yield return Stream("lossless JPEG of other columns", Jpeg, [0xFF, 0xD8, 0xFF, 0xC3, 0, 11, 12, 0, 3, 0, 9, 1, 1, 0x11, 0, 0xFF, 0xD9, 0]);
        yield return Stream("lossless JPEG of three components", Jpeg, [0xFF, 0xD8, 0xFF, 0xC3, 0, 17, 12, 0, 3, 0, 4, 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 0xFF, 0xD9, 0]);
        yield return Stream("JPEG-LS of other dimensions", Jls, [0xFF, 0xD8, 0xFF, 0xF7, 0, 11, 12, 0, 30, 0, 40, 1, 1, 0x11, 0, 0xFF, 0xD9, 0]);
        yield return Stream("JPEG 2000 of other dimensions", J2k, Seeds.Jpeg2000Wide);
        yield return Stream("HTJ2K of other dimensions", Ht, Seeds.HighThroughputWide);
        yield return HostileFile.At("a second frame of other dimensions", Recipe.Compressed(Jpeg, [], [[0xFF, 0xD8, 0xFF, 0xC3, 0, 11, 12, 0, 3, 0, 4, 1, 1, 0x11, 0, 0xFF, 0xD9, 0], [0xFF, 0xD8, 0xFF, 0xC3, 0, 11, 12, 0, 9, 0, 4, 1, 1, 0x11, 0, 0xFF, 0xD9, 0]])
            .Text(Recipe.Frames, "IS", "2"), Recipe.Pixels, 12 + 8 + 26 + 8);
    }

    private static HostileFile Compressed(string name, Action<Encoded> fragments, int behind) => HostileFile.At(name, Recipe.Compressed(Rle, fragments), Recipe.Pixels, behind);

    private static HostileFile Table(string name, byte[] table, byte[][] fragments, int behind, int frames = 1) =>
        HostileFile.At(name, Recipe.Compressed(Jpeg, table, fragments).Text(Recipe.Frames, "IS", $"{frames}"), Recipe.Pixels, behind);

    private static HostileFile Extended(string name, long[] offsets, long[] lengths, uint tag) => HostileFile.At(
        name, Recipe.Compressed(Jpeg, [], [Some, Some]).Text(Recipe.Frames, "IS", "2").Bytes(0x7FE00001, "OV", [.. offsets.SelectMany(BitConverter.GetBytes)])
            .Bytes(0x7FE00002, "OV", [.. lengths.SelectMany(BitConverter.GetBytes)]), tag);

    private static HostileFile Stream(string name, string syntax, byte[] stream) =>
        HostileFile.At(name, Recipe.Compressed(syntax, [], [stream.Length % 2 == 0 ? stream : [.. stream, 0]]), Recipe.Pixels, 12 + 8 + 8);
}
