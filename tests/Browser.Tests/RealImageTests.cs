using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Recomputed;
using CrowdAnnotate.Browser.Tests.Running;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>The same loop on a CT of a patient (IBSI-1 CT phantom, PAT1), read on three slices with two left out between them.</summary>
[Collection(RunningProgramCollection.Name)]
public class RealImageTests(RunningProgram program)
{
    private const string Campaign = "Loop on a real CT";

    [Fact, Trait("Category", "Long")]
    public async Task The_numbers_of_a_dataset_of_real_images_are_those_of_coordinates_and_pixels()
    {
        var images = Path.Combine(Repository.Shared, "data", "ibsi", "ct_phantom", "dicom", "image");
        Assert.SkipUnless(Directory.Exists(images), $"The CT of IBSI-1 is not at {images}.");
        await program.ImportAsync(images, Campaign);
        var curatorSignIn = program.Demo("curator");
        await program.EnrolAsync(curatorSignIn, Campaign);
        await using var curator = await Person.SitDownAsync(program, curatorSignIn);
        await using var first = await Person.SitDownAsync(program, await program.AddPersonAsync("calm-ibis", "reader", Campaign));
        await using var second = await Person.SitDownAsync(program, await program.AddPersonAsync("keen-marten", "reader", Campaign));
        var desk = new CuratorDesk(curator);
        await desk.OpenCampaignAsync(Campaign);
        await desk.SeeStateAsync("Case 0001", "waiting");
        await ReadAsync(first, new PixelPoint(0, 0), radius: 13, choice: 0);
        await ReadAsync(second, new PixelPoint(1.2, -0.8), radius: 12, choice: 1);

        await desk.SeeStateAsync("Case 0001", "ready");
        await desk.OpenCaseAsync("Case 0001");
        await desk.ShowConsensusAsync();
        await desk.SeeConsensusAsync(1);
        await curator.ScreenAsync("curator-real-case");
        await desk.OpenCampaignAsync(Campaign, signedIn: true);
        var dataset = await desk.TakeDatasetAsync();

        (await new DatasetCheck(dataset, curator.DicomWeb.ReadAsync).DifferencesAsync()).ShouldBeEmpty();
        var mask = NiftiMask.Read(dataset.Bytes("masks/case-0001/L1-consensus.nii.gz")).Region;
        mask.Voxels().Select(v => v.Z).Distinct().Count().ShouldBe(5, "three slices drawn and two interpolated");
    }

    /// <summary>An ellipse on the middle slice and smaller ones two slices away on either side.</summary>
    private static async Task ReadAsync(Person person, PixelPoint move, double radius, int choice)
    {
        var reader = new ReaderDesk(person);
        await reader.OpenNextCaseAsync(Campaign);
        var (columns, rows, slices) = await reader.ImageSizeAsync();
        var centre = new PixelPoint((columns / 2.0) + move.X, (rows / 2.0) + move.Y);
        var middle = slices / 2;
        await reader.GoToSliceAsync(middle);
        await reader.ZoomAsync(centre, 2);
        var ends = Ellipse(centre, radius, 4);
        await reader.DrawAxesAsync(middle, ends[2], ends[0], ends[1], ends[3]);
        foreach (var (slice, share) in new[] { (middle - 2, 0.7), (middle, 1.0), (middle + 2, 0.8) })
        {
            await reader.DrawContourAsync(slice, Ellipse(centre, radius * share, 40));
        }

        await reader.AnswerAsync(choice, presses: 5);
        await reader.SavedAsync();
        await person.ScreenAsync($"reader-real-{person.SignIn.Pseudonym}");
        await reader.SubmitAsync();
    }

    private static PixelPoint[] Ellipse(PixelPoint centre, double radius, int points) => [.. Enumerable.Range(0, points)
        .Select(i => 2 * Math.PI * i / points).Select(t => new PixelPoint(centre.X + (radius * Math.Cos(t)), centre.Y + (0.7 * radius * Math.Sin(t))))];
}
