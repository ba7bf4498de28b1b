using System.Globalization;
using CrowdAnnotate.Consensus;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>Marks of several readers in patient space: which are one lesion, and one measurement out of many.</summary>
internal static class MarkStatistics
{
    public static readonly Dictionary<string, Func<StatisticRequest, object>> Named = new()
    {
        ["lesionMatching"] = r => new { clusters = Clusters(JsonInput.Read<MarkRow[]>(r.OnlyInput)) },
        ["recistConsensus"] = r => Recist([.. JsonInput.Read<RecistRow[]>(r.OnlyInput).Select(Axes)]),
    };

    private static int[] Clusters(MarkRow[] rows)
    {
        // A mark is called by its place: the file's own names need not be unique.
        var marks = rows.Select((m, i) => new Mark(m.Reader, $"{i}", new PatientPoint(m.X, m.Y, m.Z), m.LongAxisMm)).ToList();
        var clusters = new int[rows.Length];
        foreach (var lesion in LesionMatching.Match(marks))
        {
            foreach (var mark in lesion.Marks)
            {
                clusters[int.Parse(mark.Id, CultureInfo.InvariantCulture)] = lesion.Number - 1;
            }
        }

        return clusters;
    }

    private static object Recist(IReadOnlyList<RecistMark> marks)
    {
        var r = RecistConsensus.Compute(marks);
        return new
        {
            k = r.Readers, longAxis = marks.Select(m => m.LongAxis), shortAxis = marks.Select(m => m.ShortAxis),
            medianLong = r.MedianLong, medianShort = r.MedianShort, geoMeanLong = r.GeometricMeanLong, madLong = r.MadLong,
            wCVLogLong = r.WithinCvLong, medoidIndex = r.MedoidIndex, endpointMedianLong = r.EndPointMedianLong,
            center = new[] { r.Center.X, r.Center.Y, r.Center.Z },
            ellipse = r.Ellipse is not { } e ? null : new
            {
                center = new[] { r.Center.X, r.Center.Y }, semiMajor = e.SemiMajor, semiMinor = e.SemiMinor, orientationDeg = e.OrientationDegrees,
                axialResultant = e.AxialResultant, area = e.Area,
            },
            medianZ = r.Center.Z,
        };
    }

    private static RecistMark Axes(RecistRow row, int place) => new(
        string.IsNullOrWhiteSpace(row.Reader) ? $"reader {place + 1}" : row.Reader, Point(row.LongA), Point(row.LongB),
        row.ShortA is null ? null : Point(row.ShortA), row.ShortB is null ? null : Point(row.ShortB));

    private static PatientPoint Point(double[] xyz) =>
        xyz.Length == 3 ? new(xyz[0], xyz[1], xyz[2]) : throw new CommandRefusal($"A point has {xyz.Length} coordinates instead of three.");

    private sealed record MarkRow
    {
        public required string Reader { get; init; }

        public required double X { get; init; }

        public required double Y { get; init; }

        public required double Z { get; init; }

        public required double LongAxisMm { get; init; }
    }

    private sealed record RecistRow
    {
        public string? Reader { get; init; }

        public required double[] LongA { get; init; }

        public required double[] LongB { get; init; }

        public double[]? ShortA { get; init; }

        public double[]? ShortB { get; init; }
    }
}
