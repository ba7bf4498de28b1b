using System.Text.Json;
using System.Text.Json.Nodes;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;

namespace CrowdAnnotate.Server.Tests.Annotations;

/// <summary>A reading that cannot be what it says is refused with the place, and nothing of it is kept.</summary>
public class InvalidReadingTests(TestServer server)
{
    private static readonly SemaphoreSlim One = new(1);
    private static TestCampaign? campaign;

    // What is wrong, and where the refusal must point. Finding 0 has axes as mark 0 and outlines after it.
    private static readonly Dictionary<string, (Action<JsonObject> Spoil, string Place)> Wrong = new()
    {
        ["an answer outside the lexicon"] = (r => Answer(r, "margin")["code"]!["value"] = "RID1", "findings/0/answers/margin"),
        ["an answer of another scheme"] = (r => Answer(r, "margin")["code"]!["scheme"] = "SCT", "findings/0/answers/margin"),
        ["an unknown question"] = (r => Answer(r, "margin")["questionId"] = "colour", "findings/0/answers/colour"),
        ["a required question without an answer"] = (r => Findings(r)[0]!["answers"] = new JsonArray(), "findings/0/answers/site"),
        ["a question answered twice"] = (r => Findings(r)[0]!["answers"]!.AsArray().Add(Answer(r, "site").DeepClone()), "findings/0/answers/site"),
        ["a confidence above one"] = (r => Answer(r, "malignancy")["confidence"] = 1.5, "findings/0/answers/malignancy/confidence"),
        ["a confidence that is asked for and missing"] = (r => Answer(r, "malignancy")["confidence"] = null, "findings/0/answers/malignancy/confidence"),
        ["a confidence that is not asked for"] = (r => Answer(r, "site")["confidence"] = 0.5, "findings/0/answers/site/confidence"),
        ["an answer with an empty code"] = (r => Answer(r, "site")["code"]!["value"] = "", "findings/0/answers"),
        ["an answer without a code"] = (r => Answer(r, "site")["code"] = null, "findings/0/answers"),
        ["a point left of the image"] = (r => Marks(r)[1]!["points"]![0]![0] = -0.01, "findings/0/marks/1/points"),
        ["a point below the image"] = (r => Marks(r)[1]!["points"]![0]![1] = 256.5, "findings/0/marks/1/points"),
        ["a point of three numbers"] = (r => Marks(r)[1]!["points"]![0] = new JsonArray(1, 2, 3), "findings/0/marks/1/points"),
        ["a contour of two points"] = (r => Marks(r)[1]!["points"] = new JsonArray(new JsonArray(1, 2), new JsonArray(3, 4)), "findings/0/marks/1/points"),
        ["a contour that is one point"] = (r => Marks(r)[1]!["points"] = Repeated(10, 10, 4), "findings/0/marks/1/points"),
        ["axes of three points"] = (r => Marks(r)[0]!["points"]!.AsArray().RemoveAt(3), "findings/0/marks/0/points"),
        ["axes without length"] = (r => Marks(r)[0]!["points"] = Repeated(10, 10, 4), "findings/0/marks/0/points"),
        ["an unknown image"] = (r => Marks(r)[1]!["sopInstanceUid"] = "1.2.3", "findings/0/marks/1/sopInstanceUid"),
        ["an unknown frame"] = (r => Marks(r)[1]!["frame"] = 2, "findings/0/marks/1/sopInstanceUid"),
        ["a mark without an image"] = (r => Marks(r)[1]!["sopInstanceUid"] = null, "findings/0/marks/1"),
        ["a mark without an id"] = (r => Marks(r)[1]!.AsObject().Remove("id"), "findings/0/marks/1/id"),
        ["two marks of one id"] = (r => Marks(r)[1]!["id"] = Marks(r)[2]!["id"]!.DeepClone(), "findings"),
        ["a mark of no kind"] = (r => Marks(r)[1]!["kind"] = 77, "findings/0/marks/1/kind"),
        ["a rectangle of four outlines"] = (r => Kind(r, "rectangle")["outlines"] = new JsonArray(), "findings/0/marks/1/outlines"),
        ["a rectangle of many points"] = (r => Kind(r, "rectangle"), "findings/0/marks/1/points"),
        ["a region of points"] = (r => Kind(r, "region"), "findings/0/marks/1/points"),
        ["a region without outlines"] = (r => Kind(r, "region")["points"] = new JsonArray(), "findings/0/marks/1/outlines"),
        ["a region between pixels"] = (r => Region(r, 10.5), "findings/0/marks/1/outlines/0"),
        ["a region along no edge"] = (r => Region(r, 11), "findings/0/marks/1/outlines"),
        ["words at a contour"] = (r => Marks(r)[1]!["text"] = "here", "findings/0/marks/1/text"),
        ["too many words at an arrow"] = (r => Arrow(r)["text"] = new string('x', 201), "findings/0/marks/1/text"),
        ["a control character at an arrow"] = (r => Arrow(r)["text"] = "a\u0001b", "findings/0/marks/1/text"),
        ["a short axis that nobody has set"] = (r => Marks(r)[0]!["shortAxisProposed"] = true, "findings/0/marks/0/shortAxisProposed"),
        ["a short axis at a contour"] = (r => Marks(r)[1]!["shortAxisProposed"] = true, "findings/0/marks/1/shortAxisProposed"),
        ["too many knots"] = (r => Marks(r)[1]!["knots"] = Repeated(1, 1, 501), "findings/0/marks/1/knots"),
        ["a contour of too many points"] = (r => Marks(r)[1]!["points"] = Repeated(1, 1, 10_001), "findings/0/marks/1/points"),
        ["an arrow without length"] = (r => Arrow(r)["points"] = Repeated(1, 1, 2), "findings/0/marks/1/points"),
        ["a finding without its required axes"] = (r => Marks(r).RemoveAt(0), "findings/0/marks/Bidirectional"),
        ["a tracking UID that is none"] = (r => Findings(r)[0]!["trackingUid"] = "1.02.x", "findings/0/trackingUid"),
        ["no tracking UID"] = (r => Findings(r)[0]!["trackingUid"] = null, "findings/0/trackingUid"),
        ["two findings of one tracking UID"] = (r => Findings(r).Add(Findings(r)[0]!.DeepClone()), "findings"),
        ["a label of nothing"] = (r => Findings(r)[0]!["label"] = "", "findings/0"),
        ["a label with a control character"] = (r => Findings(r)[0]!["label"] = "a\u0001b", "findings/0/label"),
        ["a comment with a null character"] = (r => r["comment"] = "a\0b", "comment"),
        ["a comment too long"] = (r => r["comment"] = new string('x', 4001), "comment"),
        ["a finding that is null"] = (r => Findings(r).Add(null), "findings/1"),
        ["no findings and no word that there is no lesion"] = (r => r["findings"] = new JsonArray(), "findings"),
        ["findings and the word that there is no lesion"] = (r => r["noLesion"] = true, "noLesion"),
        ["no list of findings"] = (r => r["findings"] = null, "findings"),
    };

    public static IEnumerable<TheoryDataRow<string>> What() => Wrong.Keys.Select(k => new TheoryDataRow<string>(k));

    [Theory]
    [MemberData(nameof(What))]
    public async Task It_is_refused_with_the_place(string what)
    {
        var (reader, open) = await SceneAsync();
        var reading = Sound(reader, open);
        Wrong[what].Spoil(reading);
        var reply = await SendAsync(reader, open, reading);
        reply.Status.ShouldBe(400, reply.Body);
        reply.Problem.ShouldBe("invalid-reading");
        reply.Places.ShouldContain(Wrong[what].Place, reply.Body);
        await using var session = server.Store.QuerySession();
        (await session.Events.FetchStreamAsync(open.Id)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{\"submissionId\": \"not-a-guid\"}")]
    [InlineData("{\"submissionId\": \"6f9619ff-8b86-4011-b42d-00c04fc964ff\", \"ticket\": 5}")]
    public async Task A_body_that_cannot_be_read_is_refused_in_words(string body)
    {
        var (reader, open) = await SceneAsync();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var reply = await reader.Visitor.SendAsync(HttpMethod.Post, $"/api/reading/assignments/{open.Id}/submission", content);
        reply.Status.ShouldBe(400, reply.Body);
        reply.Problem.ShouldBe("malformed-request");
    }

    [Theory]
    [InlineData("a comment with a null character")]
    [InlineData("a label with a control character")]
    [InlineData("a mark of no kind")]
    public async Task What_could_not_be_stored_is_refused_as_a_draft_too(string what)
    {
        var (reader, open) = await SceneAsync();
        var reading = Sound(reader, open);
        Wrong[what].Spoil(reading);
        var reply = await reader.Visitor.PutAsync($"/api/reading/assignments/{open.Id}/draft", new JsonObject { ["version"] = 0, ["reading"] = reading });
        reply.Status.ShouldBe(400, reply.Body);
        reply.Places.ShouldContain(Wrong[what].Place, reply.Body);
    }

    [Fact]
    public async Task A_sound_one_is_accepted_whatever_words_come_with_its_codes_and_the_lexicons_words_are_kept()
    {
        var reader = await (await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(652, 256))).ReaderAsync();
        var open = await reader.OpenAsync();
        var reading = Sound(reader, open);
        Answer(reading, "malignancy")["code"]!["meaning"] = "=HYPERLINK(\"http://example.org\")";
        var reply = await SendAsync(reader, open, reading);
        reply.Status.ShouldBe(201, reply.Body);
        await using var session = server.Store.QuerySession();
        var stored = await session.Query<Server.Annotations.AnnotationDocument>().SingleAsync(a => a.AssignmentId == open.Id);
        stored.Reading.Findings[0].Answers.Single(a => a.QuestionId == "malignancy").Code.Meaning.ShouldBe("moderately suspicious");
        stored.Aim.ShouldNotContain("HYPERLINK");
    }

    private static JsonObject Sound(Reader reader, AssignmentAnswer open) =>
        JsonSerializer.SerializeToNode(reader.Draw(open, Hand.Sure, 0), JsonSerializerOptions.Web)!.AsObject();

    private static Task<Reply> SendAsync(Reader reader, AssignmentAnswer open, JsonObject reading) => reader.Visitor.PostAsync(
        $"/api/reading/assignments/{open.Id}/submission", new JsonObject { ["submissionId"] = Guid.NewGuid(), ["ticket"] = open.Ticket, ["reading"] = reading.DeepClone() });

    private static JsonArray Findings(JsonObject reading) => reading["findings"]!.AsArray();

    private static JsonArray Marks(JsonObject reading) => Findings(reading)[0]!["marks"]!.AsArray();

    private static JsonNode Answer(JsonObject reading, string question) =>
        Findings(reading)[0]!["answers"]!.AsArray().Single(a => a!["questionId"]!.GetValue<string>() == question)!;

    // Mark 1 as a mark of another kind.
    private static JsonObject Kind(JsonObject reading, string kind)
    {
        Marks(reading)[1]!["kind"] = kind;
        return Marks(reading)[1]!.AsObject();
    }

    private static JsonObject Arrow(JsonObject reading)
    {
        var arrow = Kind(reading, "arrow");
        arrow["points"] = new JsonArray(new JsonArray(10, 10), new JsonArray(20, 20));
        return arrow;
    }

    // A square of pixels whose first corner is moved along.
    private static void Region(JsonObject reading, double x)
    {
        var region = Kind(reading, "region");
        region["points"] = new JsonArray();
        region["outlines"] = new JsonArray(new JsonArray(new JsonArray(x, 10), new JsonArray(20, 10), new JsonArray(20, 20), new JsonArray(10, 20)));
    }

    private static JsonArray Repeated(double x, double y, int times) => new([.. Enumerable.Range(0, times).Select(_ => new JsonArray(x, y))]);

    // A reader for each, so that one that is accepted by mistake does not hide the next.
    private async Task<(Reader Reader, AssignmentAnswer Open)> SceneAsync()
    {
        await One.WaitAsync();
        try
        {
            campaign ??= await TestCampaign.MakeAsync(server, 50, PhantomSeries.Of(651, 256));
        }
        finally
        {
            One.Release();
        }

        var reader = await campaign.ReaderAsync();
        return (reader, await reader.OpenAsync());
    }
}
