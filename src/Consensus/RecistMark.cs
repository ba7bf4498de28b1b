using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Consensus;

/// <summary>One reader's long and short axis of a lesion, by their end points in patient space.</summary>
public sealed record RecistMark
{
    /// <exception cref="ArgumentException">The long axis has no length, or only one end of the short axis is given.</exception>
    public RecistMark(string reader, PatientPoint longA, PatientPoint longB, PatientPoint? shortA = null, PatientPoint? shortB = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reader);
        if (!(longA.DistanceTo(longB) > 0) || !double.IsFinite(longA.DistanceTo(longB)) || shortA.HasValue != shortB.HasValue)
        {
            throw new ArgumentException("A measurement has a long axis with a length, and both ends of a short one or none.", nameof(longB));
        }

        (Reader, LongA, LongB, ShortA, ShortB) = (reader, longA, longB, shortA, shortB);
    }

    public string Reader { get; }

    public PatientPoint LongA { get; }

    public PatientPoint LongB { get; }

    public PatientPoint? ShortA { get; }

    public PatientPoint? ShortB { get; }

    /// <summary>mm.</summary>
    public double LongAxis => LongA.DistanceTo(LongB);

    /// <summary>mm; null when it was not measured.</summary>
    public double? ShortAxis => ShortA is { } a && ShortB is { } b ? a.DistanceTo(b) : null;

    /// <summary>Mean distance of the end points of two long axes, mm, matched the nearer way round.</summary>
    public double EndPointDistance(RecistMark other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return EndPointDistance(LongA, LongB, other.LongA, other.LongB);
    }

    /// <summary>The long axis with its ends swapped if that brings them nearer to those of another.</summary>
    internal (PatientPoint A, PatientPoint B) AlignedTo(RecistMark other) =>
        LongA.DistanceTo(other.LongA) + LongB.DistanceTo(other.LongB) <= LongA.DistanceTo(other.LongB) + LongB.DistanceTo(other.LongA)
            ? (LongA, LongB) : (LongB, LongA);

    private static double EndPointDistance(PatientPoint a, PatientPoint b, PatientPoint c, PatientPoint d) =>
        Math.Min(a.DistanceTo(c) + b.DistanceTo(d), a.DistanceTo(d) + b.DistanceTo(c)) / 2;
}
