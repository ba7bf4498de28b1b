using System.Text;
using System.Text.RegularExpressions;
using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>Whatever identity a file brings in, nobody gets it out: not on a page, not in an answer of the server, not in pixels' headers.</summary>
[Collection(RunningProgramCollection.Name)]
public class IdentityTests(RunningProgram program)
{
    private const string Campaign = "No names";

    [Fact]
    public async Task No_planted_word_and_no_original_uid_is_in_any_answer_or_on_any_page()
    {
        var folder = await program.MakePhantomAsync(seed: 34, slices: 20);
        var words = Words(folder);
        Found(words, await program.ImportAsync(folder, Campaign)).ShouldBeEmpty();
        var curatorSignIn = program.Demo("curator");
        await program.EnrolAsync(curatorSignIn, Campaign);
        await using var reader = await Person.SitDownAsync(program, await program.AddPersonAsync("silent-vole", "reader", Campaign));
        await using var curator = await Person.SitDownAsync(program, curatorSignIn);
        await using var administrator = await Person.SitDownAsync(program, program.Demo("administrator"));

        var desk = new ReaderDesk(reader);
        await desk.OpenNextCaseAsync(Campaign);
        for (var slice = 0; slice < 20; slice++)
        {
            await desk.GoToSliceAsync(slice);
        }

        await AskDicomWebAsync(reader);
        await new CuratorDesk(curator).OpenCampaignAsync(Campaign);
        await curator.Page.GetByTestId("case-row-Case 0001").GetByRole(AriaRole.Link).ClickAsync();
        await Expect(curator.Page.GetByTestId("viewport")).ToHaveAttributeAsync("data-image-rendered", "true", new LocatorAssertionsToHaveAttributeOptions { Timeout = 60_000 });
        await administrator.OpenAsync("/admin/people");
        await Expect(administrator.Page.GetByText(reader.SignIn.Pseudonym).First).ToBeVisibleAsync();
        await administrator.ScreenAsync("administrator");
        foreach (var person in new[] { reader, curator, administrator })
        {
            var answers = await person.Traffic.AnswersAsync();
            answers.Count.ShouldBeGreaterThan(10);
            answers.SelectMany(a => Found(words, $"{a.Head}\n{Encoding.Latin1.GetString(a.Body)}").Select(w => $"{w} in {a.Url}")).ShouldBeEmpty();
            Found(words, await person.Page.ContentAsync()).ShouldBeEmpty();
        }
    }

    /// <summary>What was planted and the UIDs of the files; all of it is in the files, else looking for it means nothing.</summary>
    private static List<string> Words(string folder)
    {
        var files = Directory.GetFiles(folder, "*.dcm");
        var uids = files.Select(f => Recomputed.DicomFiles.Elements(File.ReadAllBytes(f)))
            .SelectMany(e => new uint[] { 0x00080018, 0x0020000D, 0x0020000E }.Select(tag => Recomputed.DicomFiles.Text(e, tag))).Distinct();
        var words = PhantomTruth.Read(folder).PlantedStrings.Concat(uids).ToList();
        var all = string.Concat(files.Select(f => Encoding.Latin1.GetString(File.ReadAllBytes(f))));
        words.Where(w => !all.Contains(w, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty();
        return words;
    }

    // A word of digits counts only by itself: some number is bound to hold any eight digits.
    private static IEnumerable<string> Found(IEnumerable<string> words, string text) => words.Where(w => w.All(char.IsAsciiDigit)
        ? Regex.IsMatch(text, $@"(?<![0-9.]){w}(?![0-9])")
        : text.Contains(w, StringComparison.OrdinalIgnoreCase));

    // Through the browser's page, so that the answers are recorded with all others.
    private static async Task AskDicomWebAsync(Person reader)
    {
        var studies = await reader.Page.EvaluateAsync<string[]>("async () => (await (await fetch('/dicomweb/studies')).json()).map(s => s['0020000D'].Value[0])");
        studies.ShouldNotBeEmpty();
        foreach (var study in studies)
        {
            await reader.Page.EvaluateAsync("async study => { for (const part of ['metadata', 'series']) await (await fetch(`/dicomweb/studies/${study}/${part}`)).text(); }", study);
        }
    }
}
