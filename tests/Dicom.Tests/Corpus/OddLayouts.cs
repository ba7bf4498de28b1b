namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Encodings, meta headers and what lies before and behind.</summary>
internal static class OddLayouts
{
    private const string NoMeta = "no meta header", NoPreamble = "no preamble", LeftOut = "left out";

    public static IEnumerable<OddFile> All() => [.. Encodings(), .. Metas(), .. Behind()];

    private static IEnumerable<OddFile> Encodings()
    {
        foreach (var (name, syntax) in ((string, string)[])[("explicit", Syntaxes.Explicit), ("implicit", Syntaxes.Implicit), ("big endian", Syntaxes.Big), ("deflated", Syntaxes.Deflated)])
        {
            yield return new($"{name} image", Recipe.Image().In(syntax));
            yield return new($"{name} report", Recipe.Plain().In(syntax));
            yield return new($"{name} image of bytes", Recipe.Picture("MONOCHROME2", 1, 8).In(syntax));
            yield return new($"{name} image of three frames", Recipe.Image().In(syntax).Text(Recipe.Frames, "IS", "3").Words(Recipe.Pixels, 36));
            yield return new($"{name} image with group lengths", Recipe.Image().In(syntax).Raw(0x00080000, e => e.Element(0x00080000, "UL", [4, 0, 0, 0])).Raw(0x00280000, e => e.Element(0x00280000, "UL", [9, 9, 9, 9])));
            yield return new($"{name} image with nested sequences", Recipe.Image().In(syntax).Raw(0x00081140, e => e.Element(0x00081140, "SQ", [], uint.MaxValue).Item().Text(0x00081155, "UI", "1.2.7").EndItem().EndSequence()));
        }

        yield return new("big endian floats and tags", Recipe.Image().In(Syntaxes.Big).Bytes(0x00180088, "FD", [0x3F, 0xF0, 0, 0, 0, 0, 0, 0]).Bytes(0x00280009, "AT", [0x00, 0x18, 0x10, 0x63]).Bytes(0x00089459, "FL", [0x3F, 0x80, 0, 0]));
        yield return new("explicit without meta header", Recipe.Image().Body(), NoMeta);
        yield return new("implicit without meta header", Recipe.Image().In(Syntaxes.Implicit).Body(), NoMeta);
        yield return new("big endian without meta header", Recipe.Image().In(Syntaxes.Big).Body(), NoMeta);
        yield return new("explicit without meta header, group length first", Recipe.Image().Bytes(0x00080000, "UL", [4, 0, 0, 0]).Body(), NoMeta);
        yield return new("implicit without meta header, group length first", Recipe.Image().In(Syntaxes.Implicit).Bytes(0x00080000, "UL", [4, 0, 0, 0]).Body(), NoMeta);
        yield return new("implicit without meta header, length to end and recognition code of ACR-NEMA", Recipe.Image().In(Syntaxes.Implicit).Bytes(0x00080001, "UL", [4, 0, 0, 0]).Text(0x00080010, "SH", "ACR-NEMA 2.0").Body(), NoMeta);
        yield return new("without meta header, a private block first", Recipe.Plain().Raw(0x00080001, e => e.Text(0x00090010, "LO", "ACME").Element(0x00091001, "UN", [1, 2])).Body(), NoMeta);
        yield return new("without meta header, the patient first", Recipe.Plain().Raw(0x00080001, e => e.Text(0x00100030, "DA", "19700101")).Body(), NoMeta);
        yield return new("implicit with big endian pixels of GE", Recipe.Image().In("1.2.840.113619.5.2"));
        yield return new("a private encoding of Papyrus", [.. Recipe.Image().In("1.2.840.10008.1.20").Head(), .. Recipe.Image().In(Syntaxes.Implicit).Body()]);
        yield return new("deflated with the header of zlib", Zlib());
        yield return new("deflated and padded to even", [.. Recipe.Image().In(Syntaxes.Deflated).File(), 0]);
        yield return new("deflated with bytes behind", [.. Recipe.Image().In(Syntaxes.Deflated).File(), .. "trailing"u8]);
    }

    private static IEnumerable<OddFile> Metas()
    {
        var whole = Recipe.Image().File();
        yield return new("no preamble", whole[128..], NoPreamble);
        yield return new("no preamble and no magic word", whole[132..], NoPreamble);
        yield return new("no preamble, no magic word, no group length", whole[144..], NoPreamble);
        yield return new("no group length", [.. whole[..132], .. whole[144..]]);
        yield return new("a preamble of TIFF", [.. "II*\0"u8, .. new byte[124], .. whole[128..]]);
        yield return new("a preamble of text", [.. Enumerable.Repeat((byte)'A', 128), .. whole[128..]]);
        foreach (var length in (uint[])[0, 4, 9999, 0xFFFF_FFFF])
        {
            yield return new($"{length} as group length", [.. whole[..140], .. BitConverter.GetBytes(length), .. whole[144..]]);
        }

        yield return new("a meta header with nothing but the transfer syntax", Recipe.Image().Meta(m => m.Text(0x00020010, "UI", Syntaxes.Explicit)));
        yield return new("a meta header of all attributes", Recipe.Image().Meta(m => m.Element(0x00020001, "OB", [0, 1]).Text(0x00020002, "UI", Recipe.CT).Text(0x00020003, "UI", "1.2.3.4").Text(0x00020010, "UI", Syntaxes.Explicit)
            .Text(0x00020012, "UI", "1.2.3").Text(0x00020013, "SH", "V1").Text(0x00020016, "AE", "SENDER").Text(0x00020017, "AE", "A").Text(0x00020018, "AE", "B").Text(0x00020100, "UI", "1.2.9").Element(0x00020102, "OB", [1, 2, 3, 4])));
        yield return new("a meta header out of order", Recipe.Image().Meta(m => m.Text(0x00020010, "UI", Syntaxes.Explicit).Text(0x00020002, "UI", Recipe.CT)), "order of their tags");
        yield return new("a meta header that names another instance", Recipe.Image().Meta(m => m.Text(0x00020003, "UI", "1.9.9").Text(0x00020010, "UI", Syntaxes.Explicit)), "another instance");
        yield return new("a meta header that names another class", Recipe.Image().Meta(m => m.Text(0x00020002, "UI", "1.2.840.10008.5.1.4.1.1.4").Text(0x00020003, "UI", "1.2.3.4").Text(0x00020010, "UI", Syntaxes.Explicit)), "another class");
        yield return new("a meta header with empty UIDs", Recipe.Image().Meta(m => m.Text(0x00020002, "UI", "").Text(0x00020003, "UI", "").Text(0x00020010, "UI", Syntaxes.Explicit)));
        yield return new("a transfer syntax padded with blanks", Recipe.Image().Meta(m => m.Element(0x00020010, "UI", "1.2.840.10008.1.2.1 "u8.ToArray())));
        yield return new("a transfer syntax of odd length", Recipe.Image().Meta(m => m.Element(0x00020010, "UI", "1.2.840.10008.1.2.1"u8.ToArray())));
        yield return new("a meta header in implicit VR", Recipe.Image().Meta(m => m.Raw(new Encoded(isExplicit: false).Text(0x00020002, "UI", Recipe.CT).Text(0x00020010, "UI", Syntaxes.Explicit).ToArray())));
        yield return new("group 0002 again within the data set", Recipe.Image().Raw(0x00080001, e => e.Text(0x00080008, "CS", "ORIGINAL").Text(0x00020010, "UI", Syntaxes.Implicit)));
        yield return new("a command group in the data set", Recipe.Image().Raw(0x00000100, e => e.US(0x00000100, 1)));
    }

    private static IEnumerable<OddFile> Behind()
    {
        yield return new("zeros behind", Recipe.Image().Then(new byte[100]), LeftOut);
        yield return new("two zeros behind", Recipe.Image().Then(0, 0), LeftOut);
        yield return new("zeros up to a block of 2048 bytes behind a report", Recipe.Plain().Then(new byte[2048]), LeftOut);
        yield return new("words behind", Recipe.Image().Then("JUNKJUNKJUNK"u8.ToArray()), LeftOut);
        yield return new("a line end behind", Recipe.Image().Then(13, 10), LeftOut);
        yield return new("another file behind", Recipe.Image().Then(Recipe.Image().File()), LeftOut);
        yield return new("padding of the data set", Recipe.Image().Bytes(0xFFFCFFFC, "OB", new byte[16]));
        yield return new("empty padding of the data set", Recipe.Image().Bytes(0xFFFCFFFC, "OB", []));
        yield return new("padding of an implicit data set", Recipe.Image().In(Syntaxes.Implicit).Bytes(0xFFFCFFFC, "OB", new byte[16]));
        yield return new("padding of a big endian data set", Recipe.Image().In(Syntaxes.Big).Bytes(0xFFFCFFFC, "OB", new byte[16]));
        yield return new("padding of a report", Recipe.Plain().Bytes(0xFFFCFFFC, "OB", new byte[16]));
        yield return new("signatures behind the pixel data", Recipe.Image().Bytes(0xFFFAFFFA, "SQ", new Encoded().Item(0).ToArray()));
        yield return new("a private block behind the pixel data", Recipe.Image().Text(0x7FE10010, "LO", "ACME").Bytes(0x7FE11010, "OB", new byte[8]));
    }

    private static byte[] Zlib()
    {
        using var target = new MemoryStream();
        using (var stream = new System.IO.Compression.ZLibStream(target, System.IO.Compression.CompressionLevel.Optimal))
        {
            stream.Write(Recipe.Image().Body());
        }

        return [.. Recipe.Image().In(Syntaxes.Deflated).Head(), .. target.ToArray()];
    }
}
