using System.Text.Json;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Consensus.Tests;

/// <summary>Every manifest entry of STAPLE, by the manifest's tolerance of 1e-6.</summary>
public class StapleReferenceTests
{
    [Fact]
    public void Regions_give_the_references_rates_and_posterior()
    {
        Assert.SkipUnless(ReferenceManifest.IsPresent, ReferenceManifest.Absent);
        foreach (var entry in ReferenceManifest.Entries("staple.binary"))
        {
            var expected = entry.GetProperty("expected");
            var staple = Staple.Estimate(ReferenceManifest.Masks(entry)).Value;
            staple.Sensitivity.Zip(Numbers(expected.GetProperty("sensitivity"))).ShouldAllBe(p => Math.Abs(p.First!.Value - p.Second) <= 1e-6);
            staple.Specificity.Zip(Numbers(expected.GetProperty("specificity"))).ShouldAllBe(p => Math.Abs(p.First!.Value - p.Second) <= 1e-6);
            staple.Prior.ShouldBe(expected.GetProperty("prior").GetDouble(), 1e-9);
            staple.CountAtLeastHalf.ShouldBe(expected.GetProperty("countGE05").GetInt32());
            staple.PosteriorSum.ShouldBe(expected.GetProperty("posteriorSum").GetDouble(), 1e-6 * staple.PosteriorSum);
            var wanted = ReferenceManifest.Bytes(expected.GetProperty("posteriorFile").GetString()!);
            staple.PosteriorVoxels().Where((w, i) => Math.Abs(w - BitConverter.ToDouble(wanted, 8 * i)) > 1e-6).ShouldBeEmpty();
        }
    }

    [Fact]
    public void Label_maps_give_the_references_confusion_and_labels()
    {
        Assert.SkipUnless(ReferenceManifest.IsPresent, ReferenceManifest.Absent);
        foreach (var entry in ReferenceManifest.Entries("staple.multiLabel"))
        {
            var (expected, readers) = (entry.GetProperty("expected"), ReferenceManifest.Masks(entry));
            var staple = MultiLabelStaple.Estimate(readers[0].Geometry, [.. readers.Select(m => m.Voxels)]).Value;
            staple.Priors.Zip(Numbers(expected.GetProperty("priors"))).ShouldAllBe(p => Math.Abs(p.First - p.Second) <= 1e-9);
            foreach (var (got, wanted) in staple.Confusion.Zip(expected.GetProperty("confusion").EnumerateArray()))
            {
                got.SelectMany(row => row).Zip(wanted.EnumerateArray().SelectMany(Numbers)).ShouldAllBe(p => Math.Abs(p.First - p.Second) <= 1e-6);
            }

            staple.Labels().ShouldBe(ReferenceManifest.Bytes(expected.GetProperty("outputFile").GetString()!));
            staple.Votes().ShouldBe(ReferenceManifest.Bytes(expected.GetProperty("voteFile").GetString()!));
        }
    }

    private static IEnumerable<double> Numbers(JsonElement array) => array.EnumerateArray().Select(v => v.GetDouble());
}
