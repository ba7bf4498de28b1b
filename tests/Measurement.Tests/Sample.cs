using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Measurement.Tests;

/// <summary>Pixels 0.5 mm wide and 2 mm high, so that whatever confuses pixels and millimetres fails.</summary>
internal static class Sample
{
    public static readonly ImagePlane Plane = new(64, 32, 0.5, 2, CalibrationSource.PixelSpacing);

    public static readonly VolumeGeometry Grid = new(64, 32, 9, new(-10, 5, 100), new(1, 0, 0), new(0, 1, 0), 0.5, 2, 3);

    /// <summary>10 pixels (5 mm) wide, 4 pixels (8 mm) high: columns 10 to 19, rows 10 to 13.</summary>
    public static readonly ValueList<ImagePoint> Rectangle = [new(10, 10), new(20, 10), new(20, 14), new(10, 14)];

    public static DrawnMark Mark(MarkKind kind, params ReadOnlySpan<ImagePoint> points) => new(kind, ImageUid(0), 1, points.ToArray().ToValueList());

    public static Uid ImageUid(int slice) => new($"1.2.3.{slice + 1}");

    /// <summary>Value = column + 100 × row on every slice.</summary>
    public static Volume Ramp()
    {
        var values = new float[Grid.VoxelCount];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = (i % Grid.Columns) + (100 * (i / Grid.Columns % Grid.Rows));
        }

        return new Volume(Grid, values);
    }

    public static double Value(this MeasuredMark mark, CodedConcept concept) =>
        mark.Quantities.Single(q => q.Concept == concept && q.Derivation is null).Value.Value;

    public static double Attenuation(this MeasuredMark mark, CodedConcept derivation) =>
        mark.Quantities.Single(q => q.Concept == Codes.AttenuationCoefficient && q.Derivation == derivation).Value.Value;
}
