using System.Text.Json;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Consensus.Tests;

/// <summary>Every manifest entry of lesionMatching, recistConsensus, consensus.masks and consensus.votes, by the manifest's tolerances.</summary>
public class ReferenceTests
{
    [Fact]
    public void Matches_the_reference_lesions_exactly()
    {
        Assert.SkipUnless(ReferenceManifest.IsPresent, ReferenceManifest.Absent);
        foreach (var entry in ReferenceManifest.Entries("lesionMatching"))
        {
            using var input = ReferenceManifest.Input(entry);
            var marks = input.RootElement.EnumerateArray().Select(m => new Mark(
                m.GetProperty("reader").GetString()!, m.GetProperty("markId").ToString(),
                new PatientPoint(m.GetProperty("x").GetDouble(), m.GetProperty("y").GetDouble(), m.GetProperty("z").GetDouble()),
                m.GetProperty("longAxisMm").GetDouble(), m.GetProperty("shortAxisMm").GetDouble())).ToList();
            var clusters = entry.GetProperty("expected").GetProperty("referenceClusters").EnumerateArray().Select(c => c.GetInt32()).ToList();
            var expected = Enumerable.Range(0, marks.Count).GroupBy(i => clusters[i]).Select(g => string.Join(' ', g)).Order();
            var got = LesionMatching.Match(marks).Select(l => string.Join(' ', l.Marks.Select(m => marks.IndexOf(m)))).Order();
            got.ShouldBe(expected, entry.GetProperty("id").GetString());
        }
    }

    [Fact]
    public void Summarises_recist_axes_as_the_reference()
    {
        Assert.SkipUnless(ReferenceManifest.IsPresent, ReferenceManifest.Absent);
        foreach (var entry in ReferenceManifest.Entries("recistConsensus"))
        {
            using var input = ReferenceManifest.Input(entry);
            var marks = input.RootElement.EnumerateArray().Select(m => new RecistMark(
                m.GetProperty("reader").GetString()!, Point(m, "longA"), Point(m, "longB"), Point(m, "shortA"), Point(m, "shortB"))).ToList();
            var r = RecistConsensus.Compute(marks);
            var expected = entry.GetProperty("expected");
            Numbers(expected.GetProperty("longAxis")).Zip(marks).ShouldAllBe(p => Close(p.First, p.Second.LongAxis));
            Numbers(expected.GetProperty("shortAxis")).Zip(marks).ShouldAllBe(p => Close(p.First, p.Second.ShortAxis!.Value));
            r.MedoidIndex.ShouldBe(expected.GetProperty("medoidIndex").GetInt32());
            var ellipse = expected.GetProperty("ellipse");
            (JsonElement In, string Key, double Got)[] values =
            [
                (expected, "k", r.Readers), (expected, "medianLong", r.MedianLong), (expected, "medianShort", r.MedianShort!.Value),
                (expected, "geoMeanLong", r.GeometricMeanLong), (expected, "madLong", r.MadLong), (expected, "wCVLogLong", r.WithinCvLong!.Value),
                (expected, "endpointMedianLong", r.EndPointMedianLong),
                (ellipse, "semiMajor", r.Ellipse!.SemiMajor), (ellipse, "semiMinor", r.Ellipse.SemiMinor), (ellipse, "orientationDeg", r.Ellipse.OrientationDegrees),
                (ellipse, "axialResultant", r.Ellipse.AxialResultant), (ellipse, "area", r.Ellipse.Area),
            ];
            values.Select(v => (v.Key, Ok: Close(v.In.GetProperty(v.Key).GetDouble(), v.Got))).ShouldAllBe(v => v.Ok);
            Numbers(expected.GetProperty("center")).Zip([r.Center.X, r.Center.Y, r.Center.Z]).ShouldAllBe(p => Close(p.First, p.Second));
            (expected.TryGetProperty("medianZ", out var z) ? z : ellipse.GetProperty("medianZ")).GetDouble().ShouldBe(r.Center.Z, 1e-9);
        }
    }

    [Theory]
    [InlineData("majority_ge50", ConsensusRule.MajorityAtLeastHalf)]
    [InlineData("majority_gt50", ConsensusRule.MajorityOverHalf)]
    [InlineData("union", ConsensusRule.Union)]
    [InlineData("intersection", ConsensusRule.Intersection)]
    [InlineData("sba_mean", ConsensusRule.MeanDistance)]
    [InlineData("sba_median", ConsensusRule.MedianDistance)]
    [InlineData("sba_trim20", ConsensusRule.TrimmedMeanDistance)]
    public void Consensus_masks_equal_the_reference_voxel_by_voxel(string key, ConsensusRule rule)
    {
        // The manifest allows the distance rules 0.2 % of the voxels, one at least; the others none.
        Assert.SkipUnless(ReferenceManifest.IsPresent, ReferenceManifest.Absent);
        foreach (var entry in ReferenceManifest.Entries("consensus.masks"))
        {
            var wanted = ReferenceManifest.Bytes(entry.GetProperty("expected").GetProperty(key).GetProperty("file").GetString()!);
            var got = ConsensusMask.Compute(ReferenceManifest.Masks(entry), rule).Voxels;
            var allowed = key.StartsWith("sba", StringComparison.Ordinal) ? Math.Max(1, (int)Math.Round(0.002 * wanted.Sum(v => v))) : 0;
            got.Zip(wanted).Count(p => p.First != p.Second).ShouldBeLessThanOrEqualTo(allowed, entry.GetProperty("id").GetString());
        }
    }

    [Fact]
    public void Votes_equal_the_reference()
    {
        Assert.SkipUnless(ReferenceManifest.IsPresent, ReferenceManifest.Absent);
        foreach (var entry in ReferenceManifest.Entries("consensus.votes"))
        {
            var rois = ReferenceManifest.Masks(entry);
            var counts = entry.GetProperty("expected").GetProperty("consensusVoxelCounts");
            double Count(string key) => counts.GetProperty(key).GetDouble();
            var votes = VoteSpread.Compute(rois).Value;
            var voxel = Count("voxelVolume");
            votes.UnionVoxels.ShouldBe((int)Count("union"));
            votes.IntersectionVoxels.ShouldBe((int)Count("intersection"));
            (votes.VolumeAt25 / voxel).ShouldBe(Count("p25"), 1e-6);
            (votes.VolumeAt50 / voxel).ShouldBe(Count("majorityGE05"), 1e-6);
            (votes.VolumeAt75 / voxel).ShouldBe(Count("p75"), 1e-6);
            (votes.MeanVolume / voxel).ShouldBe(Count("meanVoteSum"), 1e-6);
            votes.EntropyBits.ShouldBe(Count("voteEntropySumBits"), 1e-6);
            votes.GeneralisedConformity!.Value.ShouldBe(entry.GetProperty("expected").GetProperty("generalizedConformityIndex").GetDouble(), 1e-9);

            // The reference's shapeBasedLE0 equals its untrimmed mean rule (sba_mean) on every entry, whatever its note says.
            ((double)ConsensusMask.Compute(rois, ConsensusRule.MeanDistance).Count).ShouldBe(Count("shapeBasedLE0"), Math.Max(1, 0.002 * Count("shapeBasedLE0")));
            var lesion = new Lesion(1, [.. rois.Select((m, i) => new Mark($"r{i}", "1", new PatientPoint(0, 0, 0), 10, null, m))]);
            ConsensusRoi.Compute(lesion).Value.MeanPairwiseDice!.Value.ShouldBe(entry.GetProperty("expected").GetProperty("meanPairwiseDice").GetDouble(), 1e-9);
        }
    }

    private static PatientPoint Point(JsonElement mark, string key) =>
        new(mark.GetProperty(key)[0].GetDouble(), mark.GetProperty(key)[1].GetDouble(), mark.GetProperty(key)[2].GetDouble());

    private static IEnumerable<double> Numbers(JsonElement array) => array.EnumerateArray().Select(v => v.GetDouble());

    private static bool Close(double expected, double got) => Math.Abs(got - expected) <= Math.Max(1e-9, 1e-6 * Math.Abs(expected));
}
