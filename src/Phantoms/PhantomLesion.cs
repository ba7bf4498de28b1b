using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Phantoms;

/// <summary>The long or short axis of a lesion on a slice: its end points in patient mm.</summary>
public sealed record LesionAxis(PatientPoint From, PatientPoint To)
{
    public double Millimetres => From.DistanceTo(To);
}

/// <summary>An ellipsoid in any direction; everything about it is known exactly.</summary>
public sealed class PhantomLesion
{
    private readonly double[] radii;
    private readonly PatientVector[] axes;

    // The matrix of the ellipsoid: (p − centre)ᵀ M (p − centre) = 1 on its surface.
    private readonly double xx;
    private readonly double xy;
    private readonly double xz;
    private readonly double yy;
    private readonly double yz;
    private readonly double zz;

    /// <param name="radii">Half diameters along the three axes, mm.</param>
    /// <param name="turn">Rotation within the slice, then two tilts out of it, radians.</param>
    internal PhantomLesion(
        string id, string organ, PatientPoint centre, double hounsfield, (double A, double B, double C) radii, (double InPlane, double TiltX, double TiltY) turn)
    {
        (Id, Organ, Centre, Hounsfield) = (id, organ, centre, hounsfield);
        this.radii = [radii.A, radii.B, radii.C];
        axes = [.. new[] { new PatientVector(1, 0, 0), new PatientVector(0, 1, 0), new PatientVector(0, 0, 1) }.Select(e => Turn(e, turn))];
        double Entry(Func<PatientVector, double> i, Func<PatientVector, double> j) =>
            axes.Zip(this.radii, (axis, r) => i(axis) * j(axis) / (r * r)).Sum();
        (xx, xy, xz) = (Entry(v => v.X, v => v.X), Entry(v => v.X, v => v.Y), Entry(v => v.X, v => v.Z));
        (yy, yz, zz) = (Entry(v => v.Y, v => v.Y), Entry(v => v.Y, v => v.Z), Entry(v => v.Z, v => v.Z));
    }

    public string Id { get; }

    /// <summary>“liver” or “lung”.</summary>
    public string Organ { get; }

    public PatientPoint Centre { get; }

    /// <summary>HU without noise.</summary>
    public double Hounsfield { get; }

    /// <summary>The three diameters, mm, longest first.</summary>
    public IReadOnlyList<double> Diameters => [.. radii.Select(r => 2 * r).OrderDescending()];

    /// <summary>Volume of the ellipsoid, mm³: 4/3·π·abc.</summary>
    public double VolumeMm3 => 4.0 / 3 * Math.PI * radii[0] * radii[1] * radii[2];

    /// <summary>No point of the lesion is farther from its centre, mm.</summary>
    internal double Reach => radii.Max();

    public bool Contains(double x, double y, double z)
    {
        var (u, v, w) = (x - Centre.X, y - Centre.Y, z - Centre.Z);
        return (xx * u * u) + (yy * v * v) + (zz * w * w) + (2 * ((xy * u * v) + (xz * u * w) + (yz * v * w))) <= 1;
    }

    /// <summary>Points of the surface at the ends of the axes and between them, for checks of place.</summary>
    internal IEnumerable<PatientPoint> Surface(double margin) =>
        from i in Enumerable.Range(-1, 3)
        from j in Enumerable.Range(-1, 3)
        from k in Enumerable.Range(-1, 3)
        where (i, j, k) != (0, 0, 0)
        let length = Math.Sqrt((i * i) + (j * j) + (k * k))
        select Centre + (axes[0] * (i / length * (radii[0] + margin))) + (axes[1] * (j / length * (radii[1] + margin)))
            + (axes[2] * (k / length * (radii[2] + margin)));

    /// <summary>
    /// Long and short axis of the section at a height, or null where the plane misses the lesion. With M as blocks A, b, c the
    /// section is an ellipse of matrix A round −A⁻¹b·dz, of size 1 − dz²(c − bᵀA⁻¹b).
    /// </summary>
    public (LesionAxis Long, LesionAxis Short)? SectionAt(double z)
    {
        var determinant = (xx * yy) - (xy * xy);
        var (sx, sy) = (((yy * xz) - (xy * yz)) / determinant, ((xx * yz) - (xy * xz)) / determinant);
        var dz = z - Centre.Z;
        var size = 1 - (dz * dz * (zz - (xz * sx) - (yz * sy)));
        if (size <= 0)
        {
            return null;
        }

        var (half, spread) = ((xx + yy) / 2, Math.Sqrt(Math.Pow((xx - yy) / 2, 2) + (xy * xy)));
        var angle = (0.5 * Math.Atan2(2 * xy, xx - yy)) + (Math.PI / 2);
        var middle = new PatientPoint(Centre.X - (sx * dz), Centre.Y - (sy * dz), z);
        LesionAxis Axis(double eigenvalue, double direction)
        {
            var reach = new PatientVector(Math.Cos(direction), Math.Sin(direction), 0) * Math.Sqrt(size / eigenvalue);
            return new LesionAxis(middle + (reach * -1), middle + reach);
        }

        return (Axis(half - spread, angle), Axis(half + spread, angle - (Math.PI / 2)));
    }

    private static PatientVector Turn(PatientVector v, (double InPlane, double TiltX, double TiltY) turn)
    {
        var (s, c) = Math.SinCos(turn.InPlane);
        v = new PatientVector((c * v.X) - (s * v.Y), (s * v.X) + (c * v.Y), v.Z);
        (s, c) = Math.SinCos(turn.TiltX);
        v = new PatientVector(v.X, (c * v.Y) - (s * v.Z), (s * v.Y) + (c * v.Z));
        (s, c) = Math.SinCos(turn.TiltY);
        return new PatientVector((c * v.X) + (s * v.Z), v.Y, (c * v.Z) - (s * v.X));
    }
}
