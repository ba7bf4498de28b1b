using static CrowdAnnotate.Phantoms.Fields;

namespace CrowdAnnotate.Phantoms;

/// <summary>Spine, ribs, great vessels before the spine.</summary>
internal sealed partial class Anatomy
{
    private const double VertebraHeight = 32;
    private const double DiscHeight = 7;

    private void AddSpine()
    {
        var (column, canal) = (Box(-26, 26, 40, 82), Box(-14, 14, 66, 98));
        var body = Blend(Ellipse(0, 58, 22, 17), Ellipse(0, 52, 20, 12), 6);
        var phase = random.NextDouble() * VertebraHeight;
        Field vertebra = Both(body, (_, _, z) => BetweenDiscs(z + phase));
        Add(body, column, 82, 5);
        Add(vertebra, column, 520, 20);
        Add(Inset(vertebra, 2.2), column, 190, 26);
        AddBone(Blend(Ellipse(27, 79, 17, 5, 0.35), Ellipse(-27, 79, 17, 5, -0.35), 3), Box(-50, 50, 62, 98), 1.6);
        AddBone(Ellipse(0, 82, 16, 13), Box(-20, 20, 66, 98), 2.5);
        AddBone(Ellipse(0, 95, 4.5, 10), Box(-8, 8, 82, 108), 1.5);
        Add(Ellipse(0, 81, 10.5, 9), canal, -20, 4);
        Add(Ellipse(0, 81, 8.5, 7), canal, 28, 4);
        Add(Ellipse(14, 32, 11.5, 11), Box(0, 28, 18, 46), 162, 3);
        Add(Ellipse(-23, 24, 13, 10, 0.3), Box(-40, -6, 8, 40), 140, 4);
        Add(Ellipse(10, 15, 8, 6), Box(0, 20, 6, 24) with { MinZ = length * 0.45 }, 44, 3);
    }

    private static Extent Box(double minX, double maxX, double minY, double maxY) => new(minX, maxX, minY, maxY, -1e4, 1e4);

    private void AddBone(Field shape, Extent extent, double cortex)
    {
        Add(shape, extent, 480, 20);
        Add(Inset(shape, cortex), extent, 210, 20);
    }

    private static double BetweenDiscs(double z)
    {
        var within = z - (Math.Floor(z / VertebraHeight) * VertebraHeight);
        return Math.Min(within - (DiscHeight / 2), VertebraHeight - (DiscHeight / 2) - within);
    }

    // Ribs run down and forward in the wall of the chest, so a slice cuts each as a slanted oval; in front they end in cartilage.
    private void AddRibs(Field wall)
    {
        const double Pitch = 27;
        const double HalfHeight = 5.4;
        const double HalfWidth = 3.8;
        var phase = random.NextDouble() * Pitch;
        Field rib = (x, y, z) =>
        {
            var across = (wall(x, y, z) - 9.5) / HalfWidth;
            if (Math.Abs(across) > 2)
            {
                return -HalfWidth;
            }

            var along = z + phase - (0.32 * y) + (0.05 * Math.Abs(x));
            var place = (along - (Math.Floor(along / Pitch) * Pitch) - (Pitch / 2)) / HalfHeight;
            return Math.Min((1 - (across * across) - (place * place)) * (HalfWidth / 2), Math.Min(y + 62, Math.Abs(x) - 30));
        };
        Add(rib, trunk, 560, 20);
        Add(Inset(rib, 1), trunk, 190, 20);
        AddBone(Ellipse(0, -depth + 24, 19, 6), Box(-24, 24, -depth + 12, -depth + 36) with { MinZ = length * 0.7 }, 1.5);
    }
}
