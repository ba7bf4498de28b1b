using System.Buffers.Binary;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes.Tests;

public class NiftiFileTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_oblique_volume_comes_back_in_its_place(bool compressed)
    {
        var volume = Numbered(Grids.Oblique(5, 4, 3));
        using var stream = new MemoryStream();

        NiftiFile.Write(stream, volume, compressed);
        stream.Position = 0;

        NiftiFile.TryRead(stream, out var back, out var problem).ShouldBeTrue(problem);
        back!.Voxels.ShouldBe(volume.Voxels);
        back.Geometry.Coincides(volume.Geometry).ShouldBeTrue();
    }

    /// <summary>The offsets and meanings are those of nifti1.h; the numbers were worked out by hand: LPS to RAS changes the signs of x and y.</summary>
    [Fact]
    public void The_header_of_an_axial_volume_is_the_one_worked_out_by_hand()
    {
        var grid = new VolumeGeometry(3, 2, 2, new PatientPoint(-10, 20, 30), new PatientVector(1, 0, 0), new PatientVector(0, 1, 0), 0.5, 0.75, 4);
        var bytes = Bytes(s => NiftiFile.Write(s, Numbered(grid), compressed: false));

        bytes.Length.ShouldBe(352 + (12 * 4));
        BinaryPrimitives.ReadInt32LittleEndian(bytes).ShouldBe(348);
        Shorts(bytes, 40, 8).ShouldBe([3, 3, 2, 2, 1, 1, 1, 1]);
        Shorts(bytes, 70, 2).ShouldBe([16, 32]);
        Floats(bytes, 76, 4).ShouldBe([1, 0.5f, 0.75f, 4]);
        Floats(bytes, 108, 3).ShouldBe([352, 1, 0]);
        bytes[123].ShouldBe((byte)2);
        Shorts(bytes, 252, 2).ShouldBe([1, 1]);
        // Half a turn about z: a = 0, (b, c, d) = (0, 0, 1).
        Floats(bytes, 256, 6).ShouldBe([0, 0, 1, 10, -20, 30]);
        Floats(bytes, 280, 12).ShouldBe([-0.5f, 0, 0, 10, 0, -0.75f, 0, -20, 0, 0, 4, 30]);
        bytes[344..352].ShouldBe("n+1\0\0\0\0\0"u8.ToArray());
        Floats(bytes, 352, 12).ShouldBe(Enumerable.Range(0, 12).Select(i => i + 0.5f));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void The_qform_alone_says_the_same_place_also_where_the_slices_run_backwards(int sense)
    {
        var grid = Turned(sense, Grids.Oblique(5, 4, 3));
        var bytes = Bytes(s => NiftiFile.Write(s, Numbered(grid), compressed: false));
        Floats(bytes, 76, 1).ShouldBe([sense]);
        bytes.AsSpan(254, 2).Clear();
        bytes.AsSpan(280, 48).Clear();

        NiftiFile.TryRead(new MemoryStream(bytes), out var back, out var problem).ShouldBeTrue(problem);

        back!.Geometry.Coincides(grid).ShouldBeTrue();
    }

    [Fact]
    public void Every_quarter_turn_comes_back_from_its_quaternion()
    {
        PatientVector[] axes = [new(1, 0, 0), new(-1, 0, 0), new(0, 1, 0), new(0, -1, 0), new(0, 0, 1), new(0, 0, -1)];
        foreach (var (row, column) in axes.SelectMany(r => axes.Where(c => r.Dot(c) == 0).Select(c => (r, c))))
        {
            var grid = new VolumeGeometry(3, 4, 5, new PatientPoint(1, 2, 3), row, column, 0.5, 0.6, 0.7);
            var bytes = Bytes(s => NiftiFile.Write(s, Numbered(grid), compressed: false));
            bytes.AsSpan(254, 2).Clear();

            NiftiFile.TryRead(new MemoryStream(bytes), out var back, out _).ShouldBeTrue();

            back!.Geometry.Coincides(grid).ShouldBeTrue($"{row} {column}");
        }
    }

    [Fact]
    public void Sheared_slices_have_an_sform_and_no_qform()
    {
        var tilt = new PatientVector(0, 0.2, 1).Normalised();
        var grid = new VolumeGeometry(3, 4, 5, new PatientPoint(1, 2, 3), new PatientVector(1, 0, 0), new PatientVector(0, 1, 0), 0.5, 0.5, 2, tilt);
        var bytes = Bytes(s => NiftiFile.Write(s, Numbered(grid), compressed: false));

        Shorts(bytes, 252, 2).ShouldBe([0, 1]);
        NiftiFile.TryRead(new MemoryStream(bytes), out var back, out _).ShouldBeTrue();
        back!.Geometry.Coincides(grid).ShouldBeTrue();
    }

    [Fact]
    public void A_label_is_read_as_a_mask_and_the_same_labels_give_the_same_bytes()
    {
        var grid = Grids.Axial(3, 1, 1);
        var bytes = Bytes(s => NiftiFile.WriteLabels(s, grid, [0, 2, 1], compressed: true));

        Bytes(s => NiftiFile.WriteLabels(s, grid, [0, 2, 1], compressed: true)).ShouldBe(bytes);
        NiftiFile.TryReadMask(new MemoryStream(bytes), 2, out var two, out _).ShouldBeTrue();
        two!.Voxels.ShouldBe(new byte[] { 0, 1, 0 });
        NiftiFile.TryReadMask(new MemoryStream(bytes), null, out var any, out _).ShouldBeTrue();
        any!.Voxels.ShouldBe(new byte[] { 0, 1, 1 });
    }

    [Fact]
    public void A_big_endian_file_with_scaled_16_bit_values_is_read()
    {
        var bytes = Bytes(s => NiftiFile.Write(s, Numbered(Grids.Axial(2, 1, 1)), compressed: false))[..356];
        foreach (var (at, size, count) in new[] { (0, 4, 1), (40, 2, 8), (70, 2, 2), (76, 4, 11), (252, 2, 2), (256, 4, 18) })
        {
            for (var i = 0; i < count; i++)
            {
                bytes.AsSpan(at + (i * size), size).Reverse();
            }
        }

        BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(70), 4);
        BinaryPrimitives.WriteSingleBigEndian(bytes.AsSpan(112), 2);
        BinaryPrimitives.WriteSingleBigEndian(bytes.AsSpan(116), -1024);
        BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(352), -3);
        BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(354), 500);

        NiftiFile.TryRead(new MemoryStream(bytes), out var volume, out var problem).ShouldBeTrue(problem);

        volume!.Voxels.ShouldBe([-1030, -24]);
        volume.Geometry.Coincides(Grids.Axial(2, 1, 1)).ShouldBeTrue();
    }

    [Theory]
    [InlineData(0, 1, "byte 0")]
    [InlineData(344, (byte)'x', "byte 344")]
    [InlineData(40, 9, "byte 40")]
    [InlineData(70, 3, "byte 70")]
    [InlineData(123, 1, "byte 123")]
    [InlineData(111, 0, "byte 108")]
    [InlineData(42, 0, "byte 40")]
    public void A_damaged_header_is_refused_with_its_place(int at, byte value, string place)
    {
        var bytes = Bytes(s => NiftiFile.Write(s, Numbered(Grids.Axial(2, 2, 2)), compressed: false));
        bytes[at] = value;

        NiftiFile.TryRead(new MemoryStream(bytes), out _, out var problem).ShouldBeFalse();

        problem.ShouldStartWith(place);
    }

    [Fact]
    public void A_file_cut_short_at_any_byte_is_refused()
    {
        var plain = Bytes(s => NiftiFile.Write(s, Numbered(Grids.Axial(2, 2, 2)), compressed: false));
        var zipped = Bytes(s => NiftiFile.Write(s, Numbered(Grids.Axial(2, 2, 2)), compressed: true));

        for (var n = 0; n < plain.Length; n++)
        {
            NiftiFile.TryRead(new MemoryStream(plain[..n]), out _, out var problem).ShouldBeFalse();
            problem.ShouldStartWith($"byte {n}:");
        }

        NiftiFile.TryRead(new MemoryStream(zipped[..(zipped.Length / 2)]), out _, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_header_without_an_orientation_is_refused()
    {
        var bytes = Bytes(s => NiftiFile.Write(s, Numbered(Grids.Axial(2, 2, 2)), compressed: false));
        bytes.AsSpan(252, 4).Clear();

        NiftiFile.TryRead(new MemoryStream(bytes), out _, out var problem).ShouldBeFalse();
        problem.ShouldContain("qform");
    }

    private static VolumeGeometry Turned(int sense, VolumeGeometry g) => new(
        g.Columns, g.Rows, g.Slices, g.Origin, g.RowDirection, g.ColumnDirection, g.ColumnSpacing, g.RowSpacing, g.SliceSpacing, g.SliceDirection * sense);

    private static Volume Numbered(VolumeGeometry grid) => new(grid, [.. Enumerable.Range(0, grid.VoxelCount).Select(i => i + 0.5f)]);

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    private static short[] Shorts(byte[] bytes, int at, int count) =>
        [.. Enumerable.Range(0, count).Select(i => BinaryPrimitives.ReadInt16LittleEndian(bytes.AsSpan(at + (2 * i))))];

    private static float[] Floats(byte[] bytes, int at, int count) =>
        [.. Enumerable.Range(0, count).Select(i => BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(at + (4 * i))))];
}
