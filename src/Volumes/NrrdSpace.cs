using System.Globalization;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes;

/// <summary>Sizes, space, directions and origin of an NRRD header as a grid in the patient.</summary>
internal static class NrrdSpace
{
    public static string? Read(NrrdFields fields, out VolumeGeometry? grid)
    {
        grid = null;
        if (Sign(fields["space"]) is not var (x, y))
        {
            return "space: the file does not say where the volume lies; left-posterior-superior and its kin are read";
        }

        if (fields["space units"] is { } units && units.Replace("\"", "", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries).Any(u => u != "mm"))
        {
            return "space units: only mm are read";
        }

        var sizes = (fields["sizes"] ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var vectors = (fields["space directions"] ?? "").Replace(", ", ",", StringComparison.Ordinal).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields["dimension"] != sizes.Length.ToString(CultureInfo.InvariantCulture) || sizes.Length is < 3 or > 4)
        {
            return "sizes: a volume has three, or a fourth of 1";
        }

        if (vectors.Length != sizes.Length)
        {
            return "space directions: there are not as many as sizes";
        }

        var axes = sizes.Zip(vectors).Where(a => a.Second != "none").Select(a => (Size: Count(a.First), Vector: Vector(a.Second))).ToList();
        if (axes.Count != 3 || axes.Exists(a => a.Size < 1 || a.Vector is null) || sizes.Zip(vectors).Any(a => a.Second == "none" && Count(a.First) != 1))
        {
            return "space directions: three of three finite numbers are read; an axis outside space has one sample";
        }

        if (Vector(fields["space origin"] ?? "") is not { } origin)
        {
            return "space origin: missing, or not three finite numbers";
        }

        return Build([.. axes.Select(a => (a.Size, new PatientVector(a.Vector!.Value.X * x, a.Vector.Value.Y * y, a.Vector.Value.Z)))], new(origin.X * x, origin.Y * y, origin.Z), out grid);
    }

    private static string? Build((int Size, PatientVector Way)[] axes, PatientPoint origin, out VolumeGeometry? grid)
    {
        grid = null;
        if (Array.Exists(axes, a => !(a.Way.Length > 0)))
        {
            return "space directions: one has no length";
        }

        var (row, column, slice) = (axes[0].Way, axes[1].Way, axes[2].Way);
        var normal = row.Normalised().Cross(column.Normalised());
        try
        {
            var isStraight = (slice.Normalised() + (normal * -1)).Length < 1e-6;
            grid = new VolumeGeometry(
                axes[0].Size, axes[1].Size, axes[2].Size, origin, row.Normalised(), column.Normalised(),
                row.Length, column.Length, slice.Length, isStraight ? null : slice.Normalised());
            return null;
        }
        catch (ArgumentException impossible)
        {
            return $"space directions: {impossible.Message}";
        }
    }

    // What turns x and y into those of the patient, which point to the left and to the back.
    private static (int X, int Y)? Sign(string? space) => space?.ToLowerInvariant() switch
    {
        "left-posterior-superior" or "lps" => (1, 1),
        "right-anterior-superior" or "ras" => (-1, -1),
        "left-anterior-superior" or "las" => (1, -1),
        _ => null,
    };

    private static int Count(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 0;

    private static PatientVector? Vector(string text)
    {
        var parts = text.Trim('(', ')').Split(',');
        var numbers = new double[3];
        for (var i = 0; i < 3; i++)
        {
            if (parts.Length != 3 || !double.TryParse(parts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
            {
                return null;
            }
        }

        return new(numbers[0], numbers[1], numbers[2]);
    }
}
