using System.Text.Json;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>The page as an application of the tablet or station it is read on.</summary>
[Collection(RunningProgramCollection.Name)]
public class InstallTests(RunningProgram program)
{
    [Fact]
    public async Task Chromium_finds_the_page_installable()
    {
        var page = await program.Browser.NewPageAsync();
        await page.GotoAsync(new Uri(program.Address, "/account/signin").ToString());
        var session = await page.Context.NewCDPSessionAsync(page);
        var manifest = (await session.SendAsync("Page.getAppManifest"))!.Value;
        manifest.GetProperty("errors").GetArrayLength().ShouldBe(0);
        var errors = (await session.SendAsync("Page.getInstallabilityErrors"))!.Value.GetProperty("installabilityErrors").EnumerateArray();

        // The browsers of the tests keep nothing, and nothing is installed in them.
        errors.Select(e => e.GetProperty("errorId").GetString()).ShouldBeSubsetOf(["in-incognito"]);
        using var said = JsonDocument.Parse(manifest.GetProperty("data").GetString()!);
        foreach (var icon in said.RootElement.GetProperty("icons").EnumerateArray())
        {
            var answer = await page.APIRequest.GetAsync(new Uri(program.Address, icon.GetProperty("src").GetString()).ToString());
            (answer.Status, answer.Headers["content-type"]).ShouldBe((200, icon.GetProperty("type").GetString()));
        }

        await page.CloseAsync();
    }
}
