using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Consensus;

/// <summary>One reader's mark on one finding of a case, in patient space.</summary>
public sealed record Mark
{
    /// <param name="reader">The reader's pseudonym.</param>
    /// <param name="id">Name of the mark, unique among the reader's marks on the case.</param>
    /// <param name="centroid">Centre of the region, or middle of the long axis, mm.</param>
    /// <param name="longAxisMm">Longest diameter, mm; 0 for a point.</param>
    /// <param name="shortAxisMm">Short axis, mm, where it was measured.</param>
    /// <param name="roi">The region on the case's grid, where one was drawn or follows from the axes.</param>
    /// <param name="fromAxes">Whether the region is only the ellipse on RECIST axes.</param>
    /// <exception cref="ArgumentException">A name is empty, a length negative or not finite, or the centroid not finite.</exception>
    public Mark(string reader, string id, PatientPoint centroid, double longAxisMm, double? shortAxisMm = null, Mask? roi = null, bool fromAxes = false)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reader);
        ArgumentException.ThrowIfNullOrWhiteSpace(id);
        if (!double.IsFinite(centroid.X) || !double.IsFinite(centroid.Y) || !double.IsFinite(centroid.Z))
        {
            throw new ArgumentException($"The centroid {centroid} is not a place.", nameof(centroid));
        }

        if (!IsLength(longAxisMm) || (shortAxisMm is { } length && !IsLength(length)))
        {
            throw new ArgumentException($"Axes of {longAxisMm} and {shortAxisMm} mm are not lengths.", nameof(longAxisMm));
        }

        (Reader, Id, Centroid, LongAxisMm, ShortAxisMm, Roi, FromAxes) = (reader, id, centroid, longAxisMm, shortAxisMm, roi, fromAxes);
    }

    public string Reader { get; }

    public string Id { get; }

    public PatientPoint Centroid { get; }

    public double LongAxisMm { get; }

    public double? ShortAxisMm { get; }

    public Mask? Roi { get; }

    public bool FromAxes { get; }

    /// <summary>max(3 mm, long axis / 2): the size that a distance between marks is measured by.</summary>
    public double Radius => Math.Max(3, LongAxisMm / 2);

    private static bool IsLength(double mm) => double.IsFinite(mm) && mm >= 0;
}
