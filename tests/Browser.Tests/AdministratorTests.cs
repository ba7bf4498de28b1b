using System.Text.Json;
using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Recomputed;
using CrowdAnnotate.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>The administrator's pages on the real program: a folder goes in by the browser, what may show a name is looked at first, the catalogue tells what came of it.</summary>
[Collection(RunningProgramCollection.Name)]
public class AdministratorTests(RunningProgram program)
{
    private const string Campaign = "Uploaded by hand";
    private const int Slices = 20;
    private const string PlantedName = "Zyxwanowski^Planted";

    [Fact]
    public async Task A_folder_is_uploaded_a_burned_in_name_is_blacked_out_and_the_catalogue_shows_both()
    {
        var folder = await program.MakePhantomAsync(seed: 86, slices: Slices);
        var ultrasound = Path.Combine(folder, PlantedName + ".dcm");
        await File.WriteAllBytesAsync(ultrasound, MadeUltrasound.File(PlantedName));
        await using var administrator = await Person.SitDownAsync(program, program.Demo("administrator"));
        var desk = new AdminDesk(administrator);
        await administrator.OpenAsync("/admin/upload");

        await desk.UploadAsync(folder, Campaign);
        (await desk.CountAsync("accepted"), await desk.CountAsync("held"), await desk.CountAsync("refused")).ShouldBe((Slices, 1, OtherFiles(folder)), "the slices, the ultrasound, and what is no DICOM");
        await Expect(administrator.Page.GetByTestId("became")).ToContainTextAsync("Case 0001");
        await administrator.ScreenAsync("administrator-upload");

        await administrator.Page.GetByTestId("to-review").ClickAsync();
        await ReviewAsync(administrator, desk);
        await administrator.GoToAsync("/admin");
        // The ultrasound, once released, is a case too: images that each stand alone.
        await desk.FindAsync(Campaign, "2 of");
        await administrator.ScreenAsync("administrator-archive");
        await administrator.Page.GetByTestId("filter-modality").SelectOptionAsync("CT");
        await administrator.Page.Locator("tr[data-index='0']").ClickAsync();
        await Expect(administrator.Page.GetByTestId("series-sheet")).ToContainTextAsync(Campaign);

        await BlackUnderTheAreaAsync(administrator);
        (await administrator.Traffic.FindAsync(["Zyxwanowski", "PLANTED-MRN", "ACC-PLANTED"])).ShouldBeEmpty();
        administrator.Traffic.Urls.Where(u => u.Contains("Zyxw", StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        program.Said().ShouldNotContain("Zyxwanowski");
        administrator.PageErrors.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_folder_a_second_time_sends_nothing_and_a_locked_person_is_signed_out()
    {
        const string Again = "Uploaded twice";
        var folder = await program.MakePhantomAsync(seed: 87, slices: Slices);
        await using var administrator = await Person.SitDownAsync(program, program.Demo("administrator"));
        var desk = new AdminDesk(administrator);
        await administrator.OpenAsync("/admin/upload");
        await desk.UploadAsync(folder, Again);
        await administrator.Page.GetByTestId("upload-another").ClickAsync();
        await desk.UploadAsync(folder, Again + ", again");
        (await desk.CountAsync("again"), await desk.CountAsync("accepted"), await desk.CountAsync("refused")).ShouldBe((Slices, 0, OtherFiles(folder)));

        await using var reader = await Person.SitDownAsync(program, await program.AddPersonAsync("vivid-stork", "reader", Again));
        await reader.OpenAsync("/read");
        await administrator.Page.GetByTestId("nav-people").ClickAsync();
        await administrator.Page.GetByTestId($"change-{reader.SignIn.Pseudonym}").ClickAsync();
        await administrator.Page.GetByTestId("lock").ClickAsync();
        await Expect(administrator.Page.GetByTestId("unlock")).ToBeVisibleAsync();
        (await reader.GetAsync("/api/reading/campaigns")).Status.ShouldBe(401);
        await administrator.Page.Keyboard.PressAsync("Escape");
        await administrator.ScreenAsync("administrator-people");
        administrator.PageErrors.ShouldBeEmpty();
    }

    private static int OtherFiles(string folder) => Directory.GetFiles(folder).Count(f => Path.GetExtension(f) != ".dcm");

    private static async Task ReviewAsync(Person administrator, AdminDesk desk)
    {
        var ultrasound = administrator.Page.GetByTestId("held-item").Filter(new() { HasText = " US" });
        await ultrasound.ClickAsync();
        await desk.SeeHeldAsync();
        var suggested = await desk.Areas.CountAsync();
        // Begun outside the suggested area, which a press within would move.
        await desk.CoverAsync(0.2, 3 * MadeUltrasound.BandHeight, MadeUltrasound.Columns - 0.2, 0.2);
        await Expect(desk.Areas).ToHaveCountAsync(suggested + 1);
        await administrator.Page.Keyboard.PressAsync("Control+z");
        await Expect(desk.Areas).ToHaveCountAsync(suggested);
        await administrator.Page.Keyboard.PressAsync("Control+y");
        await Expect(desk.Areas).ToHaveCountAsync(suggested + 1);
        await administrator.ScreenAsync("administrator-review");
        await administrator.Page.GetByTestId("release").ClickAsync();
        await Expect(ultrasound).ToHaveCountAsync(0);
    }

    /// <summary>What is served of the ultrasound: nothing of the band, all of the rest.</summary>
    private static async Task BlackUnderTheAreaAsync(Person administrator)
    {
        var (_, listed) = await administrator.GetAsync("/api/archive/series");
        using var all = JsonDocument.Parse(listed);
        var series = all.RootElement.EnumerateArray().Single(s => s.GetProperty("modality").GetString() == "US");
        var address = $"/dicomweb/studies/{series.GetProperty("studyUid").GetString()}/series/{series.GetProperty("seriesUid").GetString()}/instances";
        var (_, found) = await administrator.GetAsync(address, "application/dicom+json");
        using var instances = JsonDocument.Parse(found);
        var at = $"{address}/{instances.RootElement.EnumerateArray().ShouldHaveSingleItem().GetProperty("00080018").GetProperty("Value")[0].GetString()}/frames/1";
        var (status, frame) = await administrator.GetAsync(at, "multipart/related; type=\"application/octet-stream\"");
        status.ShouldBe(200);
        var pixels = DicomWebSeries.OnlyPart(frame);
        pixels.Length.ShouldBeGreaterThanOrEqualTo(MadeUltrasound.Rows * MadeUltrasound.Columns);
        pixels.Take(MadeUltrasound.BandHeight * MadeUltrasound.Columns).ShouldAllBe(v => v == 0);
        pixels.Skip(MadeUltrasound.BandHeight * MadeUltrasound.Columns).Take((MadeUltrasound.Rows - MadeUltrasound.BandHeight) * MadeUltrasound.Columns).ShouldAllBe(v => v == MadeUltrasound.Tissue || v == 0);
    }
}
