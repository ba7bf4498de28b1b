namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>
/// Signed distances in mm by comparing every voxel with every other of a box: minus the distance to the nearest background voxel
/// centre inside, plus the distance to the nearest foreground voxel centre outside.
/// </summary>
public static class SignedDistances
{
    /// <param name="box">Holds the region and a layer of background around it, where the grid has one: then nothing outside of it is nearer.</param>
    /// <returns>By voxel.</returns>
    public static Dictionary<(int X, int Y, int Z), double> Of(Region region, Box box, double columnSpacing, double rowSpacing, double sliceSpacing)
    {
        var all = Voxels(box).ToList();
        var foreground = all.Where(v => region[v.X, v.Y, v.Z]).ToArray();
        var background = all.Where(v => !region[v.X, v.Y, v.Z]).ToArray();
        if (foreground.Length == 0 || background.Length == 0)
        {
            throw new InvalidOperationException("The box has to hold both inside and outside.");
        }

        return all.ToDictionary(v => v, v => region[v.X, v.Y, v.Z] ? -Nearest(v, background) : Nearest(v, foreground));

        double Nearest((int X, int Y, int Z) from, (int X, int Y, int Z)[] to)
        {
            var best = double.PositiveInfinity;
            foreach (var v in to)
            {
                var (dx, dy, dz) = ((v.X - from.X) * columnSpacing, (v.Y - from.Y) * rowSpacing, (v.Z - from.Z) * sliceSpacing);
                best = Math.Min(best, (dz * dz) + (dy * dy) + (dx * dx));
            }

            return Math.Sqrt(best);
        }
    }

    public static IEnumerable<(int X, int Y, int Z)> Voxels(Box box)
    {
        for (var z = box.Z0; z <= box.Z1; z++)
        {
            for (var y = box.Y0; y <= box.Y1; y++)
            {
                for (var x = box.X0; x <= box.X1; x++)
                {
                    yield return (x, y, z);
                }
            }
        }
    }
}
