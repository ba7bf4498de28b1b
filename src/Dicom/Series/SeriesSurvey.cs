using System.Globalization;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// Everything that can be said about the geometry of a series from its headers: the frames in the order of the volume, the grid
/// if there is one, and every finding, not the first alone.
/// </summary>
internal sealed class SeriesSurvey
{
    private const double SameDirection = 1e-4;
    private const double SameSpacing = 1e-4;

    private readonly List<SeriesFinding> findings = [];

    private SeriesSurvey(IReadOnlyList<SeriesFrame> frames) => Frames = frames;

    /// <summary>Along the normal of the planes where they share one.</summary>
    public IReadOnlyList<SeriesFrame> Frames { get; private set; }

    public IReadOnlyList<SeriesFinding> Findings => findings;

    /// <summary>The grid; null when a finding prevents it.</summary>
    public VolumeGeometry? Geometry { get; private set; }

    /// <summary>Places along the normal, mm, in the order of the frames; empty when the planes do not share a normal.</summary>
    public IReadOnlyList<double> Places { get; private set; } = [];

    public SeriesFinding? Preventing => findings.Find(f => f.PreventsVolume);

    /// <summary>Surveys the instances of one series, in any order.</summary>
    public static SeriesSurvey Of(IReadOnlyList<(DicomDataset Dataset, IReadOnlyList<int>? Only)> instances)
    {
        var frames = new List<SeriesFrame>(instances.Count);
        var unfit = new List<SeriesFinding>();
        for (var i = 0; i < instances.Count; i++)
        {
            if (SeriesFrame.ReadAll(instances[i].Dataset, i, instances[i].Only, frames) is { } finding)
            {
                unfit.Add(finding);
            }
        }

        var survey = new SeriesSurvey(frames);
        survey.findings.AddRange(unfit.GroupBy(f => f.Code).Select(g =>
            g.Count() == 1 || g.Count() == instances.Count ? g.First() : g.First() with { Text = $"{g.First().Text} ({g.Count()} of {instances.Count} instances)" }));
        if (frames.Count == 0)
        {
            survey.AddNone(instances.Count);
            return survey;
        }

        survey.Compare();
        survey.Lay();
        return survey;
    }

    private void AddNone(int instances)
    {
        if (instances == 0)
        {
            Prevent(SeriesFindingCodes.NoImages, "The series has no instances", null);
        }
    }

    private void Compare()
    {
        var (first, sizes) = (Frames[0], Frames.Select(f => $"{f.Plane.Columns}×{f.Plane.Rows}").Distinct().ToList());
        if (sizes.Count > 1)
        {
            Prevent(SeriesFindingCodes.MixedSizes, $"The images have different sizes: {Some(sizes)}", DicomTag.Rows);
        }

        if (Frames.Any(f => !IsNear(f.Plane.RowSpacing, first.Plane.RowSpacing) || !IsNear(f.Plane.ColumnSpacing, first.Plane.ColumnSpacing)))
        {
            var spacings = Frames.Select(f => $"{Mm(f.Plane.RowSpacing)}×{Mm(f.Plane.ColumnSpacing)} mm").Distinct().ToList();
            Prevent(SeriesFindingCodes.MixedSpacings, $"The images have different pixel spacings: {Some(spacings)}", DicomTag.PixelSpacing);
        }

        var turned = Frames.Count(f => Math.Max(Far(f.Row, first.Row), Far(f.Column, first.Column)) > SameDirection);
        if (turned > 0)
        {
            Prevent(SeriesFindingCodes.MixedOrientations, $"The images have different orientations: {turned} of {Frames.Count} are turned against the first", DicomTag.ImageOrientationPatient);
        }

        if (Frames.Select(f => f.Place.FrameOfReference).Distinct().Count() is > 1 and var references)
        {
            Prevent(SeriesFindingCodes.MixedFramesOfReference, $"The images lie in {references} different frames of reference", DicomTag.FrameOfReferenceUID);
        }
    }

    private void Lay()
    {
        if (findings.Exists(f => f.Code == SeriesFindingCodes.MixedOrientations))
        {
            return;
        }

        var normal = Frames[0].Row.Cross(Frames[0].Column).Normalised();
        double Along(SeriesFrame f) => (f.Position - new PatientPoint(0, 0, 0)).Dot(normal);
        Frames = [.. Frames.OrderBy(Along)];
        Places = [.. Frames.Select(Along)];
        CompareDimensions();
        var grid = SeriesGrid.Lay(Frames, Places, normal, findings);
        Geometry = Preventing is null ? grid : null;
    }

    // Frames at one place are a volume for each stack, time or segment; which one is meant is not guessed.
    private void CompareDimensions()
    {
        var prevents = Places.Zip(Places.Skip(1), (a, b) => b - a).Any(gap => gap <= SeriesGrid.SamePlace);
        void Tell(string code, string name, Func<SeriesFrame, string?> value, DicomTag tag)
        {
            if (Frames.Select(value).Distinct().Count() is > 1 and var count)
            {
                findings.Add(new SeriesFinding(code, $"The frames belong to {count} {name}", prevents, tag));
            }
        }

        Tell(SeriesFindingCodes.SeveralStacks, "stacks", f => f.Place.Stack, FunctionalGroups.StackID);
        Tell(SeriesFindingCodes.SeveralTemporalPositions, "temporal positions", f => f.Place.TemporalPosition, DicomTag.TemporalPositionIdentifier);
        Tell(SeriesFindingCodes.SeveralSegments, "segments", f => f.Place.Segment, FunctionalGroups.ReferencedSegmentNumber);
    }

    private void Prevent(string code, string text, DicomTag? tag) => findings.Add(new SeriesFinding(code, text, PreventsVolume: true, tag));

    private static string Some(List<string> values) =>
        string.Join(" and ", values.Take(3)) + (values.Count > 3 ? $" and {values.Count - 3} more" : "");

    private static bool IsNear(double a, double b) => Math.Abs(a - b) <= SameSpacing * b;

    private static double Far(PatientVector a, PatientVector b) =>
        Math.Max(Math.Abs(a.X - b.X), Math.Max(Math.Abs(a.Y - b.Y), Math.Abs(a.Z - b.Z)));

    internal static string Mm(double value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}
