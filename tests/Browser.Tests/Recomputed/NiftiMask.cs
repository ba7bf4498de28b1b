using System.Buffers.Binary;
using System.IO.Compression;

namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>A gzipped NIfTI-1 mask of bytes with its sform (nifti1.h), read by offsets.</summary>
public sealed class NiftiMask
{
    private NiftiMask(Region region, double[][] sform) => (Region, Sform) = (region, sform);

    public Region Region { get; }

    /// <summary>Three rows of four: RAS mm from voxel indices.</summary>
    public double[][] Sform { get; }

    public static NiftiMask Read(byte[] gzipped)
    {
        using var unzipped = new MemoryStream();
        using (var zip = new GZipStream(new MemoryStream(gzipped), CompressionMode.Decompress))
        {
            zip.CopyTo(unzipped);
        }

        var bytes = unzipped.ToArray();
        short Short(int at) => BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(at));
        double Float(int at) => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(at));
        Require(BinaryPrimitives.ReadInt32LittleEndian(bytes) == 348 && bytes.AsSpan(344, 4).SequenceEqual("n+1\0"u8), "it is no little-endian NIfTI-1 file");
        Require(Short(40) == 3 && Short(70) == 2, "it is no three-dimensional volume of unsigned bytes");
        Require(Short(254) > 0, "it has no sform");
        Require((bytes[123] & 7) == 2, "its lengths are not in mm");
        var region = new Region(Short(42), Short(44), Short(46));
        var start = (int)Float(108);
        Require(bytes.Length == start + (region.Columns * region.Rows * region.Slices), "its length is not that of its voxels");
        for (var i = 0; i < bytes.Length - start; i++)
        {
            Require(bytes[start + i] is 0 or 1, "a voxel is neither 0 nor 1");
            region[i % region.Columns, i / region.Columns % region.Rows, i / (region.Columns * region.Rows)] = bytes[start + i] == 1;
        }

        return new NiftiMask(region, [.. Enumerable.Range(0, 3).Select(row => Enumerable.Range(0, 4).Select(k => Float(280 + (16 * row) + (4 * k))).ToArray())]);
    }

    /// <summary>The patient position of a voxel's centre as the sform states it, in LPS: RAS with x and y turned round.</summary>
    public double[] LpsPosition(int x, int y, int z)
    {
        var ras = Sform.Select(r => (r[0] * x) + (r[1] * y) + (r[2] * z) + r[3]).ToArray();
        return [-ras[0], -ras[1], ras[2]];
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidDataException($"The mask cannot be used: {otherwise}.");
        }
    }
}
