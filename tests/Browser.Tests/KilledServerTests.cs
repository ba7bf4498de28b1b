using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>A server that dies in the middle of a submission. It is one of its own, so that it runs beside the others: most of its time it is starting again.</summary>
public class KilledServerTests
{
    [Fact]
    public Task A_server_that_is_killed_in_the_middle_of_a_submission_has_it_once() => KillingAsync(2);

    [Fact, Trait("Category", "Long")]
    public Task So_has_one_that_is_killed_twenty_times() => KillingAsync(20);

    private static async Task KillingAsync(int times)
    {
        var own = new RunningProgram();
        await own.InitializeAsync();
        try
        {
            var campaign = "Killed in between";
            await using var wire = new Wire(own.Address);
            await using var reader = await Station.SitDownAsync(own, campaign, 819, times, wire);
            await Station.StartAsync(reader, campaign);
            for (var n = 0; n < times; n++)
            {
                var killed = new TaskCompletionSource();
                wire.OnRequest(head => head.Contains("/submission", StringComparison.Ordinal), () => own.Kill(killed));
                await reader.Page.GetByTestId("no-lesion").ClickAsync();
                await reader.Page.GetByTestId("submit").ClickAsync();
                await killed.Task;
                await own.StartAgainAsync();
                await Ledger.EmptyAsync(reader.Page);
                if (n + 1 < times)
                {
                    await reader.GoToAsync("/read");
                    await reader.Page.GetByTestId(new System.Text.RegularExpressions.Regex("^start-")).Last.ClickAsync();
                    await Expect(reader.Page.GetByTestId("no-lesion")).ToHaveAttributeAsync("aria-pressed", "false");
                }
            }

            await Ledger.HoldsAsync(reader, campaign, times);
        }
        finally
        {
            await own.DisposeAsync();
        }
    }
}
