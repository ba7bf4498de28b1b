using System.Globalization;
using System.Text.Json;
using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Recomputed;
using CrowdAnnotate.Browser.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>Images in, two readers, consensus, dataset out; and every number of the dataset computed again.</summary>
[Collection(RunningProgramCollection.Name)]
public class WholeLoopTests(RunningProgram program)
{
    private const string Campaign = "Loop on a phantom";

    [Fact]
    public async Task Two_readers_a_curator_and_a_dataset_whose_numbers_are_true()
    {
        var folder = await program.MakePhantomAsync(seed: 31, slices: 24);
        var truth = PhantomTruth.Read(folder);
        await program.ImportAsync(folder, Campaign);
        var people = new[] { program.Demo("reader", 0), program.Demo("reader", 1), program.Demo("curator") };
        foreach (var each in people)
        {
            await program.EnrolAsync(each, Campaign);
        }

        await using var first = await Person.SitDownAsync(program, people[0]);
        await using var second = await Person.SitDownAsync(program, people[1]);
        await using var curator = await Person.SitDownAsync(program, people[2]);
        var desk = new CuratorDesk(curator);
        await desk.OpenCampaignAsync(Campaign);
        await desk.SeeStateAsync("Case 0001", "waiting");

        var expected = new Dictionary<string, Reading>
        {
            [people[0].Pseudonym] = await ReadAsync(first, truth, new Hand(1.03, 0.4, -0.3), choice: 0, presses: 4),
            [people[1].Pseudonym] = await ReadAsync(second, truth, new Hand(0.97, -0.3, 0.5), choice: 1, presses: 6),
        };

        await desk.SeeStateAsync("Case 0001", "ready");
        await curator.ScreenAsync("curator-campaign");
        await LookAtCaseAsync(curator, desk, truth);
        await desk.OpenCampaignAsync(Campaign, signedIn: true);
        var dataset = await desk.TakeDatasetAsync();
        await curator.ScreenAsync("curator-dataset");

        var check = new DatasetCheck(dataset, curator.DicomWeb.ReadAsync);
        (await check.DifferencesAsync()).ShouldBeEmpty();
        AsDrawnAndClicked(dataset, check, expected);
        AsTheFilesSay(await SeriesAsync(dataset, curator), DicomFiles.ReadSeries(folder));
        NearTheTruth(dataset, truth.Lesions.Single(l => l.SpansExactlyThreeSlices));
        foreach (var person in new[] { first, second, curator })
        {
            person.PageErrors.ShouldBeEmpty();
        }
    }

    /// <summary>How somebody's hand draws: a size in proportion to the truth and a shift in pixels.</summary>
    private sealed record Hand(double Scale, double MoveX, double MoveY);

    /// <summary>What was sent, what was drawn, and what was clicked.</summary>
    private sealed record Reading(JsonElement Sent, IReadOnlyList<(int Slice, IReadOnlyList<PixelPoint> Points)> Contours, IReadOnlyList<string> Answers);

    private static async Task<Reading> ReadAsync(Person person, PhantomTruth truth, Hand hand, int choice, int presses)
    {
        var desk = new ReaderDesk(person);
        await desk.OpenNextCaseAsync(Campaign);
        var three = truth.Lesions.Single(l => l.SpansExactlyThreeSlices);
        await desk.GoToSliceAsync(three.LargestSlice);
        await desk.ZoomAsync(three.Largest.Centre, 2.5);
        await AxesAsync(desk, three.Largest, hand);
        var contours = three.Sections.Select(s => (s.Slice, Points: s.Outline(48, hand.Scale, hand.MoveX, hand.MoveY))).ToList();
        foreach (var (slice, points) in contours)
        {
            await desk.DrawContourAsync(slice, points);
        }

        await UndoAndRedoAsync(person, desk, marks: 4);
        await desk.SavedAsync();
        await person.Page.ReloadAsync();
        await desk.SeeImageAsync();
        await Expect(desk.Marks).ToHaveCountAsync(4);

        var answers = (await desk.AnswerAsync(choice, presses)).ToList();
        await desk.BeginFindingAsync();
        await desk.ChooseAsync("fit");
        var other = truth.Lesions.Single(l => l.Id == "L2");
        await desk.GoToSliceAsync(other.LargestSlice);
        await desk.ZoomAsync(other.Largest.Centre, 2.5);
        await AxesAsync(desk, other.Largest, hand);
        answers.AddRange(await desk.AnswerAsync(choice, presses));
        await desk.SavedAsync();
        await person.ScreenAsync($"reader-{person.SignIn.Pseudonym}");
        return new Reading(await desk.SubmitAsync(), contours, answers);
    }

    private static Task AxesAsync(ReaderDesk desk, TrueSection section, Hand hand)
    {
        var outline = section.Outline(4, hand.Scale, hand.MoveX, hand.MoveY);
        return desk.DrawAxesAsync(section.Slice, outline[2], outline[0], outline[3], outline[1]);
    }

    private static async Task UndoAndRedoAsync(Person person, ReaderDesk desk, int marks)
    {
        await person.Page.GetByTestId("tool-undo").ClickAsync();
        await Expect(desk.Marks).ToHaveCountAsync(marks - 1);
        await person.Page.Keyboard.PressAsync("Control+z");
        await Expect(desk.Marks).ToHaveCountAsync(marks - 2);
        await person.Page.GetByTestId("tool-redo").ClickAsync();
        await person.Page.Keyboard.PressAsync("Control+y");
        await Expect(desk.Marks).ToHaveCountAsync(marks);
    }

    private static async Task LookAtCaseAsync(Person curator, CuratorDesk desk, PhantomTruth truth)
    {
        await desk.OpenCaseAsync("Case 0001");
        await desk.ShowConsensusAsync();
        await desk.SeeConsensusAsync(1);
        (await desk.ConsensusVolumeAsync()).ShouldBe(truth.Lesions.Single(l => l.SpansExactlyThreeSlices).VolumeMm3, 0.15 * truth.Lesions[0].VolumeMm3);
        await curator.ScreenAsync("curator-case");
    }

    /// <summary>Coordinates: as sent, exactly; as drawn, to the pixel of the screen. Answers: as clicked.</summary>
    private static void AsDrawnAndClicked(Dataset dataset, DatasetCheck check, Dictionary<string, Reading> expected)
    {
        var labels = dataset.Table("labels.csv").Rows;
        foreach (var reading in check.Readings("case-0001"))
        {
            var (sent, contours, answers) = expected[reading.Reader];
            reading.Findings.SelectMany(f => f.Shapes).SelectMany(s => s.Points).ShouldBe(PointsOf(sent));
            labels.Where(r => r["reader"] == reading.Reader).Select(r => $"{r["question"]} {r["answer_code"]} {r["confidence"]}").ShouldBe(answers, ignoreOrder: true);
            foreach (var (drawn, stored) in contours.Zip(reading.Findings[0].Contours))
            {
                stored.Points.Count.ShouldBeGreaterThan(30);
                stored.Points.ShouldAllBe(p => drawn.Points.Min(d => Math.Sqrt(Math.Pow(d.X - p.X, 2) + Math.Pow(d.Y - p.Y, 2))) < 0.3);
            }
        }
    }

    private static IEnumerable<PixelPoint> PointsOf(JsonElement reading) => reading.GetProperty("findings").EnumerateArray()
        .SelectMany(f => f.GetProperty("marks").EnumerateArray()).SelectMany(m => m.GetProperty("points").EnumerateArray()).Select(p => new PixelPoint(p[0].GetDouble(), p[1].GetDouble()));

    private static Task<SeriesImage> SeriesAsync(Dataset dataset, Person curator)
    {
        var only = dataset.Json("manifest.json").GetProperty("cases").EnumerateArray().Single();
        return curator.DicomWeb.ReadAsync(only.GetProperty("studyUid").GetString()!, only.GetProperty("seriesUid").GetString()!);
    }

    /// <summary>What the server gives out is what came in, but for the identity: same places, same values, other UIDs.</summary>
    private static void AsTheFilesSay(SeriesImage served, SeriesImage files)
    {
        served.Slices.Count.ShouldBe(files.Slices.Count);
        foreach (var (s, f) in served.Slices.Zip(files.Slices))
        {
            s.Position.ShouldBe(f.Position, 1e-6);
            (s.ColumnSpacing, s.RowSpacing).ShouldBe((f.ColumnSpacing, f.RowSpacing));
            s.Values.AsSpan().SequenceEqual(f.Values).ShouldBeTrue();
            s.SopInstanceUid.ShouldNotBe(f.SopInstanceUid);
        }
    }

    private static void NearTheTruth(Dataset dataset, TrueLesion lesion)
    {
        var volume = dataset.Table("features.csv").Rows.Single(r => r["lesion"] == "L1" && r["region"] == "consensus" && r["tag"] == "morph_vol_approx");
        double.Parse(volume["value"], CultureInfo.InvariantCulture).ShouldBe(lesion.VolumeMm3, 0.15 * lesion.VolumeMm3);
    }
}
