using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Phantoms;

/// <summary>Puts lesions into liver and lung, whole and apart from each other; the same seed puts them in the same places.</summary>
internal sealed class LesionPlacement(PhantomGrid grid, Anatomy anatomy, int seed)
{
    private const double FromWall = 3;
    private const double Apart = 12;
    private const int Tries = 3000;

    private readonly Random random = new(seed ^ 0x1E51);
    private readonly List<PhantomLesion> placed = [];

    /// <summary>Five lesions; the first lies on exactly three slices.</summary>
    public IReadOnlyList<PhantomLesion> Place()
    {
        // Its middle is the middle slice; ±1 slice is inside and the slab of the second neighbour, which begins at 1.5, is not touched.
        Put("L1", "liver", 56, (15.5, 10.5, 1.47 * grid.SliceSpacing), isTilted: false, onSlice: true);
        Put("L2", "liver", 52, (17, 12.5, 11));
        Put("L3", "liver", 8, (9, 8, 7.5));
        Put("L4", "lung", 30, (9, 6.5, 7));
        Put("L5", "lung", 18, (6, 4.6, 4.8));
        return placed;
    }

    private void Put(string id, string organ, double hounsfield, (double A, double B, double C) radii, bool isTilted = true, bool onSlice = false)
    {
        var field = organ == "liver" ? anatomy.Liver : anatomy.Lung;
        var length = (grid.Slices - 1) * grid.SliceSpacing;
        for (var t = 0; t < 4 * Tries; t++)
        {
            // A short series has thinner organs; what does not fit is made smaller, in steps.
            var shrink = Math.Pow(0.8, t / Tries);
            var z = random.NextDouble() * length;
            z = onSlice ? Math.Round(z / grid.SliceSpacing) * grid.SliceSpacing : z;
            var centre = new PatientPoint(((random.NextDouble() * 2) - 1) * 130, ((random.NextDouble() * 2) - 1) * 90, z);
            var tilt = isTilted ? 0.5 : 0;
            var turn = (random.NextDouble() * Math.PI, tilt * ((random.NextDouble() * 2) - 1), tilt * ((random.NextDouble() * 2) - 1));
            var size = (radii.A * shrink, radii.B * shrink, onSlice ? radii.C : radii.C * shrink);
            var lesion = new PhantomLesion(id, organ, centre, hounsfield, size, turn);
            if (Fits(lesion, field, length))
            {
                placed.Add(lesion);
                return;
            }
        }

        throw new InvalidOperationException($"No place for lesion {id} was found; the series is too short for it.");
    }

    private bool Fits(PhantomLesion lesion, Field organ, double length) =>
        lesion.Surface(FromWall).All(p => p.Z > 0 && p.Z < length && organ(p.X, p.Y, p.Z) > 0)
        && placed.TrueForAll(other => other.Centre.DistanceTo(lesion.Centre) > other.Reach + lesion.Reach + Apart);
}
