using CrowdAnnotate.Aim;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Reading;
using Finding = CrowdAnnotate.Server.Reading.Finding;
using Mark = CrowdAnnotate.Server.Reading.Mark;
using MarkKind = CrowdAnnotate.Server.Reading.MarkKind;

namespace CrowdAnnotate.Server.Adjudication;

/// <summary>What a curator drew as a region: checked, measured and written as AIM like a reader's.</summary>
public sealed class RedrawnRegions(ReadingMeasurement measurement)
{
    private static readonly Refusal Invalid = new("invalid-decision", 400, "The outlines cannot be taken as they are.");

    /// <param name="Refusal">Why there is no region; null when there is one.</param>
    public sealed record Made(RedrawnRegion? Region, Refusal? Refusal);

    public async Task<Made> MakeAsync(Adjudicate.Request request, Decision decision, LesionResult lesion, CuratedCase curated, CancellationToken cancel)
    {
        var series = curated.Series;
        if (Outside(request.Outlines!, series).ToList() is { Count: > 0 } outside)
        {
            return new(null, Invalid with { Errors = outside });
        }

        if (!series.Grid.IsVolume && request.Outlines!.DistinctBy(o => o.Slice).Count() > 1)
        {
            return new(null, Invalid with { Errors = [new("outlines", "Each image stands alone: draw on one of them.")] });
        }

        var finding = new Finding(
            DerivedUid.Of(decision.Id, "lesion").Value, $"{lesion.Label}, redrawn",
            [.. request.Outlines!.Select((o, n) => MarkOf(o, n, decision.Id, series))], []);
        var reading = new CaseReading([finding], false, decision.Comment);
        if (Problems(reading, finding, series) is { Count: > 0 } problems)
        {
            return new(null, Invalid with { Errors = problems });
        }

        var roi = RegionOf(finding, series)!;
        var origin = new ReadingOrigin(decision.Id, decision.Curator, curated.Campaign, series, decision.At) { Role = "curator" };
        var aim = ReadingAsAim.Make(origin, reading, await measurement.MeasureAsync(series, reading, cancel));
        var annotation = aim.ImageAnnotations[0];
        return new(
            new RedrawnRegion(finding, AimXml.Write(aim), annotation.UniqueIdentifier.Value, annotation.Observations[0].UniqueIdentifier.Value, roi.Mask.VolumeMm3 / (series.Grid.IsVolume ? 1 : series.Grid.SliceSpacing), LesionAssembly.OutlinesOf(roi)),
            null);
    }

    /// <summary>The region of a finding; null where its marks enclose nothing.</summary>
    public static Roi? RegionOf(Finding finding, ArchivedSeries series) =>
        DrawnMarks.RegionOf([.. finding.Marks.Select(m => DrawnMarks.Place(m, series)!)], series).Roi;

    private static IEnumerable<ProblemPlace> Outside(IReadOnlyList<Adjudicate.Outline> outlines, ArchivedSeries series) => outlines
        .Select((o, n) => (Outline: o, Path: $"outlines/{n}"))
        .Where(o => o.Outline?.Points is null || o.Outline.Slice < 0 || o.Outline.Slice >= series.Slices.Count)
        .Select(o => o.Outline?.Points is null
            ? new ProblemPlace(o.Path, "An outline has a slice and points.")
            : new ProblemPlace(o.Path + "/slice", $"The case has {series.Slices.Count} slices, from 0."));

    private static Mark MarkOf(Adjudicate.Outline outline, int number, Guid decision, ArchivedSeries series)
    {
        var slice = series.Slices[outline.Slice];
        return new(DerivedId(decision, number), MarkKind.Contour, slice.SopInstanceUid, slice.Frame, outline.Points);
    }

    private static List<ProblemPlace> Problems(CaseReading reading, Finding finding, ArchivedSeries series)
    {
        if (ReadingShape.Check(reading) is { Count: > 0 } shape)
        {
            return [.. shape.Select(p => p with { Path = Named(p.Path) })];
        }

        var placed = finding.Marks.Select(m => DrawnMarks.Place(m, series)!).ToList();
        var byMark = placed.SelectMany((p, n) => MarkCheck.Refusals(p.Mark, series.Grid.ToPlane(p.Slice)).Select(r => new ProblemPlace($"outlines/{n}/points", DrawnMarks.InWords(r)))).ToList();
        return byMark.Count > 0
            ? byMark
            : [.. DrawnMarks.RegionOf(placed, series) is { Roi: null } none ? none.Remarks.Where(r => r.Refused).Select(r => new ProblemPlace("outlines", DrawnMarks.InWords(r))) : []];
    }

    // A curator sent outlines, and knows of no findings.
    private static string Named(string path) => path.Replace("findings/0/marks", "outlines", StringComparison.Ordinal);

    private static Guid DerivedId(Guid decision, int number)
    {
        var bytes = decision.ToByteArray();
        BitConverter.TryWriteBytes(bytes.AsSpan(12), BitConverter.ToInt32(bytes, 12) ^ (number + 1));
        return new Guid(bytes);
    }
}
