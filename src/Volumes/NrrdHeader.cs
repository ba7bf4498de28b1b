using System.Globalization;
using System.Text;

namespace CrowdAnnotate.Volumes;

/// <summary>The header of an NRRD file, versions 1 to 5 (teem, “Definition of NRRD File Format”).</summary>
internal sealed record NrrdHeader(VolumeGeometry Geometry, NiftiType Type, bool IsCompressed, bool IsBigEndian, int ByteSkip)
{
    private const int MostSkipped = 1 << 20;

    /// <summary>The bytes up to the first voxel.</summary>
    public static byte[] Write(VolumeGeometry grid, string type, bool compressed)
    {
        string Vector(Primitives.PatientVector v, double length) =>
            string.Create(CultureInfo.InvariantCulture, $"({v.X * length:R},{v.Y * length:R},{v.Z * length:R})");
        string[] lines =
        [
            "NRRD0004", $"type: {type}", "dimension: 3", "space: left-posterior-superior",
            string.Create(CultureInfo.InvariantCulture, $"sizes: {grid.Columns} {grid.Rows} {grid.Slices}"),
            $"space directions: {Vector(grid.RowDirection, grid.ColumnSpacing)} {Vector(grid.ColumnDirection, grid.RowSpacing)} {Vector(grid.SliceDirection, grid.SliceSpacing)}",
            "kinds: domain domain domain", "endian: little", $"encoding: {(compressed ? "gzip" : "raw")}",
            $"space origin: {Vector(new(grid.Origin.X, grid.Origin.Y, grid.Origin.Z), 1)}", "", "",
        ];
        return Encoding.ASCII.GetBytes(string.Join('\n', lines));
    }

    /// <summary>Reads the header up to the first byte behind it.</summary>
    /// <returns>What is wrong and in which field; null when <paramref name="header"/> holds it.</returns>
    public static string? Read(Stream from, out NrrdHeader? header)
    {
        header = null;
        if (NrrdFields.Read(from, out var fields) is { } malformed)
        {
            return malformed;
        }

        if (Refusal(fields!) is { } refusal)
        {
            return refusal;
        }

        var type = NrrdTypes.Find(fields!["type"]!);
        if (type.Bytes() == 0)
        {
            return $"type: “{fields["type"]}” is not read";
        }

        if (type.Bytes() > 1 && fields["endian"] is not ("little" or "big"))
        {
            return "endian: the order of the bytes is missing";
        }

        if (NrrdSpace.Read(fields, out var grid) is { } misplaced)
        {
            return misplaced;
        }

        int.TryParse(fields["byte skip"], NumberStyles.None, CultureInfo.InvariantCulture, out var skip);
        header = new NrrdHeader(grid!, type, fields["encoding"] is "gzip" or "gz", fields["endian"] == "big", skip);
        return null;
    }

    private static string? Refusal(NrrdFields fields)
    {
        foreach (var needed in new[] { "type", "dimension", "sizes", "encoding" })
        {
            if (fields[needed] is null)
            {
                return $"{needed}: the field is missing";
            }
        }

        if (fields["data file"] is not null)
        {
            return "data file: the voxels lie in another file; give a file that holds its voxels";
        }

        if (fields["encoding"] is not ("raw" or "gzip" or "gz"))
        {
            return $"encoding: “{fields["encoding"]}” is not read, only raw and gzip";
        }

        if (fields["line skip"] is not (null or "0"))
        {
            return "line skip: lines before the voxels are not read";
        }

        return fields["byte skip"] is { } skip && !(int.TryParse(skip, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes <= MostSkipped)
            ? $"byte skip: “{skip}” is not read" : null;
    }
}
