using System.Text.Json;
using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>A case by link in a frame of a portal: for the origin that was named, under the rules of its campaign.</summary>
[Collection(RunningProgramCollection.Name)]
public class EmbedTests(RunningProgram program)
{
    private const string Campaign = "In a portal";

    private const string Frame = """
        (url) => {
          window.heard = [];
          window.addEventListener('message', (event) => window.heard.push(event.data?.state));
          const frame = Object.assign(document.createElement('iframe'), { src: url, id: 'case', width: 1280, height: 760 });
          document.body.append(frame);
        }
        """;

    [Fact]
    public async Task A_reader_signs_in_from_the_frame_reads_the_case_once_and_the_portal_learns_that_it_is_done()
    {
        await program.ImportAsync(await program.MakePhantomAsync(seed: 78, slices: 20), Campaign);
        await using var reader = await Person.SitDownAsync(program, await program.AddPersonAsync("amber-lynx-78", "reader", Campaign));
        await reader.OpenAsync("/read");
        using var campaigns = JsonDocument.Parse((await reader.GetAsync("/api/reading/campaigns")).Body);
        var link = reader.At($"/embed/{campaigns.RootElement.EnumerateArray().Single(c => c.GetProperty("name").GetString() == Campaign).GetProperty("id").GetString()}/1").ToString();

        // A page of the product that finds its sign-in gone would lead elsewhere by itself.
        await reader.Page.GotoAsync("about:blank");
        await reader.LoseSignInAsync();

        var page = reader.Page;
        await page.GotoAsync(program.Foreign.Allowed.ToString());
        await page.EvaluateAsync(Frame, link);
        var frame = page.FrameLocator("#case");
        await Expect(frame.GetByTestId("embed-sign-in")).ToBeVisibleAsync();
        var window = await page.RunAndWaitForPopupAsync(() => frame.GetByTestId("embed-open-sign-in").ClickAsync());
        await window.GetByTestId("signin-name").FillAsync(reader.SignIn.Pseudonym);
        await window.GetByTestId("signin-password").FillAsync(reader.SignIn.Password);
        await window.GetByTestId("signin-submit").ClickAsync();
        await window.WaitForURLAsync("**/embed/signed-in");
        await window.CloseAsync();
        await frame.GetByTestId("embed-go-on").ClickAsync();
        await Expect(frame.GetByTestId("viewport")).ToHaveAttributeAsync("data-image-rendered", "true", new LocatorAssertionsToHaveAttributeOptions { Timeout = 60_000 });
        await reader.ScreenAsync("reader-embedded");
        await frame.GetByTestId("no-lesion").ClickAsync();
        await frame.GetByTestId("submit").ClickAsync();
        await Expect(frame.GetByTestId("embed-done")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });
        (await page.EvaluateAsync<string[]>("() => window.heard")).ShouldBe(["open", "submitted"]);

        await page.GotoAsync(program.Foreign.Allowed.ToString());
        await page.EvaluateAsync(Frame, link);
        await Expect(frame.GetByTestId("embed-refused")).ToContainTextAsync("submitted or skipped already");
    }

    [Fact]
    public async Task A_page_of_another_origin_gets_an_empty_frame_and_other_pages_stand_in_no_frame()
    {
        await using var context = await program.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        foreach (var (portal, path) in new[] { (program.Foreign.Other, "embed/00000000-0000-0000-0000-000000000001/1"), (program.Foreign.Allowed, "read"), (program.Foreign.Allowed, "account/signin") })
        {
            var refused = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            void Heard(object? _, IConsoleMessage message)
            {
                if (message.Text.Contains("frame-ancestors", StringComparison.Ordinal))
                {
                    refused.TrySetResult(message.Text);
                }
            }

            page.Console += Heard;
            await page.GotoAsync(portal.ToString());
            await page.EvaluateAsync(Frame, new Uri(program.Address, path).ToString());
            (await refused.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken)).ShouldContain("frame-ancestors");
            page.Console -= Heard;
        }
    }
}
