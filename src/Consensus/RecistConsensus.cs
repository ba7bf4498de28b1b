using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Consensus;

/// <summary>The ellipse on median axes in the axial plane.</summary>
/// <param name="OrientationDegrees">Axial mean of the long axes' angles from +x towards +y, [0, 180).</param>
/// <param name="AxialResultant">Length of the mean of exp(2iθ): 1 when all axes are parallel, 0 when they point everywhere.</param>
/// <param name="Area">mm².</param>
public sealed record RecistEllipse(
    double SemiMajor, double SemiMinor, double OrientationDegrees, double AxialResultant, double Area);

/// <summary>
/// One measurement out of many readers' RECIST axes: medians and the medoid, never means, because one grossly wrong reader of five moves
/// a mean by a fifth. Lengths in mm.
/// </summary>
/// <param name="MedianShort">Null when nobody measured a short axis.</param>
/// <param name="MadLong">Median absolute deviation of the long axes.</param>
/// <param name="WithinCvLong">Coefficient of variation √(exp(s²) − 1), s the SD of the logarithms of the long axes; null for one reader.</param>
/// <param name="Medoid">The reader's mark with the least summed mean end-point distance to the others.</param>
/// <param name="EndPointMedianLong">Length between the per-coordinate medians of end points aligned to the medoid.</param>
/// <param name="Center">Per-coordinate median of the long axes' midpoints.</param>
/// <param name="Ellipse">On the median axes; null without a short axis.</param>
public sealed record RecistConsensus(
    int Readers, double MedianLong, double? MedianShort, double GeometricMeanLong, double MadLong, double? WithinCvLong,
    int MedoidIndex, RecistMark Medoid, double EndPointMedianLong, PatientPoint Center, RecistEllipse? Ellipse)
{
    /// <exception cref="ArgumentException">No mark.</exception>
    public static RecistConsensus Compute(IReadOnlyList<RecistMark> marks)
    {
        ArgumentNullException.ThrowIfNull(marks);
        if (marks.Count == 0)
        {
            throw new ArgumentException("There is no measurement.", nameof(marks));
        }

        var lengths = marks.Select(m => m.LongAxis).ToList();
        var shorts = marks.Where(m => m.ShortAxis.HasValue).Select(m => m.ShortAxis!.Value).ToList();
        var (medianLong, medianShort) = (Median(lengths), shorts.Count > 0 ? Median(shorts) : (double?)null);
        var medoid = Enumerable.Range(0, marks.Count).MinBy(i => marks.Sum(m => m.EndPointDistance(marks[i])));
        var aligned = marks.Select(m => m.AlignedTo(marks[medoid])).ToList();
        return new(
            marks.Count, medianLong, medianShort, Math.Exp(lengths.Average(Math.Log)), Median(lengths.Select(l => Math.Abs(l - medianLong))),
            WithinCv(lengths), medoid, marks[medoid],
            MedianPoint(aligned.Select(a => a.A)).DistanceTo(MedianPoint(aligned.Select(a => a.B))),
            MedianPoint(marks.Select(m => m.LongA + ((m.LongB - m.LongA) * 0.5))),
            medianShort is { } minor ? EllipseOn(marks, medianLong / 2, minor / 2) : null);
    }

    private static double Median(IEnumerable<double> values) => ReaderScreening.Median(values);

    private static double? WithinCv(List<double> lengths)
    {
        if (lengths.Count < 2)
        {
            return null;
        }

        var mean = lengths.Average(Math.Log);
        return Math.Sqrt(Math.Exp(lengths.Sum(l => Math.Pow(Math.Log(l) - mean, 2)) / (lengths.Count - 1)) - 1);
    }

    private static PatientPoint MedianPoint(IEnumerable<PatientPoint> points)
    {
        var list = points.ToList();
        return new(Median(list.Select(p => p.X)), Median(list.Select(p => p.Y)), Median(list.Select(p => p.Z)));
    }

    private static RecistEllipse EllipseOn(IReadOnlyList<RecistMark> marks, double semiMajor, double semiMinor)
    {
        var doubled = marks.Select(m => 2 * Math.Atan2(m.LongB.Y - m.LongA.Y, m.LongB.X - m.LongA.X)).ToList();
        var (cos, sin) = (doubled.Average(Math.Cos), doubled.Average(Math.Sin));
        var degrees = Math.Atan2(sin, cos) / 2 * 180 / Math.PI;
        var turned = degrees < 0 ? degrees + 180 : degrees;
        return new(semiMajor, semiMinor, turned < 180 ? turned : 0, Math.Sqrt((cos * cos) + (sin * sin)), Math.PI * semiMajor * semiMinor);
    }
}
