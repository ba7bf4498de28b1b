namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Sequences, UN, private blocks and VRs as archives hold them.</summary>
internal static class OddStructures
{
    private const uint Images = 0x00081140, Referenced = 0x00081155, Content = 0x0040A730, Comments = 0x00204000;

    public static IEnumerable<OddFile> All() => [.. Sequences(), .. Unknown(), .. Private(), .. Representations(), .. Orders()];

    private static IEnumerable<OddFile> Sequences()
    {
        yield return In("an empty sequence", e => e.Element(Images, "SQ", []));
        yield return In("an empty sequence of undefined length", e => e.Element(Images, "SQ", [], uint.MaxValue).EndSequence());
        yield return In("an empty item", e => Known(e, i => i.Item(0)));
        yield return In("an empty item of undefined length", e => Known(e, i => i.Item().EndItem()));
        yield return In("many empty items", e => Known(e, i => i.Item(0).Item(0).Item(0).Item().EndItem()));
        yield return In("items of known length in a sequence of undefined length", e => e.Element(Images, "SQ", [], uint.MaxValue).Item(14).Text(Referenced, "UI", "1.2.77").EndSequence());
        yield return In("items of undefined length in a sequence of known length", e => Known(e, i => i.Item().Text(Referenced, "UI", "1.2.77").EndItem()));
        yield return In("delimiters with a length", e => e.Element(Images, "SQ", [], uint.MaxValue).Item().U16(0xFFFE).U16(0xE00D).U32(4).U16(0xFFFE).U16(0xE0DD).U32(8));
        yield return In("an item of attributes out of order", e => Known(e, i => i.Item(28).Text(Referenced, "UI", "1.2.77").Text(0x00081150, "UI", "1.2.78")), "order of their tags");
        yield return In("an item with group length", e => Known(e, i => i.Item(26).Element(0x00080000, "UL", [14, 0, 0, 0]).Text(Referenced, "UI", "1.2.77")));
        yield return In("an item in implicit VR", e => Known(e, i => i.Item(14).Raw(new Encoded(isExplicit: false).Text(Referenced, "UI", "1.2.77").ToArray())), "implicit VR amid");
        yield return new("an item in explicit VR amid implicit VR", Recipe.Image().In(Syntaxes.Implicit)
            .Raw(Images, e => e.Element(Images, "SQ", new Encoded(isExplicit: false).Item(14).Raw(new Encoded().Text(Referenced, "UI", "1.2.77").ToArray()).ToArray())), "explicit VR amid");
        foreach (var depth in (int[])[2, 10, 30, 50])
        {
            yield return In($"{depth} levels of undefined length", e => Nested(e, depth));
            yield return In($"{depth} levels of known length", e => e.Raw(NestedKnown(depth)));
        }

        yield return In("a thousand items", e => Known(e, i => Enumerable.Range(0, 1000).Aggregate(i, (x, _) => x.Item(0))));
        yield return In("pixel data of an icon", e => e.Element(0x00880200, "SQ", new Encoded().Item(16).Element(Recipe.Pixels, "OB", [1, 2, 3, 4]).ToArray()));
    }

    private static IEnumerable<OddFile> Unknown()
    {
        var implicitItem = new Encoded(isExplicit: false).Text(Referenced, "UI", "1.2.77").ToArray();
        var explicitItem = new Encoded().Text(Referenced, "UI", "1.2.77").ToArray();
        yield return In("a sequence as UN of undefined length", e => e.Element(Images, "UN", [], uint.MaxValue).Item().Raw(implicitItem).EndItem().EndSequence());
        yield return In("a sequence as UN of known length", e => e.Element(Images, "UN", new Encoded().Item((uint)implicitItem.Length).Raw(implicitItem).ToArray()));
        yield return In("an empty sequence as UN", e => e.Element(Images, "UN", []));
        yield return In("a sequence as UN whose items are in explicit VR", e => e.Element(Images, "UN", new Encoded().Item((uint)explicitItem.Length).Raw(explicitItem).ToArray()), "explicit VR amid");
        yield return In("a private sequence as UN of undefined length", e => e.Text(0x00090010, "LO", "ACME").Element(0x00091001, "UN", [], uint.MaxValue).Item().Raw(implicitItem).EndItem().EndSequence());
        yield return In("a sequence as OB of known length", e => e.Element(Images, "OB", new Encoded().Item((uint)implicitItem.Length).Raw(implicitItem).ToArray()));
        yield return new("a sequence as UN in big endian", Recipe.Image().In(Syntaxes.Big).Raw(Images, e => e.Element(Images, "UN", new Encoded().Item((uint)implicitItem.Length).Raw(implicitItem).ToArray())));
        foreach (var tag in (uint[])[Comments, 0x00080060, 0x00100010, 0x00100030, 0x00201041, 0x00200013, 0x00080008])
        {
            yield return new($"({tag >> 16:X4},{tag & 0xFFFF:X4}) as UN", Recipe.Image().Bytes(tag, "UN", "12"u8.ToArray()));
        }

        yield return new("every pixel attribute as UN", Recipe.Image().Bytes(Recipe.Rows, "UN", [3, 0]).Bytes(Recipe.Columns, "UN", [4, 0]).Bytes(Recipe.Allocated, "UN", [16, 0]).Bytes(Recipe.Stored, "UN", [12, 0])
            .Bytes(Recipe.Samples, "UN", [1, 0]).Bytes(Recipe.Representation, "UN", [0, 0]).Bytes(Recipe.HighBit, "UN", [11, 0]));
        yield return new("the UIDs as UN", Recipe.Image().Bytes(Recipe.Instance, "UN", "1.2.3.4\0"u8.ToArray()).Bytes(Recipe.SopClass, "UN", [.. "1.2.840.10008.5.1.4.1.1.2"u8, 0]).Bytes(Recipe.Study, "UN", "1.2.3\0"u8.ToArray()));
        yield return new("the pixel data as UN", Recipe.Image().Bytes(Recipe.Pixels, "UN", new byte[24]));
        yield return new("an attribute of no edition as UN", Recipe.Image().Bytes(0x00209999, "UN", [1, 2, 3, 4]));
        yield return new("an attribute of no edition in implicit VR", Recipe.Image().In(Syntaxes.Implicit).Bytes(0x00209999, "UN", [1, 2, 3, 4]));
    }

    private static IEnumerable<OddFile> Private()
    {
        yield return new("a private block", Recipe.Image().Text(0x00190010, "LO", "ACME").Bytes(0x00191001, "UN", [1, 2, 3, 4]).Text(0x00191002, "DS", "1.5"));
        yield return new("a private block in implicit VR", Recipe.Image().In(Syntaxes.Implicit).Text(0x00190010, "LO", "ACME").Bytes(0x00191001, "UN", [1, 2, 3, 4]));
        yield return new("a private block in big endian", Recipe.Image().In(Syntaxes.Big).Text(0x00190010, "LO", "ACME").Bytes(0x00191001, "FD", new byte[8]));
        yield return new("private attributes without a creator", Recipe.Image().Bytes(0x00191001, "UN", [1, 2, 3, 4]));
        yield return new("an empty creator", Recipe.Image().Text(0x00190010, "LO", "").Bytes(0x00191001, "UN", [1, 2, 3, 4]));
        yield return new("a creator as UN", Recipe.Image().Bytes(0x00190010, "UN", "ACME"u8.ToArray()).Bytes(0x00191001, "UN", [1, 2, 3, 4]));
        yield return new("two creators of one block", Recipe.Image().Text(0x00190010, "LO", "ACME").Text(0x00190011, "LO", "ACME").Bytes(0x00191101, "UN", [1, 2]));
        yield return new("private elements below the creators", Recipe.Image().Bytes(0x00190001, "UN", [1, 2]).Bytes(0x00190009, "OB", [1, 2]));
        yield return new("a private UID that is none", Recipe.Image().Text(0x00190010, "LO", "ACME").Text(0x00191001, "UI", "not a UID"));
        yield return new("a private group length", Recipe.Image().Bytes(0x00190000, "UL", [1, 2, 3, 4]).Text(0x00190010, "LO", "ACME"));
        yield return new("private group FFFF", Recipe.Image().Text(0xFFFF0010, "LO", "ACME"));
        yield return new("private groups that the standard forbids", Recipe.Image().Raw(0x00010010, e => e.Text(0x00010010, "LO", "A").Text(0x00030010, "LO", "B").Text(0x00070010, "LO", "C")));
        yield return new("a private sequence of private sequences", Recipe.Image().Raw(0x00190010, e => e.Text(0x00190010, "LO", "ACME").Element(0x00191001, "SQ", new Encoded().Item().Element(0x00191002, "SQ", [], uint.MaxValue).EndSequence().EndItem().ToArray())));
        yield return new("a private sequence in implicit VR", Recipe.Image().In(Syntaxes.Implicit).Raw(0x00190010, e => e.Text(0x00190010, "LO", "ACME").Element(0x00191001, "SQ", [], uint.MaxValue).Item().EndItem().EndSequence()));
    }

    private static IEnumerable<OddFile> Representations()
    {
        foreach (var vr in (string[])["UT", "ST", "LO", "SH", "UN", "OB", "UC"])
        {
            yield return new($"a long text as {vr}", Recipe.Image().Bytes(Comments, vr, "text"u8.ToArray()));
        }

        yield return new("rows as a long integer", Recipe.Image().Bytes(Recipe.Rows, "UL", [3, 0, 0, 0]));
        yield return new("rows as signed", Recipe.Image().Bytes(Recipe.Rows, "SS", [3, 0]));
        yield return new("rows as text", Recipe.Image().Text(Recipe.Rows, "IS", "3"));
        yield return new("rows as LO", Recipe.Image().Text(Recipe.Rows, "LO", "3"));
        yield return new("three frames as US", Recipe.Image().US(Recipe.Frames, 3).Words(Recipe.Pixels, 36));
        yield return new("three frames as UL", Recipe.Image().Bytes(Recipe.Frames, "UL", [3, 0, 0, 0]).Words(Recipe.Pixels, 36));
        yield return new("blank frames", Recipe.Image().Text(Recipe.Frames, "IS", "  "));
        yield return new("a slice location as LO", Recipe.Image().Text(0x00201041, "LO", "1.5"));
        yield return new("an instance number as US", Recipe.Image().US(0x00200013, 1));
        yield return new("a name as LO", Recipe.Image().Text(0x00100010, "LO", "Doe^Jane"));
        yield return new("a class as LO", Recipe.Image().Text(Recipe.SopClass, "LO", Recipe.CT));
        yield return new("a VR of a later edition", Recipe.Image().Raw(0x00219999, e => e.U16(0x0021).U16(0x9999).Raw("ZZ\0\0"u8.ToArray()).U32(4).Raw("abcd"u8.ToArray())), "not known");
        foreach (var letters in (string[])["??", "  ", "lo", "\0\0", "--", "Lo"])
        {
            yield return new($"'{letters.Replace("\0", "NUL")}' as VR", Recipe.Image().Raw(0x00100020, e => e.U16(0x0010).U16(0x0020).Raw(System.Text.Encoding.ASCII.GetBytes(letters)).U16(4).Raw("ID-7"u8.ToArray())), "not one");
        }
    }

    private static IEnumerable<OddFile> Orders()
    {
        yield return new("an attribute out of order", Recipe.Image().Raw(0x00200013, e => e.Text(0x00080070, "LO", "ACME")), "order of their tags");
        yield return new("the patient before the study", Recipe.Image().Raw(0x00080001, e => e.Text(0x00100040, "CS", "F")), "order of their tags");
        yield return new("the pixel data in the middle", Recipe.Image().Without(Recipe.Pixels).Raw(0x00180015, e => e.Element(Recipe.Pixels, "OW", new byte[24])), "order of their tags");
    }

    private static OddFile In(string name, Action<Encoded> bytes, string? note = null) => new(name, Recipe.Image().Raw(Images, bytes), note);

    private static Encoded Known(Encoded e, Func<Encoded, Encoded> items) => e.Element(Images, "SQ", items(new Encoded()).ToArray());

    private static Encoded Nested(Encoded e, int depth)
    {
        for (var i = 0; i < depth; i++)
        {
            e.Element(Content, "SQ", [], uint.MaxValue).Item();
        }

        for (var i = 0; i < depth; i++)
        {
            e.EndItem().EndSequence();
        }

        return e;
    }

    private static byte[] NestedKnown(int depth)
    {
        byte[] inner = [];
        for (var i = 0; i < depth; i++)
        {
            inner = new Encoded().Element(Content, "SQ", new Encoded().Item((uint)inner.Length).Raw(inner).ToArray()).ToArray();
        }

        return inner;
    }
}
