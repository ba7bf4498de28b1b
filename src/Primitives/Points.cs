namespace CrowdAnnotate.Primitives;

/// <summary>
/// A point on an image in pixels with the origin at the top-left <em>corner</em> of the top-left pixel, whose centre is
/// (0.5, 0.5): the space of AIM markup and DICOM SCOORD (PS3.3 §C.18.6). X runs along a row (columns), Y down (rows).
/// </summary>
public readonly record struct ImagePoint(double X, double Y)
{
    /// <summary>The same place with the origin at the pixel's centre.</summary>
    public IndexPoint ToIndex() => new(X - 0.5, Y - 0.5);
}

/// <summary>
/// A point on an image in pixels with the origin at the <em>centre</em> of the top-left pixel: the space of voxel indices,
/// of Cornerstone's index coordinates, and of the DICOM image plane equation (PS3.3 §C.7.6.2.1.1).
/// </summary>
public readonly record struct IndexPoint(double X, double Y)
{
    /// <summary>The same place with the origin at the pixel's corner.</summary>
    public ImagePoint ToImage() => new(X + 0.5, Y + 0.5);
}

/// <summary>A point in the patient coordinate system, mm, LPS (x to the left, y to the back, z to the head).</summary>
public readonly record struct PatientPoint(double X, double Y, double Z)
{
    public static PatientVector operator -(PatientPoint a, PatientPoint b) => new(a.X - b.X, a.Y - b.Y, a.Z - b.Z);

    public static PatientPoint operator +(PatientPoint a, PatientVector v) => new(a.X + v.X, a.Y + v.Y, a.Z + v.Z);

    /// <summary>Euclidean distance in mm.</summary>
    public double DistanceTo(PatientPoint other) => (this - other).Length;
}

/// <summary>A displacement or direction in the patient coordinate system, mm, LPS.</summary>
public readonly record struct PatientVector(double X, double Y, double Z)
{
    public double Length => Math.Sqrt(Dot(this));

    public double Dot(PatientVector o) => (X * o.X) + (Y * o.Y) + (Z * o.Z);

    public PatientVector Cross(PatientVector o) =>
        new((Y * o.Z) - (Z * o.Y), (Z * o.X) - (X * o.Z), (X * o.Y) - (Y * o.X));

    /// <exception cref="InvalidOperationException">The vector has no length.</exception>
    public PatientVector Normalised() =>
        Length is > 0 and var length ? this * (1 / length) : throw new InvalidOperationException("A vector without length has no direction.");

    public static PatientVector operator *(PatientVector v, double s) => new(v.X * s, v.Y * s, v.Z * s);

    public static PatientVector operator +(PatientVector a, PatientVector b) => new(a.X + b.X, a.Y + b.Y, a.Z + b.Z);
}
