namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Pixel data of every shape that the standard has, or had.</summary>
internal static class OddPixels
{
    public static IEnumerable<OddFile> All() => [.. Shapes(), .. Descriptions(), .. Lengths()];

    private static IEnumerable<OddFile> Shapes()
    {
        foreach (var allocated in (int[])[1, 8, 16, 24, 32, 64])
        {
            foreach (var frames in (int[])[1, 3])
            {
                yield return new($"{frames} frames of {allocated} bits", Recipe.Picture("MONOCHROME2", 1, allocated, frames: frames));
            }
        }

        foreach (var (photometric, samples) in ((string, int)[])[("MONOCHROME1", 1), ("RGB", 3), ("YBR_FULL", 3), ("YBR_FULL_422", 3), ("YBR_PARTIAL_422", 3), ("HSV", 3), ("ARGB", 4), ("CMYK", 4), ("YBR_RCT", 3), ("PRIVATE", 1)])
        {
            yield return new($"{photometric}", Recipe.Picture(photometric, samples, 8));
        }

        yield return new("planes of colours", Recipe.Picture("RGB", 3, 8).US(Recipe.Planar, 1));
        yield return new("colours without a planar configuration", Recipe.Picture("RGB", 3, 8).Without(Recipe.Planar));
        yield return new("colours of 16 bits", Recipe.Picture("RGB", 3, 16));
        yield return new("a palette", Palette(256, 512));
        yield return new("a palette of 65536 entries", Palette(0, 131072));
        yield return new("a palette of bytes", Palette(256, 256));
        yield return new("a palette of odd length", Palette(255, 255));
        yield return new("a palette without tables", Recipe.Picture("MONOCHROME2", 1, 8).Text(Recipe.Photometric, "CS", "PALETTE COLOR"));
        yield return new("floats", Floats(32).Bytes(0x7FE00008, "OF", new byte[48]));
        yield return new("doubles", Floats(64).Bytes(0x7FE00009, "OD", new byte[96]));
        yield return new("floats in implicit VR", Floats(32).In(Syntaxes.Implicit).Bytes(0x7FE00008, "OF", new byte[48]));
        yield return new("doubles in big endian", Floats(64).In(Syntaxes.Big).Bytes(0x7FE00009, "OD", new byte[96]));
        yield return new("a segmentation of bits across frames", Recipe.Picture("MONOCHROME2", 1, 1, 3, 3, 3).Text(Recipe.SopClass, "UI", "1.2.840.10008.5.1.4.1.1.66.4"));
        yield return new("one pixel", Recipe.Picture("MONOCHROME2", 1, 8, 1, 1));
        yield return new("one row of 65535 columns", Recipe.Picture("MONOCHROME2", 1, 8, 1, 65535));
        yield return new("an overlay in the pixel data", Recipe.Image().US(0x60000010, 3).US(0x60000011, 4).US(0x60000100, 16).US(0x60000102, 15));
        yield return new("an overlay beside the pixel data", Recipe.Image().US(0x60000010, 3).US(0x60000011, 4).US(0x60000100, 1).US(0x60000102, 0).Bytes(0x60003000, "OW", [1, 2]));
        yield return new("an overlay of another size", Recipe.Image().US(0x60000010, 300).US(0x60000011, 400).US(0x60000100, 1).Bytes(0x60003000, "OW", [1, 2]));
        yield return new("frames in time", Recipe.Picture("MONOCHROME2", 1, 8, frames: 2).Bytes(0x00280009, "AT", [0x18, 0, 0x63, 0x10]).Text(0x00181063, "DS", "40"));
        yield return new("functional groups", Recipe.Image().Text(Recipe.SopClass, "UI", "1.2.840.10008.5.1.4.1.1.2.1").Text(Recipe.Frames, "IS", "1").Bytes(0x52009229, "SQ", new Encoded().Item(0).ToArray()).Bytes(0x52009230, "SQ", new Encoded().Item(0).ToArray()));
    }

    private static IEnumerable<OddFile> Descriptions()
    {
        yield return new("a high bit above the bits stored", Recipe.Image().US(Recipe.HighBit, 15));
        yield return new("no high bit", Recipe.Image().Without(Recipe.HighBit));
        yield return new("no pixel representation", Recipe.Image().Without(Recipe.Representation));
        yield return new("no photometric interpretation", Recipe.Image().Without(Recipe.Photometric));
        yield return new("one bit stored of 16", Recipe.Image().US(Recipe.Stored, 1).US(Recipe.HighBit, 0));
        yield return new("seven bits stored of 8", Recipe.Picture("MONOCHROME2", 1, 8).US(Recipe.Stored, 7).US(Recipe.HighBit, 6));
        yield return new("an empty number of frames", Recipe.Image().Text(Recipe.Frames, "IS", ""));
        yield return new("a number of frames with a plus", Recipe.Image().Text(Recipe.Frames, "IS", "+1"));
        yield return new("a number of frames with zeros", Recipe.Image().Text(Recipe.Frames, "IS", "0001"));
        yield return new("a number of frames as US", Recipe.Image().US(Recipe.Frames, 1));
        yield return new("a number of frames of one", Recipe.Image().Text(Recipe.Frames, "IS", " 1 "));
        yield return new("a smallest value that is signed", Recipe.Image().US(Recipe.Representation, 1).Bytes(0x00280106, "SS", [0xFF, 0xFF]));
        yield return new("a smallest value as OW", Recipe.Image().Bytes(0x00280106, "OW", [1, 0]));
        yield return new("a modality table", Recipe.Image().Raw(0x00283000, e => e.Element(0x00283000, "SQ", new Encoded().Item().US(0x00283002, 4, 0, 16).Element(0x00283006, "OW", new byte[8]).EndItem().ToArray())));
        yield return new("a slope of nothing", Recipe.Image().Text(0x00281053, "DS", "0").Text(0x00281052, "DS", ""));
        yield return new("planar configuration of grey", Recipe.Image().US(Recipe.Planar, 1));
    }

    private static IEnumerable<OddFile> Lengths()
    {
        yield return new("15 × 15 bytes, padded", Recipe.Picture("MONOCHROME2", 1, 8, 15, 15));
        yield return new("15 × 15 bytes, not padded", Recipe.Picture("MONOCHROME2", 1, 8, 15, 15).Bytes(Recipe.Pixels, "OB", new byte[225]));
        yield return new("15 × 15 bytes as words", Recipe.Picture("MONOCHROME2", 1, 8, 15, 15).Bytes(Recipe.Pixels, "OW", new byte[226]));
        yield return new("16 bits as OB", Recipe.Image().Bytes(Recipe.Pixels, "OB", new byte[24]));
        yield return new("16 bits as US", Recipe.Image().Bytes(Recipe.Pixels, "US", new byte[24]));
        yield return new("three odd frames, padded at the end", Recipe.Picture("MONOCHROME2", 1, 8, 3, 3, 3));
        yield return new("three odd frames of colours", Recipe.Picture("RGB", 3, 8, 3, 3, 3));
    }

    private static Recipe Floats(ushort bits) => Recipe.Picture("MONOCHROME2", 1, 32).Text(Recipe.SopClass, "UI", "1.2.840.10008.5.1.4.1.1.30")
        .Without(Recipe.Pixels, Recipe.Stored, Recipe.HighBit, Recipe.Representation).US(Recipe.Allocated, bits);

    private static Recipe Palette(ushort entries, int bytes)
    {
        var recipe = Recipe.Picture("PALETTE COLOR", 1, 8);
        for (uint i = 1; i <= 3; i++)
        {
            recipe.US(0x00281100 + i, entries, 0, (ushort)(bytes <= 256 ? 8 : 16)).Bytes(0x00281200 + i, "OW", new byte[bytes]);
        }

        return recipe;
    }
}
