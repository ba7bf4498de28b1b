using CrowdAnnotate.Consensus;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Volumes;
using ConsensusMark = CrowdAnnotate.Consensus.Mark;

namespace CrowdAnnotate.Server.CaseConsensus;

/// <summary>One reader's finding on the case's grid.</summary>
/// <param name="DrawnSlices">Slices the reader outlined; the others of the region are interpolated.</param>
/// <param name="Drawn">The outlines as they were drawn.</param>
/// <param name="IsVolume">Whether the case's slices lie side by side; else a region has an area and no volume.</param>
public sealed record ReaderFinding(
    Guid SubmissionId, string Pseudonym, Finding Finding, Mask Roi, bool FromAxes, IReadOnlyList<int> DrawnSlices, PatientPoint Centroid,
    double LongAxis, double? ShortAxis, IReadOnlyList<SliceAxes> Axes, IReadOnlyList<SliceOutline> Drawn, bool IsVolume);

/// <summary>A lesion as decided, with the consensus mask still to be stored.</summary>
public sealed record AssembledLesion(LesionResult Result, Mask? Consensus);

/// <summary>From the findings of several readers to lesions with their consensus. Pure: findings in, lesions out.</summary>
public static class LesionAssembly
{
    /// <param name="readers">Everybody who submitted the case, also those who marked nothing.</param>
    /// <param name="curation">Merges and splits to take after matching, in their order.</param>
    /// <param name="notApplied">Takes those that could not be taken.</param>
    public static IReadOnlyList<AssembledLesion> Assemble(
        IReadOnlyList<ReaderFinding> findings, IReadOnlyList<string> readers, IReadOnlyList<Decision>? curation = null, ICollection<CurationNote>? notApplied = null)
    {
        var marks = findings.Select(MarkOf).ToList();
        var lesions = CuratedMatching.Apply(LesionMatching.Match(marks), curation ?? [], notApplied ?? []);
        var elsewhere = ReaderScreening.OtherLesions(lesions, readers.Count);
        var byKey = findings.ToDictionary(f => (f.Pseudonym, f.Finding.TrackingUid));
        return [.. lesions.OrderByDescending(l => l.Marks.Count).ThenBy(l => l.Number)
            .Select((lesion, n) => One(n + 1, lesion, [.. lesion.Marks.Select(m => byKey[(m.Reader, m.Id)])], readers, elsewhere))];
    }

    /// <summary>A finding as the consensus takes it.</summary>
    public static ConsensusMark MarkOf(ReaderFinding f) => new(f.Pseudonym, f.Finding.TrackingUid, f.Centroid, f.LongAxis, f.ShortAxis, f.Roi, f.FromAxes);

    /// <summary>The outlines of a region on every slice it has: those drawn as they were drawn, the others between them.</summary>
    public static IReadOnlyList<SliceOutline> OutlinesOf(Roi roi) =>
        [.. DrawnOutlines(roi), .. Outlines(roi.Mask.ToMask()).Where(o => !roi.DrawnSlices.Contains(o.Slice))];

    /// <summary>The outlines of a region as they were drawn.</summary>
    internal static IReadOnlyList<SliceOutline> DrawnOutlines(Roi roi) =>
        [.. roi.Contours.Select(c => new SliceOutline(c.Slice, [.. c.Points.Select(p => new[] { p.X, p.Y })], Drawn: roi.Kind == RoiKind.Contours))];

    private static AssembledLesion One(int number, Lesion lesion, IReadOnlyList<ReaderFinding> findings, IReadOnlyList<string> readers, IReadOnlyList<ReaderFlag> elsewhere)
    {
        var alone = lesion.Marks.Count < 2;
        var consensus = alone ? null : ConsensusRoi.Compute(lesion);
        var region = consensus is { IsDefined: true } ? consensus.Value : null;
        var flags = elsewhere.Concat(region?.Flags ?? []).ToLookup(f => (f.Reader, f.MarkId), f => f.Reason);
        var rows = findings.Select(f => Row(f, region, flags[(f.Pseudonym, f.Finding.TrackingUid)].FirstOrDefault())).ToList();
        var result = new LesionResult(
            $"L{number}", $"Lesion {number}", rows, [.. readers.Except(lesion.Readers)],
            region is null ? null : Describe(region, findings),
            region is not null ? null : alone ? "Only one reader marked it." : consensus!.Reason!.Why,
            [.. region?.PairwiseDice.Select(p => new LesionPair(p.First, p.Second, p.Dice)) ?? []]);
        return new AssembledLesion(result, region?.Mask);
    }

    private static LesionReader Row(ReaderFinding f, ConsensusRoi? region, string? reason) => new(
        f.SubmissionId, f.Pseudonym, f.FromAxes ? "axes" : "contours", f.Finding.TrackingUid, f.Finding.Label, f.LongAxis, f.ShortAxis,
        f.FromAxes || !f.IsVolume ? null : f.Roi.VolumeMm3,
        region?.Readers.FirstOrDefault(r => r.Reader == f.Pseudonym)?.DiceToOthers, reason is not null, reason,
        [.. f.Drawn, .. Outlines(f.Roi).Where(o => !f.DrawnSlices.Contains(o.Slice))], f.Axes, f.Finding.Answers);

    private static LesionConsensus Describe(ConsensusRoi region, IReadOnlyList<ReaderFinding> findings)
    {
        var used = findings.Where(f => region.ReadersUsed.Contains(f.Pseudonym)).ToList();
        var outlines = Outlines(region.Mask);
        var flagged = region.FromAxes ? [] : outlines.Select(o => o.Slice).Distinct()
            .Where(z => 2 * used.Count(f => f.DrawnSlices.Contains(z)) < used.Count).ToList();
        var isVolume = findings[0].IsVolume;
        var height = isVolume ? 1 : region.Mask.Geometry.SliceSpacing;
        return new LesionConsensus(
            region.Method, region.FromAxes ? "axes" : isVolume ? "contours" : "images", region.ReadersUsed, region.Mask.VolumeMm3 / height,
            region.Votes.VolumeAt25 / height, region.Votes.VolumeAt50 / height, region.Votes.VolumeAt75 / height, region.Votes.EntropyBits, region.MeanPairwiseDice,
            Median([.. used.Select(f => f.LongAxis)]), Median([.. used.Where(f => f.ShortAxis is not null).Select(f => f.ShortAxis!.Value)]),
            outlines, flagged, MaskName: "");
    }

    private static List<SliceOutline> Outlines(Mask mask)
    {
        var box = VoxelBox.Around(mask);
        return box is null ? [] : [.. Enumerable.Range(box.Value.Z, box.Value.Slices).SelectMany(z => MaskOutline.Trace(mask, z)
            .Select(c => new SliceOutline(z, [.. MaskOutline.ThroughEdgeMidpoints(c).Points.Select(p => new[] { p.X, p.Y })], Drawn: false)))];
    }

    private static double? Median(double[] values)
    {
        if (values.Length == 0)
        {
            return null;
        }

        Array.Sort(values);
        return values.Length % 2 == 1 ? values[values.Length / 2] : (values[(values.Length / 2) - 1] + values[values.Length / 2]) / 2;
    }
}
