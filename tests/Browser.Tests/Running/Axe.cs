using Microsoft.Playwright;

namespace CrowdAnnotate.Browser.Tests.Running;

/// <summary>axe-core, the judge of accessibility (MPL-2.0): a development dependency of the client.</summary>
internal static class Axe
{
    private static readonly string Script = Path.Combine(Repository.Root, "src", "Client", "app", "node_modules", "axe-core", "axe.min.js");

    private const string Run = """
        async () => {
          const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
          const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ['violations'] });
          return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
            .map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
        }
        """;

    public static void SkipIfAbsent()
    {
        if (!File.Exists(Script))
        {
            Assert.Skip("axe-core is not installed: npm ci in src/Client/app.");
        }
    }

    /// <summary>What is serious or critical on the page as it is on the screen.</summary>
    public static async Task<IReadOnlyList<string>> FindAsync(IPage page)
    {
        // Evaluated by the debugger, so that the page's own policy stays as it is.
        if (!await page.EvaluateAsync<bool>("() => 'axe' in window"))
        {
            await page.EvaluateAsync(await File.ReadAllTextAsync(Script));
        }

        return await page.EvaluateAsync<string[]>(Run);
    }
}
