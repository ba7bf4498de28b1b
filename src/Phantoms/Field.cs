namespace CrowdAnnotate.Phantoms;

/// <summary>How deep a point (patient mm) lies inside a shape: mm from its surface, negative outside; near the surface to first order.</summary>
internal delegate double Field(double x, double y, double z);

/// <summary>The box outside which a shape paints nothing, mm.</summary>
internal readonly record struct Extent(double MinX, double MaxX, double MinY, double MaxY, double MinZ, double MaxZ)
{
    public static readonly Extent Everywhere = new(-1e4, 1e4, -1e4, 1e4, -1e4, 1e4);
}

/// <summary>The shapes that an anatomy is made of.</summary>
internal static class Fields
{
    private const double Far = -6;

    /// <summary>A rounded rectangle, |x/rx|³ + |y/ry|³ ≤ 1 or thereabouts, in every slice: the outline of a trunk that lies.</summary>
    public static Field Trunk(double cx, double cy, double rx, double ry) => (x, y, _) =>
    {
        var (u, v) = (Math.Abs(x - cx) / rx, Math.Abs(y - cy) / ry);

        // Between an ellipse and the third power: u²·(0.6 + 0.4u).
        var (fu, fv) = (u * u * (0.6 + (0.4 * u)), v * v * (0.6 + (0.4 * v)));
        var (gu, gv) = (u * (1.2 + (1.2 * u)) / rx, v * (1.2 + (1.2 * v)) / ry);
        return (1 - fu - fv) / Math.Max(Math.Sqrt((gu * gu) + (gv * gv)), 1 / Math.Max(rx, ry));
    };

    /// <summary>An ellipse in every slice, turned by an angle in radians.</summary>
    public static Field Ellipse(double cx, double cy, double rx, double ry, double angle = 0)
    {
        var (sin, cos) = Math.SinCos(angle);
        return (x, y, _) =>
        {
            var (u, v) = (((x - cx) * cos) + ((y - cy) * sin), ((y - cy) * cos) - ((x - cx) * sin));
            return Quadric(u / rx, v / ry, 0, rx, ry, 1);
        };
    }

    /// <summary>An ellipsoid turned within the slice.</summary>
    public static Field Ellipsoid(double cx, double cy, double cz, double rx, double ry, double rz, double angle = 0)
    {
        var (sin, cos) = Math.SinCos(angle);
        return (x, y, z) =>
        {
            var (u, v) = (((x - cx) * cos) + ((y - cy) * sin), ((y - cy) * cos) - ((x - cx) * sin));
            return Quadric(u / rx, v / ry, (z - cz) / rz, rx, ry, rz);
        };
    }

    /// <summary>A box round an ellipsoid, whatever its turn.</summary>
    public static Extent Around(double cx, double cy, double cz, double rx, double ry, double rz)
    {
        var r = Math.Max(rx, ry) + 2;
        return new Extent(cx - r, cx + r, cy - r, cy + r, cz - rz - 2, cz + rz + 2);
    }

    /// <summary>A tube with round ends whose radius changes evenly.</summary>
    public static Field Tube((double X, double Y, double Z) a, (double X, double Y, double Z) b, double radiusA, double radiusB)
    {
        var (dx, dy, dz) = (b.X - a.X, b.Y - a.Y, b.Z - a.Z);
        var square = Math.Max((dx * dx) + (dy * dy) + (dz * dz), 1e-9);
        return (x, y, z) =>
        {
            var t = Math.Clamp((((x - a.X) * dx) + ((y - a.Y) * dy) + ((z - a.Z) * dz)) / square, 0, 1);
            var (ex, ey, ez) = (x - a.X - (t * dx), y - a.Y - (t * dy), z - a.Z - (t * dz));
            return radiusA + (t * (radiusB - radiusA)) - Math.Sqrt((ex * ex) + (ey * ey) + (ez * ez));
        };
    }

    /// <summary>What lies in both; the second is not asked where the first is far away.</summary>
    public static Field Both(Field a, Field b) => (x, y, z) => a(x, y, z) is var p && p < Far ? p : Math.Min(p, b(x, y, z));

    public static Field Without(Field a, Field b) => (x, y, z) => a(x, y, z) is var p && p < Far ? p : Math.Min(p, -b(x, y, z));

    /// <summary>Either shape, with the crease between them rounded over some mm.</summary>
    public static Field Blend(Field a, Field b, double rounding) => (x, y, z) =>
    {
        var (p, q) = (a(x, y, z), b(x, y, z));
        var h = Math.Max(rounding - Math.Abs(p - q), 0) / rounding;
        return Math.Max(p, q) + (h * h * rounding / 4);
    };

    /// <summary>The shape shrunk by some mm.</summary>
    public static Field Inset(Field a, double by) => (x, y, z) => a(x, y, z) - by;

    // (1 − |p|²) / |∇|: the distance to first order.
    private static double Quadric(double u, double v, double w, double rx, double ry, double rz)
    {
        var f = 1 - (u * u) - (v * v) - (w * w);
        var gradient = 2 * Math.Sqrt((u * u / (rx * rx)) + (v * v / (ry * ry)) + (w * w / (rz * rz)));
        return f / Math.Max(gradient, 1 / Math.Max(rx, ry));
    }
}
