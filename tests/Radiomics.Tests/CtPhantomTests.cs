using System.Globalization;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Radiomics.Tests;

/// <summary>IBSI-1's CT phantom (PAT1) in configuration A: no interpolation, re-segmentation to [−500, 400] HU.</summary>
public class CtPhantomTests
{
    private static readonly string Folder = Path.Combine(Root(), "..", "shared", "data", "ibsi");

    [Fact]
    public void Every_feature_lies_within_the_tolerance_of_the_reference_table()
    {
        Assert.SkipUnless(Directory.Exists(Folder), "The CT phantom is not beside the repository.");
        using var imageFile = File.OpenRead(Path.Combine(Folder, "ct_phantom", "nifti", "image", "phantom.nii.gz"));
        using var maskFile = File.OpenRead(Path.Combine(Folder, "ct_phantom", "nifti", "mask", "mask.nii.gz"));
        NiftiFile.TryRead(imageFile, out var image, out var problem).ShouldBeTrue(problem);
        NiftiFile.TryReadMask(maskFile, null, out var mask, out problem).ShouldBeTrue(problem);

        var features = RoiFeatures.Extract(image!, mask!, new ExtractionSettings { Resegmentation = new IntensityRange(-500, 400) });

        mask!.Count.ShouldBe(125256);
        var references = References();
        features.ShouldAllBe(f => references.ContainsKey(f.Tag));
        foreach (var feature in features)
        {
            var (value, tolerance) = references[feature.Tag];
            feature.Value.ShouldNotBeNull(feature.Tag).ShouldBe(value, tolerance, feature.Tag);
        }
    }

    /// <summary>The values are printed to three digits; half a unit of the third is what rounding may hide.</summary>
    private static Dictionary<string, (double Value, double Tolerance)> References() =>
        File.ReadLines(Path.Combine(Folder, "ibsi1_reference.csv")).Select(line => line.Split(','))
            .Where(c => c[0] == "feature" && c[^5] == "A" && c[^4].Length == 0)
            .ToDictionary(c => c[3], c =>
            {
                var (value, tolerance) = (double.Parse(c[^3], CultureInfo.InvariantCulture), double.Parse(c[^2], CultureInfo.InvariantCulture));
                var thirdDigit = value == 0 ? 0 : Math.Pow(10, Math.Floor(Math.Log10(Math.Abs(value))) - 2);
                return (value, tolerance + (thirdDigit / 2));
            });

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "CrowdAnnotate.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The solution is not above the tests.");
    }
}
