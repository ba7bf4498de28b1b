using static CrowdAnnotate.Phantoms.Fields;

namespace CrowdAnnotate.Phantoms;

/// <summary>Something that is painted over what is there already.</summary>
/// <param name="Hounsfield">HU deep inside.</param>
/// <param name="Texture">Standard deviation of its own slow variation, HU.</param>
internal sealed record Tissue(Field Depth, Extent Extent, double Hounsfield, double Texture = 0);

/// <summary>
/// An upper abdomen and lower chest in the portal venous phase, out of ellipsoids and tubes; sizes vary with the seed. Its
/// height is stretched to the series, so that every series shows lungs above and liver below.
/// </summary>
internal sealed partial class Anatomy
{
    private readonly Random random;
    private readonly double length;
    private readonly double width;
    private readonly double depth;
    private readonly Extent trunk;
    private readonly Field heart;
    private readonly List<Tissue> tissues = [];

    /// <param name="length">Height of the series, mm; z runs from 0 at the feet's end.</param>
    public Anatomy(int seed, double length)
    {
        random = new Random(seed);
        this.length = length;
        width = Vary(166, 8);
        depth = Vary(116, 6);
        trunk = new Extent(-width - 2, width + 2, -depth - 2, depth + 2, -1e4, 1e4);
        var wall = Trunk(0, 0, width - 22, depth - 17);
        Cavity = Trunk(0, -4, width - 39, depth - 33);
        var mediastinum = Blend(Ellipse(8, -18, 46, 48), Ellipse(0, 46, 34, 40), 25);
        Diaphragm = (x, y, z) => z - DomeHeight(x, y);
        heart = Ellipsoid(26, -34, length * 0.86, 52, 40, length * 0.27, -0.5);
        Lung = Both(Without(Without(Cavity, mediastinum), heart), Diaphragm);
        Liver = Both(Inset(Cavity, 3), Both(Inset((x, y, z) => -Diaphragm(x, y, z), 2), LiverShape()));
        AddTable();
        AddBody(wall);
        AddChest(mediastinum);
        AddAbdomen();
        AddSpine();
        AddRibs(wall);
    }

    /// <summary>In the order in which they are painted.</summary>
    public IReadOnlyList<Tissue> Tissues => tissues;

    public Field Cavity { get; }

    public Field Diaphragm { get; }

    public Field Lung { get; }

    public Field Liver { get; }

    private double Vary(double value, double by) => value + (((random.NextDouble() * 2) - 1) * by);

    private void Add(Field depthOf, Extent extent, double hounsfield, double texture = 0) =>
        tissues.Add(new Tissue(depthOf, extent, hounsfield, texture));

    // Two domes, the right one higher, falling towards the wall.
    private double DomeHeight(double x, double y)
    {
        var (right, left) = (Bump((x + 62) / 78, (y + 6) / 88), Bump((x - 66) / 66, (y + 2) / 84));
        return length * (0.30 + (0.34 * Math.Max(right, 0.86 * left)));
    }

    private static double Bump(double u, double v) => Math.Exp(-0.9 * ((u * u) + (v * v)));

    private Field LiverShape()
    {
        var right = Ellipsoid(-64, 2, length * 0.36, Vary(74, 4), Vary(88, 4), length * 0.44, 0.15);
        var left = Ellipsoid(-2, -48, length * 0.44, Vary(64, 5), Vary(36, 4), length * 0.24, -0.2);
        return Blend(right, left, 30);
    }

    private Extent Above(double share) => trunk with { MinZ = length * share };

    private Extent Below(double share) => trunk with { MaxZ = length * share };

    private void AddTable()
    {
        var extent = new Extent(-190, 190, depth - 30, 190, -1e4, 1e4);
        double Arc(double x, double y) => y - (depth + 12) + (x * x / 1100);
        Add((x, y, _) => Math.Min(Math.Min(Arc(x, y), 22 - Arc(x, y)), 178 - Math.Abs(x)), extent, -890);
        Add((x, y, _) => Math.Min(1.1 - Math.Min(Math.Abs(Arc(x, y)), Math.Abs(Arc(x, y) - 22)), 178 - Math.Abs(x)), extent, -20);
    }

    private void AddBody(Field wall)
    {
        var skin = Trunk(0, 0, width, depth);
        Add(skin, trunk, 15);
        Add(Inset(skin, 2), trunk, -104, 5);
        Add(wall, trunk, 58, 6);
        Add(Both(Inset(skin, 7), Blend(Ellipse(33, 84, 26, 18, 0.3), Ellipse(-33, 84, 26, 18, -0.3), 8)), trunk with { MinY = 55 }, 56, 8);
        Add(Cavity, trunk, -98, 6);
    }
}
