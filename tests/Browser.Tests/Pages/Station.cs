using System.Text.RegularExpressions;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests.Pages;

/// <summary>A reader before a browser, with a campaign of small cases of their own.</summary>
internal static class Station
{
    public static async Task<Person> SitDownAsync(RunningProgram program, string campaign, int seed, int cases, Wire? wire = null)
    {
        var folder = MadeSeries.Write(seed, cases);
        await program.ImportAsync(folder, campaign);
        Directory.Delete(folder, recursive: true);
        return await Person.SitDownAsync(program, await program.AddPersonAsync($"outbox-{seed}", "reader", campaign), wire: wire);
    }

    /// <summary>Signs in and opens the first case, without waiting for its image.</summary>
    public static async Task StartAsync(Person reader, string campaign)
    {
        await reader.OpenAsync("/read");
        var row = reader.Page.GetByRole(AriaRole.Listitem).Filter(new LocatorFilterOptions { Has = reader.Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = campaign, Exact = true }) });
        await row.GetByTestId(new Regex("^start-")).ClickAsync();
        await Expect(reader.Page.GetByTestId("save-state")).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 60_000 });
    }

    /// <summary>The next case comes a moment after this one is open; its images are complete once the page says so.</summary>
    public static Task KeptAheadAsync(Person reader) => Until.TrueAsync(reader.Page, "kept, the next case", """
        async () => {
          const names = (await caches.keys()).filter(name => name.startsWith('case/'));
          const sizes = await Promise.all(names.map(async name => (await (await caches.open(name)).keys()).length));
          return sizes.filter(size => size === 7).length > 1;
        }
        """);
}
