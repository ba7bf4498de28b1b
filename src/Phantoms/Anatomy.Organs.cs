using static CrowdAnnotate.Phantoms.Fields;

namespace CrowdAnnotate.Phantoms;

/// <summary>Organs of chest and abdomen.</summary>
internal sealed partial class Anatomy
{
    private void AddChest(Field mediastinum)
    {
        Add(Lung, Above(0.28), -862, 12);
        Add(Both(mediastinum, Inset(Diaphragm, -8)), Above(0.25) with { MinX = -60, MaxX = 70 }, -90, 6);
        AddWithin(heart, Diaphragm, Around(26, -34, length * 0.86, 52, 40, length * 0.27), 95, 5);
        AddWithin(Ellipsoid(38, -30, length * 0.90, 27, 18, length * 0.19, -0.6), Diaphragm, Around(38, -30, length * 0.90, 27, 27, length * 0.19), 158, 4);
        AddWithin(Ellipsoid(2, -40, length * 0.92, 17, 22, length * 0.17, 0.2), Diaphragm, Around(2, -40, length * 0.92, 22, 22, length * 0.17), 150, 4);
        AddTree((-34, -4, length * 0.92), -1, 26);
        AddTree((46, 2, length * 0.92), 1, 22);
    }

    private void AddWithin(Field shape, Field limit, Extent extent, double hounsfield, double texture) =>
        Add(Both(shape, limit), extent, hounsfield, texture);

    // Lung vessels: tubes from the hilum outwards that fork and thin out.
    private void AddTree((double X, double Y, double Z) hilum, int side, int branches)
    {
        for (var i = 0; i < branches; i++)
        {
            var direction = (side * (0.3 + random.NextDouble()), Vary(0, 1.2), Vary(-0.35, 0.9) * length / 180);
            Grow(hilum, direction, 3.6 + (random.NextDouble() * 1.8), 5);
        }
    }

    private void Grow((double X, double Y, double Z) from, (double X, double Y, double Z) direction, double radius, int forks)
    {
        var size = Math.Sqrt((direction.X * direction.X) + (direction.Y * direction.Y) + (direction.Z * direction.Z));
        var step = (11 + (9 * random.NextDouble())) / size;
        var to = (X: from.X + (direction.X * step), Y: from.Y + (direction.Y * step), Z: from.Z + (direction.Z * step));
        AddTube(from, to, radius, radius * 0.78, Lung, 42);
        for (var child = 0; child < (forks > 0 ? 1 + (random.Next(5) > 1 ? 1 : 0) : 0); child++)
        {
            var bent = (direction.X + Vary(0, 0.55 * size), direction.Y + Vary(0, 0.55 * size), direction.Z + Vary(0, 0.5 * size));
            Grow(to, bent, radius * 0.72, forks - 1);
        }
    }

    private void AddTube(
        (double X, double Y, double Z) a, (double X, double Y, double Z) b, double radiusA, double radiusB, Field within, double hounsfield)
    {
        var r = Math.Max(radiusA, radiusB) + 1;
        var extent = new Extent(
            Math.Min(a.X, b.X) - r, Math.Max(a.X, b.X) + r, Math.Min(a.Y, b.Y) - r, Math.Max(a.Y, b.Y) + r, Math.Min(a.Z, b.Z) - r, Math.Max(a.Z, b.Z) + r);
        Add(Both(Tube(a, b, radiusA, radiusB), within), extent, hounsfield);
    }

    private void AddAbdomen()
    {
        AddBowel();
        var below = Inset((x, y, z) => -Diaphragm(x, y, z), 1);
        AddWithin(Both(Ellipsoid(92, 34, length * 0.42, 30, 46, length * 0.26, 0.35), Inset(Cavity, 3)), below, Around(92, 34, length * 0.42, 46, 46, length * 0.26), 118, 4);
        AddWithin(Both(Ellipsoid(62, -34, length * 0.36, 44, 34, length * 0.24, 0.25), Inset(Cavity, 4)), below, Around(62, -34, length * 0.36, 46, 46, length * 0.24), 72, 4);
        AddWithin(Ellipsoid(62, -32, length * 0.36, 36, 27, length * 0.21, 0.25), below, Around(62, -32, length * 0.36, 38, 38, length * 0.21), 22, 6);
        AddWithin(Both(Ellipsoid(62, -34, length * 0.36, 34, 25, length * 0.19, 0.25), (_, y, _) => -46 - y), below, Around(62, -34, length * 0.36, 36, 36, length * 0.19), -960, 0);
        Add(Liver, Below(0.85), Vary(108, 6), 4);
        AddLiverVessels();
        AddWithin(Ellipsoid(-34, -40, length * 0.10, 15, 24, length * 0.11, 0.5), below, Around(-34, -40, length * 0.10, 24, 24, length * 0.11), 9, 2);
        AddKidney(64, 0.25);
        AddKidney(-62, -0.25);
    }

    private void AddKidney(double x, double angle)
    {
        var z = length * 0.03;
        Add(Ellipsoid(x, 48, z, 27, 33, length * 0.25, angle), Around(x, 48, z, 33, 33, length * 0.25), 172, 5);
        Add(Ellipsoid(x * 0.92, 47, z, 11, 15, length * 0.15, angle), Around(x * 0.92, 47, z, 15, 15, length * 0.15), -60, 8);
    }

    private void AddLiverVessels()
    {
        (double, double, double) inlet = (-26, 6, length * 0.33);
        (double, double, double) vein = (-22, 26, length * 0.56);
        for (var i = 0; i < 9; i++)
        {
            var from = i % 2 == 0 ? inlet : vein;
            var middle = (X: Vary(-62, 26), Y: Vary(-8, 40), Z: length * Vary(0.36, 0.12));
            AddTube(from, middle, Vary(5, 1), Vary(3.4, 0.6), Liver, 158);
            for (var child = 0; child < 3; child++)
            {
                AddTube(middle, (middle.X + Vary(-14, 30), middle.Y + Vary(0, 32), middle.Z + (length * Vary(0, 0.12))), 2.8, 1.2, Liver, 152);
            }
        }
    }

    private void AddBowel()
    {
        for (var i = 0; i < 34; i++)
        {
            var (x, y, z) = (Vary(30, 84), Vary(-22, 52), length * Vary(0.08, 0.2));
            var (r, h) = (Vary(14, 4), length * Vary(0.09, 0.03));
            Add(Both(Ellipsoid(x, y, z, r + 2, r, h), Inset(Cavity, 4)), Around(x, y, z, r + 2, r, h), 62, 4);
            Add(Both(Ellipsoid(x, y, z, r - 1, r - 3, h * 0.85), Inset(Cavity, 6)), Around(x, y, z, r, r, h), random.Next(4) == 0 ? -900 : Vary(24, 10), 6);
        }
    }
}
