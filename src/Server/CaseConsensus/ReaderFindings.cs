using CrowdAnnotate.Aim;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Reading;
using Finding = CrowdAnnotate.Server.Reading.Finding;
using MarkKind = CrowdAnnotate.Server.Reading.MarkKind;

namespace CrowdAnnotate.Server.CaseConsensus;

/// <summary>The findings of a submission as regions on the case's grid. The same submission always gives the same regions.</summary>
public sealed class ReaderFindings(ILogger<ReaderFindings> log)
{
    public IEnumerable<ReaderFinding> Of(AnnotationDocument annotation, ArchivedSeries series)
    {
        foreach (var finding in annotation.Reading.Findings)
        {
            if (IsWithoutRegion(finding))
            {
                continue;
            }

            var placed = finding.Marks.Select(m => (Mark: m, Placed: DrawnMarks.Place(m, series)!)).ToList();
            var region = DrawnMarks.RegionOf([.. placed.Select(p => p.Placed)], series);
            if (region.Roi is null)
            {
                log.LogWarning("A finding of annotation {AnnotationId} has no region: {Reason}", annotation.Id, region.Remarks[^1].Message);
                continue;
            }

            yield return Describe(annotation, finding, region.Roi, series.Grid.IsVolume, [.. placed.Where(p => p.Mark.Kind == MarkKind.Bidirectional).Select(p => new SliceAxes(p.Placed.Slice, p.Mark.Points))]);
        }
    }

    /// <summary>Whether the finding is of points, lengths, angles and arrows alone, so that it can be no part of a lesion's region.</summary>
    public static bool IsWithoutRegion(Finding finding) => finding.Marks.All(m => DrawnMarks.KindOf(m.Kind).IsAid());

    // RECIST's axes where they were drawn; else the longest diameter of the outlines.
    private static ReaderFinding Describe(AnnotationDocument annotation, Finding finding, Roi roi, bool isVolume, IReadOnlyList<SliceAxes> axes)
    {
        var longAxis = Longest(annotation, finding, Codes.LongAxis) ?? RoiMeasurement.LongestInPlaneAxis(roi).Length.Value;
        return new ReaderFinding(
            annotation.Id, annotation.Pseudonym, finding, roi.Mask.ToMask(), roi.Kind == RoiKind.EllipseFromAxes, roi.DrawnSlices, RoiMeasurement.Centroid(roi.Mask),
            longAxis, Longest(annotation, finding, Codes.ShortAxis), axes,
            LesionAssembly.DrawnOutlines(roi), isVolume);
    }

    private static double? Longest(AnnotationDocument annotation, Finding finding, CodedConcept concept)
    {
        var values = annotation.Measured.Measurements.Where(m => m.TrackingUid == finding.TrackingUid && m.Concept.Value == concept.Value && m.Concept.Scheme == concept.Scheme).Select(m => m.Value).ToList();
        return values.Count == 0 ? null : values.Max();
    }
}
