using System.Text.RegularExpressions;
using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>A sign-in that ends in the middle of a case costs no work.</summary>
[Collection(RunningProgramCollection.Name)]
public class ExpiredSignInTests(RunningProgram program)
{
    private const string Campaign = "Interrupted reading";

    [Fact]
    public async Task The_page_says_that_the_sign_in_has_ended_and_the_work_is_there_after_signing_in_again()
    {
        var folder = await program.MakePhantomAsync(seed: 33, slices: 20);
        var section = PhantomTruth.Read(folder).Lesions.Single(l => l.SpansExactlyThreeSlices).Largest;
        await program.ImportAsync(folder, Campaign);
        await using var reader = await Person.SitDownAsync(program, await program.AddPersonAsync("patient-tern", "reader", Campaign));
        var desk = new ReaderDesk(reader);
        await desk.OpenNextCaseAsync(Campaign);
        var ends = section.Outline(4);
        await desk.DrawAxesAsync(section.Slice, ends[2], ends[0], ends[1], ends[3]);
        await desk.SavedAsync();

        await reader.LoseSignInAsync();
        await desk.DrawContourAsync(section.Slice, section.Outline(40));
        await Expect(desk.SaveState).ToHaveAttributeAsync("data-state", "signedOut");
        await Expect(reader.Page.GetByTestId("signed-out").First).ToContainTextAsync("Your sign-in has ended");
        await Expect(desk.Marks).ToHaveCountAsync(2);
        await reader.ScreenAsync("reader-signed-out");

        var id = desk.AssignmentId;
        await reader.Page.GetByTestId("sign-in-again").First.ClickAsync();
        await reader.FillSignInAsync();
        await Expect(reader.Page).ToHaveURLAsync(new Regex($"/read/{id}$"), new PageAssertionsToHaveURLOptions { Timeout = 60_000 });
        await desk.SeeImageAsync();
        await Expect(desk.Marks).ToHaveCountAsync(2);
        await desk.SavedAsync();

        (await desk.AssignmentAsync()).GetProperty("draft").GetProperty("reading").GetProperty("findings")[0].GetProperty("marks").GetArrayLength().ShouldBe(2);
    }
}
