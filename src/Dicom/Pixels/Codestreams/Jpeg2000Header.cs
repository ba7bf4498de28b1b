using System.Buffers.Binary;

namespace CrowdAnnotate.Dicom;

/// <summary>The SIZ segment of a JPEG 2000 or HTJ2K codestream (ITU-T T.800 §A.5.1).</summary>
internal static class Jpeg2000Header
{
    /// <summary>Tiles cost a decoder memory before any is read.</summary>
    private const long MostTiles = 4096;

    private const int FixedBytes = 40;

    /// <summary>Where the codestream begins: at once, or within the boxes of a JP2 file, which some archives hold though PS3.5 §A.4.4 asks for none.</summary>
    public static int Start(ReadOnlySpan<byte> stream)
    {
        if (stream.Length < 12 || !stream[4..8].SequenceEqual("jP  "u8))
        {
            return 0;
        }

        var box = stream.IndexOf("jp2c"u8);
        return box < 0 ? 0 : box + 4;
    }

    public static string? Read(ReadOnlySpan<byte> stream, out CodestreamHeader header)
    {
        header = default;
        stream = stream[Start(stream)..];
        if (stream.Length < FixedBytes + 2 || BinaryPrimitives.ReadUInt32BigEndian(stream) != 0xFF4FFF51)
        {
            return "The compressed frame does not begin as a JPEG 2000 codestream";
        }

        var size = stream[4..];
        var (x1, y1, x0, y0) = (At(size, 4), At(size, 8), At(size, 12), At(size, 16));
        var (tileWidth, tileHeight, tileX, tileY) = (At(size, 20), At(size, 24), At(size, 28), At(size, 32));
        int components = BinaryPrimitives.ReadUInt16BigEndian(size[36..]);
        if (components < 1 || size.Length < 38 + (3L * components) || x1 <= x0 || y1 <= y0 || x1 - x0 > int.MaxValue || y1 - y0 > int.MaxValue)
        {
            return "The size of the compressed frame contradicts itself";
        }

        if (tileWidth == 0 || tileHeight == 0 || tileX > x0 || tileY > y0 || Tiles(x1 - tileX, tileWidth) * Tiles(y1 - tileY, tileHeight) > MostTiles)
        {
            return $"The compressed frame has no tiles or more than {MostTiles}";
        }

        return Samples(size[38..], components, (int)(x1 - x0), (int)(y1 - y0), out header);
    }

    private static string? Samples(ReadOnlySpan<byte> of, int components, int columns, int rows, out CodestreamHeader header)
    {
        header = new(columns, rows, components, (of[0] & 0x7F) + 1, (of[0] & 0x80) != 0);
        for (var i = 0; i < components; i++)
        {
            if (of[3 * i] != of[0] || of[(3 * i) + 1] != 1 || of[(3 * i) + 2] != 1)
            {
                return "The components of the compressed frame differ in bits or are subsampled";
            }
        }

        return null;
    }

    private static long At(ReadOnlySpan<byte> bytes, int offset) => BinaryPrimitives.ReadUInt32BigEndian(bytes[offset..]);

    private static long Tiles(long extent, long tile) => (extent + tile - 1) / tile;
}
