using System.Diagnostics;

namespace CrowdAnnotate.Radiomics.Tests;

public class CostTests
{
    /// <summary>The region is cut out first, so that the cost is the lesion's and not the image's; the bound is loose for busy machines.</summary>
    [Fact]
    public void A_lesion_of_30_mm_in_a_whole_CT_series_takes_a_fraction_of_a_second()
    {
        var image = Regions.Image(Regions.Grid(512, 512, 60, 0.7, 0.7, 3));
        var mask = Regions.Ellipsoid(image.Geometry, 15, 15, 15);
        RoiFeatures.Extract(image, mask);

        var clock = Stopwatch.StartNew();
        var features = RoiFeatures.Extract(image, mask);
        clock.Stop();

        TestContext.Current.TestOutputHelper?.WriteLine($"{mask.Count} voxels in {clock.Elapsed.TotalMilliseconds:F1} ms");
        // The mesh ends half a slice beyond the last centre, over the whole breadth of the last slice.
        features.Value("morph_diam").ShouldBe(30, 3);
        clock.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }
}
