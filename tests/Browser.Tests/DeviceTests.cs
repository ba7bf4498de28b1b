using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>What a browser keeps outlives a full disk, an upgrade and the end of its tab.</summary>
[Collection(RunningProgramCollection.Name)]
public class DeviceTests(RunningProgram program)
{
    private static readonly LocatorAssertionsToHaveAttributeOptions Patient = new() { Timeout = 60_000 };

    [Fact]
    public async Task A_device_without_room_stops_its_reader_until_there_is_some()
    {
        var campaign = "No room";
        await using var wire = new Wire(program.Address);
        await using var reader = await Station.SitDownAsync(program, campaign, 816, 1, wire);
        var (page, desk) = (reader.Page, new ReaderDesk(reader));
        await Station.StartAsync(reader, campaign);
        await desk.SeeImageAsync();
        wire.Cut();
        await page.EvaluateAsync(Full);
        await page.GetByTestId("comment").FillAsync("Kept by nobody yet");
        await Expect(page.GetByTestId("device-full")).ToBeVisibleAsync();
        await reader.ScreenAsync("reader-device-full");
        await page.EvaluateAsync("() => window.roomAgain()");
        // It may have noticed by itself: whatever else is written is kept then.
        await page.EvaluateAsync("() => document.querySelector('[data-testid=device-again]')?.click()");
        await Expect(page.GetByTestId("device-full")).ToHaveCountAsync(0);
        await page.ReloadAsync();
        await Expect(page.GetByTestId("comment")).ToHaveValueAsync("Kept by nobody yet");
        wire.Mend();
        await desk.SavedAsync();
    }

    [Fact]
    public async Task What_the_hand_was_drawing_when_its_tab_went_away_is_back()
    {
        var campaign = "Killed while drawing";
        await using var reader = await Station.SitDownAsync(program, campaign, 819, 1);
        var desk = new ReaderDesk(reader);
        await Station.StartAsync(reader, campaign);
        await desk.SeeImageAsync();
        await desk.ChooseAsync("contour");
        for (var i = 0; i <= 20; i++)
        {
            var (x, y) = await desk.OnPageAsync(new(28 + (8 * Math.Cos(i / 3.5)), 30 + (8 * Math.Sin(i / 3.5))));
            await reader.Page.Mouse.MoveAsync(x, y);
            if (i == 0)
            {
                await reader.Page.Mouse.DownAsync();
            }
        }

        await Until.TrueAsync(reader.Page, "kept, the stroke", Kept.In("device", "all.some(text => text.includes('figure') && JSON.parse(text).figure.points.length > 10)"));
        var address = reader.Page.Url;
        // Without a word to the page: nothing of it runs any more.
        await reader.Page.CloseAsync(new PageCloseOptions { RunBeforeUnload = false });
        var tab = await reader.NewTabAsync();
        await tab.GotoAsync(address);
        await Expect(tab.GetByTestId("mark-row")).ToHaveCountAsync(1);
        await Expect(tab.GetByTestId("mark-row")).ToHaveAttributeAsync("data-kind", "contour");
        await Expect(tab.GetByTestId("save-state")).ToHaveAttributeAsync("data-state", "saved", Patient);
    }

    [Fact]
    public async Task A_stroke_of_the_brush_and_a_text_that_is_being_typed_are_back_too()
    {
        var campaign = "Killed while painting";
        await using var reader = await Station.SitDownAsync(program, campaign, 850, 1);
        var (page, desk) = (reader.Page, new ReaderDesk(reader));
        await Station.StartAsync(reader, campaign);
        await desk.SeeImageAsync();
        await page.Keyboard.PressAsync("d");
        foreach (var x in new[] { 24, 28, 32 })
        {
            var at = await desk.OnPageAsync(new(x, 30));
            await page.Mouse.MoveAsync(at.X, at.Y);
            await page.Mouse.DownAsync();
        }

        await Until.TrueAsync(page, "kept, the stroke", Kept.In("device", "all.some(text => text.includes('figure') && JSON.parse(text).figure.outlines?.length > 0)"));
        await page.ReloadAsync();
        await Expect(page.GetByTestId("mark-row")).ToHaveAttributeAsync("data-kind", "region");
        await desk.SavedAsync();

        await page.Keyboard.PressAsync("t");
        await desk.DragAsync([new(20, 50), new(30, 44)]);
        await page.GetByTestId("mark-text").FillAsync("half a sen");
        await Expect(page.GetByTestId("save-state")).ToHaveAttributeAsync("data-state", "saved", Patient);
        await page.ReloadAsync();
        await Expect(page.GetByTestId("mark-row")).ToHaveCountAsync(2);
        await Expect(page.GetByText("half a sen").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task What_an_older_version_kept_is_taken_over_and_sent_under_its_id()
    {
        var campaign = "Upgraded";
        await using var reader = await Station.SitDownAsync(program, campaign, 817, 2);
        await reader.OpenAsync("/read");
        await reader.GoToAsync("/manifest.webmanifest");
        var id = await reader.Page.EvaluateAsync<string>(OfVersion1, campaign);
        await reader.GoToAsync("/read");
        await Ledger.EmptyAsync(reader.Page);
        await Ledger.HoldsAsync(reader, campaign, 1);
        reader.Traffic.Posts("/submission").ShouldAllBe(p => p.Body.Contains(id));
    }

    // What a browser throws when the disk, or its share of it, is full.
    private const string Full = """
        () => {
          const put = IDBObjectStore.prototype.put;
          IDBObjectStore.prototype.put = () => { throw new DOMException('Full.', 'QuotaExceededError'); };
          window.roomAgain = () => (IDBObjectStore.prototype.put = put);
        }
        """;

    private const string OfVersion1 = """
        async name => {
          const session = await (await fetch('/api/session')).json();
          const headers = { 'Content-Type': 'application/json', 'X-CSRF-TOKEN': session.antiForgery };
          const campaign = (await (await fetch('/api/reading/campaigns')).json()).find(each => each.name === name);
          const { reader, ...assignment } = await (await fetch(`/api/reading/campaigns/${campaign.id}/next`, { method: 'POST', headers })).json();
          await new Promise((resolve, reject) => {
            const deleting = indexedDB.deleteDatabase('crowdannotate');
            deleting.onsuccess = resolve;
            deleting.onerror = () => reject(deleting.error);
            // The page is asked to close it first, and does so in its own time.
            setTimeout(() => reject(new Error('The page does not let go of its database.')), 30_000);
          });
          const db = await new Promise((resolve, reject) => {
            const opening = indexedDB.open('crowdannotate', 1);
            opening.onerror = () => reject(opening.error);
            opening.onupgradeneeded = () => opening.result.createObjectStore('cases', { keyPath: 'assignmentId' });
            opening.onsuccess = () => resolve(opening.result);
          });
          const reading = { findings: [], noLesion: true, comment: null };
          const submission = { id: crypto.randomUUID(), reading };
          const writing = db.transaction('cases', 'readwrite');
          writing.objectStore('cases').put({ assignmentId: assignment.id, assignment, reading, base: 0, unsent: true, inFlight: null, measured: null, measuredFor: null, submission });
          await new Promise(resolve => (writing.oncomplete = resolve));
          db.close();
          return submission.id;
        }
        """;
}
