namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Pixel data that contradict their description (PS3.3 §C.7.6.3).</summary>
internal static class HostilePixels
{
    public static IEnumerable<HostileFile> All() => [.. Described(), .. Counted(), .. Misplaced()];

    private static IEnumerable<HostileFile> Described()
    {
        (string Name, uint Tag, ushort Value)[] wrong =
        [
            ("no rows", Recipe.Rows, 0), ("no columns", Recipe.Columns, 0), ("no samples", Recipe.Samples, 0), ("9 samples", Recipe.Samples, 9), ("3 samples of grey", Recipe.Samples, 3),
            ("0 bits allocated", Recipe.Allocated, 0), ("13 bits allocated", Recipe.Allocated, 13), ("128 bits allocated", Recipe.Allocated, 128), ("more bits stored than allocated", Recipe.Stored, 20),
            ("no bits stored", Recipe.Stored, 0), ("a high bit outside", Recipe.HighBit, 20), ("a high bit below the bits stored", Recipe.HighBit, 5), ("pixels neither signed nor not", Recipe.Representation, 7),
        ];
        foreach (var (name, tag, value) in wrong)
        {
            yield return HostileFile.At(name, Recipe.Image().US(tag, value), tag);
        }

        foreach (var tag in (uint[])[Recipe.Rows, Recipe.Columns, Recipe.Samples, Recipe.Allocated, Recipe.Stored])
        {
            var place = HostileFile.At("", Recipe.Image(), tag).Offset;
            yield return new($"an image without ({tag >> 16:X4},{tag & 0xFFFF:X4})", Recipe.Image().Without(tag).File(), tag, place);
            yield return HostileFile.At($"an image with an empty ({tag >> 16:X4},{tag & 0xFFFF:X4})", Recipe.Image().US(tag), tag);
        }

        foreach (var frames in (string[])["0", "-1", "0x10", "1.5", "many", "2147483648", "99999999999999999999"])
        {
            yield return HostileFile.At($"{frames} frames", Recipe.Image().Text(Recipe.Frames, "IS", frames), Recipe.Frames);
        }

        yield return HostileFile.At("0 frames as US", Recipe.Image().US(Recipe.Frames, 0), Recipe.Frames);
        yield return HostileFile.At("frames as a sequence", Recipe.Image().Bytes(Recipe.Frames, "SQ", []), Recipe.Frames);
        yield return HostileFile.At("65535 rows and columns", Recipe.Image().US(Recipe.Rows, 65535).US(Recipe.Columns, 65535), Recipe.Rows);
        yield return HostileFile.At("65535 rows and columns of three samples", Recipe.Picture("RGB", 3, 8).US(Recipe.Rows, 65535).US(Recipe.Columns, 65535), Recipe.Rows);
        yield return HostileFile.At("65535 rows and columns, compressed", Recipe.Compressed(Syntaxes.JpegLossless, [], [new byte[8]]).US(Recipe.Rows, 65535).US(Recipe.Columns, 65535), Recipe.Rows);
        yield return HostileFile.At("colour planes of a third kind", Recipe.Picture("RGB", 3, 8).US(Recipe.Planar, 2), Recipe.Planar);
        yield return HostileFile.At("one sample of three colours", Recipe.Picture("RGB", 3, 8).US(Recipe.Samples, 1), Recipe.Samples);
        yield return HostileFile.At("a palette of three samples", Recipe.Picture("RGB", 3, 8).Text(Recipe.Photometric, "CS", "PALETTE COLOR"), Recipe.Samples);
    }

    private static IEnumerable<HostileFile> Counted()
    {
        foreach (var words in (int[])[0, 1, 11, 13, 14, 100])
        {
            yield return HostileFile.At($"{words} words for 12 pixels", Recipe.Image().Words(Recipe.Pixels, words), Recipe.Pixels, 12);
        }

        yield return HostileFile.At("one row too many", Recipe.Image().US(Recipe.Rows, 4), Recipe.Pixels, 12);
        yield return HostileFile.At("65535 rows", Recipe.Image().US(Recipe.Rows, 65535), Recipe.Pixels, 12);
        yield return HostileFile.At("65535 columns", Recipe.Image().US(Recipe.Columns, 65535), Recipe.Pixels, 12);
        yield return HostileFile.At("32 bits in 16", Recipe.Image().US(Recipe.Allocated, 32), Recipe.Pixels, 12);
        yield return HostileFile.At("8 bits in 16", Recipe.Image().US(Recipe.Allocated, 8).US(Recipe.Stored, 8).US(Recipe.HighBit, 7), Recipe.Pixels, 12);
        yield return HostileFile.At("1 bit in 16", Recipe.Image().US(Recipe.Allocated, 1).US(Recipe.Stored, 1).US(Recipe.HighBit, 0), Recipe.Pixels, 12);
        yield return HostileFile.At("two frames in one", Recipe.Image().Text(Recipe.Frames, "IS", "2"), Recipe.Pixels, 12);
        yield return HostileFile.At("two thousand million frames in one", Recipe.Image().Text(Recipe.Frames, "IS", "2147483647"), Recipe.Pixels, 12);
        yield return HostileFile.At("one frame in two", Recipe.Picture("MONOCHROME2", 1, 16, frames: 2).Without(Recipe.Frames), Recipe.Pixels, 12);
        yield return HostileFile.At("colours for grey", Recipe.Picture("RGB", 3, 8).US(Recipe.Samples, 1).Text(Recipe.Photometric, "CS", "MONOCHROME2"), Recipe.Pixels, 12);
        yield return HostileFile.At("whole colours for shared ones", Recipe.Picture("YBR_FULL", 3, 8).Text(Recipe.Photometric, "CS", "YBR_FULL_422"), Recipe.Pixels, 12);
        yield return HostileFile.At("shared colours for whole ones", Recipe.Picture("YBR_FULL_422", 3, 8).Text(Recipe.Photometric, "CS", "YBR_FULL"), Recipe.Pixels, 12);
        yield return HostileFile.At("a bit short of 27 bits of a segmentation", Recipe.Picture("MONOCHROME2", 1, 1, 3, 3, 3).Bytes(Recipe.Pixels, "OB", new byte[2]), Recipe.Pixels, 12);
        yield return HostileFile.At("frames of bits padded to bytes each", Recipe.Picture("MONOCHROME2", 1, 1, 3, 3, 5).Bytes(Recipe.Pixels, "OB", new byte[10]), Recipe.Pixels, 12);
        yield return HostileFile.At("half of the floats", Float().Bytes(0x7FE00008, "OF", new byte[24]), 0x7FE00008, 12);
        yield return HostileFile.At("doubles too many", Float().Without(0x7FE00008).US(Recipe.Allocated, 64).Bytes(0x7FE00009, "OD", new byte[104]), 0x7FE00009, 12);
        yield return HostileFile.At("implicit pixels too few", Recipe.Image().In(Syntaxes.Implicit).Words(Recipe.Pixels, 11), Recipe.Pixels, 8);
        yield return HostileFile.At("big endian pixels too few", Recipe.Image().In(Syntaxes.Big).Words(Recipe.Pixels, 11), Recipe.Pixels, 12);
    }

    private static IEnumerable<HostileFile> Misplaced()
    {
        foreach (var vr in (string[])["UI", "LO", "UT"])
        {
            yield return HostileFile.At($"pixel data as {vr}", Recipe.Image().Bytes(Recipe.Pixels, vr, [.. Enumerable.Repeat((byte)'1', 24)]), Recipe.Pixels, vr == "UT" ? 12 : 8);
        }

        yield return HostileFile.At("pixel data as a sequence", Recipe.Image().Bytes(Recipe.Pixels, "SQ", []), Recipe.Pixels);
        foreach (var last in (string[])["4", "128", "1.1", "2.1", "3.1", "12.1", "20", "66.4", "77.1.6", "481.1"])
        {
            var recipe = Recipe.Plain(last).US(Recipe.Rows, 3);
            var bytes = recipe.File();
            yield return new($"an image of class {last} with rows and no more", bytes, Recipe.Columns, bytes.Length);
        }

        var missing = Recipe.Image().Without(Recipe.Pixels).File();
        yield return new("an image without pixel data", missing, Recipe.Pixels, missing.Length);
        yield return HostileFile.At("pixel data in an item alone", Recipe.Image().Without(Recipe.Pixels).Raw(0x00880200, e => e.Element(0x00880200, "SQ", new Encoded().Item(36).Element(Recipe.Pixels, "OW", new byte[24]).ToArray())), 0x00880200, 56)
            with { Tag = Recipe.Pixels };
        yield return HostileFile.At("pixel data at an address", Recipe.Image().Without(Recipe.Pixels).Text(0x00287FE0, "UR", "http://127.0.0.1/"), 0x00287FE0);
    }

    private static Recipe Float() => Recipe.Image().Without(Recipe.Pixels, Recipe.Stored, Recipe.HighBit, Recipe.Representation).US(Recipe.Allocated, 32).Bytes(0x7FE00008, "OF", new byte[48]);
}
