using System.Text;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes.Tests;

public class NrrdFileTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_oblique_volume_comes_back_in_its_place(bool compressed)
    {
        var volume = Numbered(Grids.Oblique(5, 4, 3));
        NrrdFile.TryRead(new MemoryStream(Bytes(s => NrrdFile.Write(s, volume, compressed))), out var back, out var problem).ShouldBeTrue(problem);
        back!.Voxels.ShouldBe(volume.Voxels);
        back.Geometry.Coincides(volume.Geometry).ShouldBeTrue();
    }

    /// <summary>The fields are those of the definition of the format; the numbers were worked out by hand.</summary>
    [Fact]
    public void The_header_of_an_axial_mask_is_the_one_worked_out_by_hand()
    {
        var grid = new VolumeGeometry(3, 2, 2, new PatientPoint(-10, 20, 30.5), new PatientVector(1, 0, 0), new PatientVector(0, 1, 0), 0.5, 0.75, 4);
        var bytes = Bytes(s => NrrdFile.Write(s, new Mask(grid), compressed: false));
        Encoding.ASCII.GetString(bytes).ShouldBe(string.Join('\n',
            "NRRD0004", "type: unsigned char", "dimension: 3", "space: left-posterior-superior", "sizes: 3 2 2",
            "space directions: (0.5,0,0) (0,0.75,0) (0,0,4)", "kinds: domain domain domain", "endian: little", "encoding: raw",
            "space origin: (-10,20,30.5)", "", "") + new string('\0', 12));
    }

    [Fact]
    public void A_tilted_gantry_and_slices_that_run_backwards_come_back()
    {
        var grid = Grids.Oblique(3, 4, 5);
        foreach (var direction in new[] { grid.SliceDirection * -1, (grid.SliceDirection + (grid.ColumnDirection * 0.2)).Normalised() })
        {
            var turned = new VolumeGeometry(3, 4, 5, grid.Origin, grid.RowDirection, grid.ColumnDirection, 0.5, 0.6, 0.7, direction);
            NrrdFile.TryRead(new MemoryStream(Bytes(s => NrrdFile.Write(s, Numbered(turned), compressed: true))), out var back, out var problem).ShouldBeTrue(problem);
            back!.Geometry.Coincides(turned).ShouldBeTrue();
        }
    }

    [Fact]
    public void A_big_endian_file_of_another_space_with_a_fourth_axis_is_read()
    {
        var header = "NRRD0005\r\n# made by hand\r\ntype: short\r\ndimension: 4\r\nspace: RAS\r\nsizes: 1 2 1 1\r\nspace directions: none (-0.5, 0, 0) (0,-2,0) (0,0,3)\r\n"
            + "space units: \"mm\" \"mm\" \"mm\"\r\nencoding: raw\r\nendian: big\r\nbyteskip: 2\r\nspace origin: (1,2,3)\r\nSegment0_Name:=Lesion\r\n\r\n";
        byte[] bytes = [.. Encoding.ASCII.GetBytes(header), 9, 9, 0xFF, 0xFE, 1, 2];
        NrrdFile.TryRead(new MemoryStream(bytes), out var volume, out var problem).ShouldBeTrue(problem);
        volume!.Voxels.ShouldBe([-2, 258]);
        volume.Geometry.Coincides(new VolumeGeometry(2, 1, 1, new PatientPoint(-1, -2, 3), new(1, 0, 0), new(0, 1, 0), 0.5, 2, 3)).ShouldBeTrue();
    }

    [Fact]
    public void A_label_of_64_bits_is_read_as_mask()
    {
        byte[] bytes = [.. Header("type: int64", ("unsigned char", "")), 2, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0];
        NrrdFile.TryReadMask(new MemoryStream(bytes), 2, out var mask, out var problem).ShouldBeTrue(problem);
        mask!.Voxels.ShouldBe(new byte[] { 1, 0 });
    }

    [Theory]
    [InlineData("NRRD0004", "NRRD0009", "line 1")]
    [InlineData("type: unsigned char", "type: block", "type")]
    [InlineData("encoding: raw", "encoding: bzip2", "encoding")]
    [InlineData("encoding: raw", "encoding: raw\ndata file: voxels.raw", "data file")]
    [InlineData("space: left-posterior-superior", "content: none", "space")]
    [InlineData("space: left-posterior-superior", "space: scanner-xyz", "space")]
    [InlineData("sizes: 2 1 1", "sizes: 2 1", "sizes")]
    [InlineData("sizes: 2 1 1", "sizes: 2 0 1", "space directions")]
    [InlineData("sizes: 2 1 1", "sizes: 2 1 x", "space directions")]
    [InlineData("(0,1,0)", "(0,nan,0)", "space directions")]
    [InlineData("(0,1,0)", "(1,1,0)", "space directions")]
    [InlineData("space origin: (-10,20,30)", "space origin: (1,2)", "space origin")]
    [InlineData("kinds: domain domain domain", "kinds", "line 7")]
    [InlineData("kinds: domain domain domain", "type: float", "line 7")]
    public void A_damaged_header_is_refused_with_its_field(string was, string now, string place)
    {
        byte[] bytes = [.. Header(now, (was, now)), 1, 1, 1, 1];
        NrrdFile.TryRead(new MemoryStream(bytes), out _, out var problem).ShouldBeFalse();
        problem.ShouldStartWith(place);
    }

    [Fact]
    public void Values_of_several_bytes_need_their_order()
    {
        var header = Encoding.ASCII.GetString(Header("type: short", ("unsigned char", ""))).Replace("endian: little\n", "", StringComparison.Ordinal);
        NrrdFile.TryRead(new MemoryStream(Encoding.ASCII.GetBytes(header + "1234")), out _, out var problem).ShouldBeFalse();
        problem.ShouldStartWith("endian");
    }

    [Fact]
    public void A_file_cut_short_at_any_byte_is_refused()
    {
        var plain = Bytes(s => NrrdFile.Write(s, Numbered(Grids.Axial(2, 2, 2)), compressed: false));
        for (var n = 0; n < plain.Length; n++)
        {
            NrrdFile.TryRead(new MemoryStream(plain[..n]), out _, out var problem).ShouldBeFalse();
            problem.ShouldNotBeEmpty();
        }

        var zipped = Bytes(s => NrrdFile.Write(s, Numbered(Grids.Axial(2, 2, 2)), compressed: true));
        NrrdFile.TryRead(new MemoryStream(zipped[..^20]), out _, out _).ShouldBeFalse();
    }

    private static byte[] Header(string now, (string Was, string Now) change)
    {
        var bytes = Bytes(s => NrrdFile.Write(s, new Mask(Grids.Axial(2, 1, 1)), compressed: false))[..^2];
        var text = Encoding.ASCII.GetString(bytes);
        return Encoding.ASCII.GetBytes(change.Now.Length == 0 ? text.Replace("type: unsigned char", now, StringComparison.Ordinal) : text.Replace(change.Was, change.Now, StringComparison.Ordinal));
    }

    private static Volume Numbered(VolumeGeometry grid) => new(grid, [.. Enumerable.Range(0, grid.VoxelCount).Select(i => i + 0.5f)]);

    private static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
