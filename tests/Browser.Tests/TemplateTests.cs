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

    /// <summary>A question behind another, several answers to one, and a number of the reader's own.</summary>
    private const string Rims = """
        {
          "uid": "2.25.7501", "name": "Rims", "version": "1", "prompt": { "english": "Outline each lesion and describe its rim." }, "maxFindings": 5,
          "questions": [
            { "id": "rim", "question": { "value": "rim", "scheme": "99TEST", "meaning": "Rim" }, "text": { "english": "Has it a rim?" }, "required": true, "asksConfidence": false,
              "answers": [ { "code": { "value": "rim-yes", "scheme": "99TEST", "meaning": "Yes" }, "label": { "english": "Yes" } },
                           { "code": { "value": "rim-no", "scheme": "99TEST", "meaning": "No" }, "label": { "english": "No" } } ] },
            { "id": "where", "question": { "value": "where", "scheme": "99TEST", "meaning": "Where" }, "text": { "english": "Where is the rim?" }, "required": true, "asksConfidence": false,
              "atMost": 3, "askedWhen": [ { "questionId": "rim", "answers": [ { "value": "rim-yes", "scheme": "99TEST", "meaning": "Yes" } ], "given": true } ],
              "explanation": { "english": "Every side on which it is seen." },
              "answers": [ { "code": { "value": "left", "scheme": "99TEST", "meaning": "Left" }, "label": { "english": "Left" } },
                           { "code": { "value": "right", "scheme": "99TEST", "meaning": "Right" }, "label": { "english": "Right" } },
                           { "code": { "value": "front", "scheme": "99TEST", "meaning": "Front" }, "label": { "english": "Front" } } ] },
            { "id": "thickness", "question": { "value": "thickness", "scheme": "99TEST", "meaning": "Thickness" }, "text": { "english": "How thick is the rim?" }, "required": true,
              "asksConfidence": false, "quantifies": true, "askedWhen": [ { "questionId": "rim", "answers": [ { "value": "rim-yes", "scheme": "99TEST", "meaning": "Yes" } ], "given": true } ],
              "answers": [ { "code": { "value": "measured", "scheme": "99TEST", "meaning": "Measured" }, "label": { "english": "Measured" },
                             "amount": { "kind": "interval", "min": 0, "minOperator": "greaterThan", "max": 30, "maxOperator": "lessThanEqual", "unit": "mm", "asksValue": true } },
                           { "code": { "value": "cannot-tell", "scheme": "99TEST", "meaning": "Cannot tell" }, "label": { "english": "Cannot tell" } } ] }
          ],
          "marks": [ { "kind": "contour", "atLeast": 1 } ]
        }
        """;

    [Fact]
    public async Task A_question_opens_others_one_takes_several_answers_and_one_a_number_within_its_bounds()
    {
        var folder = await program.MakePhantomAsync(seed: 75, slices: 24);
        var template = Path.Combine(folder, "..", "rims.json");
        await File.WriteAllTextAsync(template, Rims);
        await program.ImportAsync(folder, "Rims", template);
        await using var reader = await Person.SitDownAsync(program, await program.AddPersonAsync("calm-heron", "reader", "Rims"));
        var desk = new ReaderDesk(reader);
        await desk.OpenNextCaseAsync("Rims");
        var lesion = PhantomTruth.Read(folder).Lesions.Single(l => l.SpansExactlyThreeSlices);
        await desk.GoToSliceAsync(lesion.LargestSlice);
        await desk.ZoomAsync(lesion.Largest.Centre, 2.5);
        foreach (var section in lesion.Sections)
        {
            await desk.DrawContourAsync(section.Slice, section.Outline(48, 1, 0, 0));
        }

        var page = reader.Page;
        await Expect(page.Locator("#question-where")).ToHaveCountAsync(0);
        await page.GetByTestId("q-rim-rim-yes").ClickAsync();
        await page.GetByTestId("q-where-left").ClickAsync();
        await page.GetByTestId("q-where-front").ClickAsync();
        await page.GetByTestId("q-thickness-measured").ClickAsync();
        await page.Keyboard.PressAsync("Enter");
        var number = page.GetByTestId("number-thickness-measured");
        await Expect(number).ToBeFocusedAsync();
        await number.FillAsync("31");
        await Expect(page.GetByTestId("problems")).ToContainTextAsync("How thick is the rim?");
        await reader.ScreenAsync("reader-rims");
        await number.FillAsync("2,5");
        await Expect(page.GetByTestId("problems")).ToHaveCountAsync(0);
        await desk.SavedAsync();
        foreach (var (width, height) in new[] { (1024, 768), (820, 1180) })
        {
            await page.SetViewportSizeAsync(width, height);
            await reader.ScreenAsync($"reader-rims-{width}");
        }

        var sent = await desk.SubmitAsync();
        var answers = sent.GetProperty("findings")[0].GetProperty("answers").EnumerateArray().ToList();
        answers.Select(Said).ShouldBe(["rim rim-yes", "where left", "where front", "thickness measured"]);
        answers[^1].GetProperty("value").GetDouble().ShouldBe(2.5);
        reader.PageErrors.ShouldBeEmpty();
    }

    private static string Said(JsonElement answer) => $"{answer.GetProperty("questionId").GetString()} {answer.GetProperty("code").GetProperty("value").GetString()}";
}
