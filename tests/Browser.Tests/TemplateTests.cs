using System.Text.Json;
using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>A reader in a campaign that asks by another template than the usual one.</summary>
[Collection(RunningProgramCollection.Name)]
public class TemplateTests(RunningProgram program)
{
    private const string Campaign = "Nodules by LIDC";

    [Fact]
    public async Task A_nodule_is_outlined_and_its_nine_characteristics_are_answered_by_keyboard()
    {
        var folder = await program.MakePhantomAsync(seed: 47, slices: 24);
        await program.ImportAsync(folder, Campaign, "lidc-nodule");
        await using var reader = await Person.SitDownAsync(program, await program.AddPersonAsync("swift-otter", "reader", Campaign));
        var desk = new ReaderDesk(reader);
        await desk.OpenNextCaseAsync(Campaign);
        var nodule = PhantomTruth.Read(folder).Lesions.Single(l => l.SpansExactlyThreeSlices);
        await desk.GoToSliceAsync(nodule.LargestSlice);
        await desk.ZoomAsync(nodule.Largest.Centre, 2.5);
        foreach (var section in nodule.Sections)
        {
            await desk.DrawContourAsync(section.Slice, section.Outline(48, 1, 0, 0));
        }

        // Submitting leads to what is missing: the first question has the focus.
        await reader.Page.Keyboard.PressAsync("Enter");
        var expected = new List<string>();
        foreach (var question in (await desk.AssignmentAsync()).GetProperty("template").GetProperty("questions").EnumerateArray())
        {
            var (id, code) = (question.GetProperty("id").GetString()!, question.GetProperty("answers")[2].GetProperty("code").GetProperty("value").GetString()!);
            if (expected.Count > 0)
            {
                await reader.Page.Keyboard.PressAsync("q");
            }

            await reader.Page.Keyboard.PressAsync("3");
            await Expect(reader.Page.GetByTestId($"q-{id}-{code}")).ToHaveAttributeAsync("data-selected", "true");
            expected.Add($"{id} {code}");
        }

        await desk.SavedAsync();
        await reader.ScreenAsync("reader-lidc");
        var sent = await desk.SubmitAsync();
        sent.GetProperty("findings")[0].GetProperty("answers").EnumerateArray().Select(Said).ShouldBe(expected);
        expected.Count.ShouldBe(9);
        reader.PageErrors.ShouldBeEmpty();
    }

    private static string Said(JsonElement answer) => $"{answer.GetProperty("questionId").GetString()} {answer.GetProperty("code").GetProperty("value").GetString()}";
}
