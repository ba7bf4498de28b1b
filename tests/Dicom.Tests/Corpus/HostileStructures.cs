namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Elements, sequences and items whose lengths and delimiters are wrong (PS3.5 §7).</summary>
internal static class HostileStructures
{
    private const uint Comments = 0x00204000, Images = 0x00081140, Referenced = 0x00081155, Private = 0x00191001;

    public static IEnumerable<HostileFile> All() => [.. Truncations(), .. Lengths(), .. Sequences(), .. Depths(), .. Elements()];

    private static IEnumerable<HostileFile> Truncations()
    {
        foreach (var syntax in (string[])[Syntaxes.Explicit, Syntaxes.Implicit, Syntaxes.Big])
        {
            var recipe = Recipe.Image().In(syntax);
            var whole = recipe.File();
            var (name, header, pixels) = (syntax == Syntaxes.Implicit ? "implicit" : syntax == Syntaxes.Big ? "big endian" : "explicit", syntax == Syntaxes.Implicit ? 8 : 12, recipe[Recipe.Pixels]);
            yield return new($"{name}, cut before the pixel data", whole[..pixels], Recipe.Pixels, pixels);
            yield return new($"{name}, cut in the tag of the pixel data", whole[..(pixels + 3)], Recipe.Representation, pixels);
            yield return new($"{name}, cut in the header of the pixel data", whole[..(pixels + header - 2)], Recipe.Pixels, pixels);
            yield return new($"{name}, cut behind the header of the pixel data", whole[..(pixels + header)], Recipe.Pixels, pixels);
            yield return new($"{name}, without the last byte", whole[..^1], Recipe.Pixels, pixels);
            yield return new($"{name}, without the last row", whole[..^8], Recipe.Pixels, pixels);
            yield return new($"{name}, cut in a UID", whole[..(recipe[Recipe.Study] + 10)], Recipe.Study, recipe[Recipe.Study]);
            yield return new($"{name}, cut behind a UID", whole[..recipe[Recipe.Series]], Recipe.Series, recipe[Recipe.Series]);
        }

        foreach (var cut in (int[])[133, 139, 143, 150, 170])
        {
            var meta = Recipe.Image().File()[..cut];
            yield return new($"cut in the meta header after {cut} bytes", meta, cut < 144 ? 0x00020000u : 0x00020002u, cut < 144 ? 132 : 144);
        }
    }

    private static IEnumerable<HostileFile> Lengths()
    {
        foreach (var length in (uint[])[0x7FFF_FFFE, 0x8000_0000, 0xFFFF_FFFE, 0xFFFF_FFF0, 1000])
        {
            yield return HostileFile.At($"pixel data of {length} bytes", Recipe.Image().Bytes(Recipe.Pixels, "OW", new byte[24], length), Recipe.Pixels);
            yield return HostileFile.At($"a private value of {length} bytes", Recipe.Image().Bytes(Private, "UN", [1, 2], length), Private);
        }

        yield return HostileFile.At("a text of 60000 bytes", Recipe.Image().Bytes(Comments, "LT", new byte[4], 60_000), Comments);
        yield return HostileFile.At("an implicit text of 4 GB", Recipe.Image().In(Syntaxes.Implicit).Bytes(Comments, "LT", new byte[4], 0xFFFF_FFFE), Comments);
        yield return HostileFile.At("a big endian text of 60000 bytes", Recipe.Image().In(Syntaxes.Big).Bytes(Comments, "LT", new byte[4], 60_000), Comments);
        yield return HostileFile.At("a big endian length in little endian", Recipe.Image().Bytes(Comments, "UT", new byte[4], 0x0400_0000), Comments);
        foreach (var vr in (string[])["UT", "OF", "OD", "OL", "UC"])
        {
            yield return HostileFile.At($"{vr} of undefined length", Recipe.Image().Bytes(Comments, vr, new byte[4], uint.MaxValue), Comments);
        }

        yield return HostileFile.At("an implicit text of undefined length", Recipe.Image().In(Syntaxes.Implicit).Bytes(Comments, "LT", new byte[4], uint.MaxValue), Comments);
        yield return HostileFile.At("the rows as a sequence", Recipe.Image().Bytes(Recipe.Rows, "SQ", []), Recipe.Rows);
        yield return HostileFile.At("a group length of undefined length", Recipe.Image().Bytes(0x00280000, "OB", [], uint.MaxValue), 0x00280000);
        yield return HostileFile.At("a group length that is a sequence", Recipe.Image().Bytes(0x00280000, "SQ", []), 0x00280000);
    }

    private static IEnumerable<HostileFile> Sequences()
    {
        yield return In("a sequence longer than the file", e => e.Element(Images, "SQ", [], 0x00FF_FFFF));
        yield return In("a sequence of 4 GB", e => e.Element(Images, "SQ", [], 0xFFFF_FFFE));
        yield return In("an item longer than its sequence", e => Known(e, i => i.Item(400).Raw(new byte[8])), 12);
        yield return In("an item one byte longer than its sequence", e => Known(e, i => i.Item(9).Raw(new byte[8])), 12);
        yield return In("an item of 4 GB", e => e.Element(Images, "SQ", [], uint.MaxValue).Item(0xFFFF_FFFE), 12);
        yield return In("a sequence that ends in an item's header", e => Known(e, i => i.U16(0xFFFE).U16(0xE000)), 12);
        yield return In("a sequence of known length closed by a delimiter", e => Known(e, i => i.EndSequence()), 12);
        yield return In("a sequence of elements without items", e => Known(e, i => i.Text(Referenced, "UI", "1.2.77")), 12);
        yield return In("an endless sequence of elements without items", e => e.Element(Images, "SQ", [], uint.MaxValue).Text(Referenced, "UI", "1.2.77").EndSequence(), 12);
        yield return In("a sequence that is not closed", e => e.Element(Images, "SQ", [], uint.MaxValue).Item().EndItem(), 28);
        yield return In("an element longer than its item", e => Known(e, i => i.Item(14).Element(Referenced, "UI", "1.2.77"u8.ToArray(), 8)), 20, Referenced);
        yield return In("an element longer than the item around its item", e => Known(e, i => i.Item(8 + 22).Raw(Known(new Encoded(), j => j.Item(14).Element(Referenced, "UI", "1.2.77"u8.ToArray(), 40)).ToArray()[..30])), 20);
        yield return In("an item that is not closed within a sequence of known length", e => Known(e, i => i.Item().Text(Referenced, "UI", "1.2.77")), 34, Referenced);
        yield return In("an item closed as a sequence", e => Known(e, i => i.Item().Text(Referenced, "UI", "1.2.77").EndSequence()), 34, 0xFFFEE0DD);
        yield return In("an item of known length closed by a delimiter", e => Known(e, i => i.Item(8).EndItem()), 20, 0xFFFEE00D);
        yield return In("an attribute twice in an item", e => Known(e, i => i.Item(28).Text(Referenced, "UI", "1.2.77").Text(Referenced, "UI", "1.2.78")), 34, Referenced);
        yield return In("an invalid UID in an item", e => Known(e, i => i.Item(14).Text(Referenced, "UI", "1.2.ab")), 28, Referenced);
        yield return In("a delimiter of an item at the root", e => e.EndItem(), 0, 0xFFFEE00D);
        yield return In("a delimiter of a sequence at the root", e => e.EndSequence(), 0, 0xFFFEE0DD);
        yield return In("an item at the root", e => e.Item(0), 0, 0xFFFEE000);
        yield return In("a private sequence of unknown VR that is not closed", e => e.Element(Images, "UN", [], uint.MaxValue).Item().EndItem(), 28);

        var last = Recipe.Plain().Raw(Images, _ => { }).Raw(0x0040A730, e => e.Element(0x0040A730, "SQ", [], uint.MaxValue).Item().EndItem());
        yield return HostileFile.At("a last sequence that is not closed", last, 0x0040A730, 28);
        yield return HostileFile.At("a last item that is not closed", Recipe.Plain().Raw(0x0040A730, e => e.Element(0x0040A730, "SQ", [], uint.MaxValue).Item()), 0x0040A730, 20);
    }

    private static IEnumerable<HostileFile> Depths()
    {
        foreach (var (depth, vr, isKnown) in ((int, string, bool)[])[(51, "SQ", false), (60, "SQ", true), (60, "UN", false), (1000, "SQ", false), (20_000, "SQ", false), (3_000, "SQ", true)])
        {
            yield return In($"{depth} levels of {vr} of {(isKnown ? "known" : "undefined")} length", e => Nested(e, depth, vr, isKnown), 50 * (vr == "UN" && !isKnown ? 16 : 20) + (vr == "UN" ? 4 : 0));
        }
    }

    private static IEnumerable<HostileFile> Elements()
    {
        yield return HostileFile.At("an attribute twice", Recipe.Image().Raw(0x00100020, e => e.Text(0x00100020, "LO", "A").Text(0x00100020, "LO", "B")), 0x00100020, 10);
        yield return HostileFile.At("an attribute twice, far apart", Recipe.Image().Raw(0x00200013, e => e.Text(0x00100020, "LO", "B")).Raw(0x00100020, e => e.Text(0x00100020, "LO", "A")), 0x00200013) with { Tag = 0x00100020 };
        yield return HostileFile.At("the pixel data twice", Recipe.Image().Raw(0x7FE0000F, e => e.Element(Recipe.Pixels, "OW", new byte[24])), Recipe.Pixels);
        yield return HostileFile.At("control characters where a VR must stand", Recipe.Image().Raw(Comments, e => e.U16(0x0020).U16(0x4000).Raw(1, 2, 4, 0).Raw("abcd"u8.ToArray())), Comments);
        yield return HostileFile.At("high characters where a VR must stand", Recipe.Image().Raw(Comments, e => e.U16(0x0020).U16(0x4000).Raw(0xFF, 0xFE, 4, 0).Raw("abcd"u8.ToArray())), Comments);
        yield return HostileFile.At("an unknown VR longer than the file", Recipe.Image().Bytes(Comments, "ZZ", [], null).Raw(Comments, e => e.U16(0x0020).U16(0x4000).Raw("ZZ\0\0"u8.ToArray()).U32(70_000)), Comments);
        yield return HostileFile.At("padding of a data set that is cut off", Recipe.Image().Bytes(0xFFFCFFFC, "OB", new byte[4], 5000), 0xFFFCFFFC);
    }

    private static Encoded Nested(Encoded e, int depth, string vr, bool isKnown)
    {
        if (!isKnown)
        {
            for (var i = 0; i < depth; i++)
            {
                _ = i == 0 || vr == "SQ" ? e.Element(Images, vr, [], uint.MaxValue) : e.Raw(new Encoded(isExplicit: false).Element(Images, "", [], uint.MaxValue).ToArray());
                e.Item();
            }

            for (var i = 0; i < depth; i++)
            {
                e.EndItem().EndSequence();
            }

            return e;
        }

        byte[] inner = [];
        for (var i = 0; i < depth; i++)
        {
            inner = new Encoded().Element(Images, vr, new Encoded().Item((uint)inner.Length).Raw(inner).ToArray()).ToArray();
        }

        return e.Raw(inner);
    }

    private static Encoded Known(Encoded e, Func<Encoded, Encoded> items) => e.Element(Images, "SQ", items(new Encoded()).ToArray());

    private static HostileFile In(string name, Func<Encoded, Encoded> sequence, int behind = 0, uint tag = Images)
    {
        var recipe = Recipe.Image().Raw(Images, e => sequence(e));
        var bytes = recipe.File();
        return new(name, bytes, tag, recipe[Images] + behind);
    }
}
