using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Radiomics;

/// <summary>How features are extracted; the defaults take image and mask as they are.</summary>
public sealed record ExtractionSettings
{
    /// <summary>The unit of the intensities: HU for CT, 1 where they have none.</summary>
    public UcumUnit IntensityUnit { get; init; } = UcumUnit.Hounsfield;

    /// <summary>
    /// Intensities outside this closed range are not part of the intensity mask (IBSI: range re-segmentation); the shape is
    /// that of the whole mask. Null takes them all.
    /// </summary>
    public IntensityRange? Resegmentation { get; init; }
}

/// <summary>A closed range of intensities.</summary>
public readonly record struct IntensityRange
{
    /// <exception cref="ArgumentException">The bounds are not in order, or not numbers.</exception>
    public IntensityRange(double lower, double upper)
    {
        if (!(lower <= upper))
        {
            throw new ArgumentException(FormattableString.Invariant($"[{lower}, {upper}] is no range of intensities."));
        }

        (Lower, Upper) = (lower, upper);
    }

    public double Lower { get; }

    public double Upper { get; }

    public bool Contains(double intensity) => intensity >= Lower && intensity <= Upper;
}
