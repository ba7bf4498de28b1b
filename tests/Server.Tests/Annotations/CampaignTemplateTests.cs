using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;

namespace CrowdAnnotate.Server.Tests.Annotations;

/// <summary>Campaigns that ask what another template than the usual one asks.</summary>
public class CampaignTemplateTests(TestServer server)
{
    [Fact]
    public async Task A_LIDC_campaign_asks_nine_questions_and_its_answers_lie_in_the_annotation()
    {
        var lidc = BuiltInTemplates.ByName["lidc-nodule"];
        var reader = await (await TestCampaign.MakeAsync(server, 2, "lidc-nodule", PhantomSeries.Of(971))).ReaderAsync();
        var open = await reader.OpenAsync();
        open.Template.Questions.Select(q => q.Id).ShouldBe(lidc.Questions.Select(q => q.Id));
        open.Template.RequiredMarks.ShouldBe(["contour"]);
        open.Campaign.Prompt.ShouldBe(lidc.Prompt.English);
        var drawn = reader.Draw(open, Hand.Sure, 0);
        (await reader.SubmitAsync(open, drawn)).Body.ShouldContain("findings/0/answers/subtlety");
        var answers = lidc.Questions.Select(q => Answer(q.Id, q.Answers[^1].Code)).ToList();
        var submitted = await reader.SubmittedAsync(open, With(drawn, answers));
        var annotation = (await AimOfAsync(submitted.SubmissionId)).ImageAnnotations.ShouldHaveSingleItem();
        annotation.TemplateUid.ShouldBe(lidc.Uid);
        AnswerPlacement.Of(annotation).Select(a => (a.Question, a.Answer)).ShouldBe(lidc.Questions.Select(q => (q.Question, q.Answers[^1].Code)));
    }

    [Fact]
    public async Task What_is_not_asked_after_the_other_answers_is_refused_and_what_is_asked_then_is_missed()
    {
        var reader = await (await TestCampaign.MakeAsync(server, 2, "mr-lesion", PhantomSeries.Of(972))).ReaderAsync();
        var open = await reader.OpenAsync();
        open.Template.Questions.Single(q => q.Id == "adc").AskedWhen.ShouldHaveSingleItem().Given.ShouldBeFalse();
        var mr = BuiltInTemplates.ByName["mr-lesion"];
        var all = mr.Questions.Select(q => Answer(q.Id, q.Answers[0].Code, q.AsksConfidence ? 0.5 : null)).ToList();
        var without = all.Select(a => a.QuestionId == "dwi" ? Answer("dwi", new("dwi-none", "99CROWD", "x")) : a).ToList();
        var drawn = reader.Draw(open, Hand.Sure, 0);
        (await reader.SubmitAsync(open, With(drawn, without))).Body.ShouldContain("findings/0/answers/adc");
        (await reader.SubmitAsync(open, With(drawn, [.. all.Where(a => a.QuestionId != "adc")]))).Body.ShouldContain("findings/0/answers/adc");
        var submitted = await reader.SubmittedAsync(open, With(drawn, [.. without.Where(a => a.QuestionId != "adc")]));
        (await AimOfAsync(submitted.SubmissionId)).ImageAnnotations[0].Inferences.ShouldHaveSingleItem().Answer.AnnotatorConfidence.ShouldBe(0.5);
    }

    [Fact]
    public async Task Several_answers_to_one_question_are_kept_all()
    {
        var reader = await (await TestCampaign.MakeAsync(server, 2, "li-rads", PhantomSeries.Of(973))).ReaderAsync();
        var open = await reader.OpenAsync();
        CodeAnswer yes = new("373066001", "SCT", "Yes"), no = new("373067005", "SCT", "No");
        Answer Own(string question, string value, double? confidence = null) => new(question, new CodeAnswer(value, "99CROWD", "x"), confidence);
        Answer[] given =
        [
            Own("treated", "untreated"), new("aphe", yes, null), new("washout", no, null), new("capsule", no, null), new("growth", no, null), new("tumor-in-vein", yes, null),
            Own("vein", "portal-left"), Own("vein", "vena-cava"), Own("category", "LR-TIV", 1),
        ];
        var submitted = await reader.SubmittedAsync(open, With(reader.Draw(open, Hand.Sure, 0), given));
        AnswerPlacement.Of((await AimOfAsync(submitted.SubmissionId)).ImageAnnotations[0]).Where(a => a.Question.Value == "vein").Select(a => a.Answer.Meaning)
            .ShouldBe(["Left portal vein", "Inferior vena cava"]);
    }

    [Fact]
    public async Task A_number_the_reader_types_is_asked_for_within_its_bounds_and_lies_in_the_annotation_with_its_unit()
    {
        CodedConcept measured = new("rim-measured", "99TEST", "Measured");
        var rim = new TemplateQuestion(
            "rim", new("rim", "99TEST", "Rim"), new("How thick is its rim?"), [new(measured, new("Measured"), new NumberAmount(0, "mm", AmountOperator.GreaterThan, asksValue: true))],
            required: true, asksConfidence: false, quantifies: true);
        var template = new AnnotationTemplate(new("1.2.4"), "Rims", "1", new("Measure the rim."), [rim], [new(Aim.MarkKind.Contour, 1), new(Aim.MarkKind.Bidirectional, 0)], 5);
        var reader = await (await TestCampaign.MakeAsync(server, 2, TemplateJson.Write(template), PhantomSeries.Of(975))).ReaderAsync();
        var open = await reader.OpenAsync();
        var number = open.Template.Questions[0].Answers[0].Number.ShouldNotBeNull();
        (number.Unit, number.Bounds.ShouldHaveSingleItem()).ShouldBe(("mm", new TypedNumber.Bound("greaterThan", 0)));
        var drawn = reader.Draw(open, Hand.Sure, 0);
        foreach (var wrong in new double?[] { null, 0, -2 })
        {
            (await reader.SubmitAsync(open, With(drawn, [Answer("rim", measured) with { Value = wrong }]))).Body.ShouldContain("findings/0/answers/rim/value");
        }

        var submitted = await reader.SubmittedAsync(open, With(drawn, [Answer("rim", measured) with { Value = 2.75 }]));
        var annotation = (await AimOfAsync(submitted.SubmissionId)).ImageAnnotations.ShouldHaveSingleItem();
        AnswerPlacement.Of(annotation).ShouldBe([new StatedAnswer(rim.Question, measured, null, 2.75)]);
    }

    [Fact]
    public async Task A_template_that_is_none_or_that_the_page_cannot_read_is_refused_with_the_reason()
    {
        var script = await server.ScriptAsync();
        var circles = new AnnotationTemplate(new("1.2.3"), "Circles", "1", new("Circle it"), [], [], 5);
        foreach (var (template, reason) in new[] { ("nothing-like-it", "$"), ("{}", "$"), (TemplateJson.Write(circles), "no mark") })
        {
            var reply = await script.PostAsync("/api/campaigns", new CampaignEndpoints.NewCampaign(server.NewName("Campaign"), Template: template));
            (reply.Status, reply.Problem).ShouldBe((400, "bad-template"));
            reply.Body.ShouldContain(reason);
        }

        (await script.GetAsync("/api/campaigns/templates")).As<CampaignEndpoints.TemplateSummary[]>().Select(t => t.Name).ShouldBe(BuiltInTemplates.ByName.Keys);
    }

    [Fact]
    public async Task An_import_makes_its_campaign_with_the_template_and_goes_on_with_no_other()
    {
        var script = await server.ScriptAsync();
        var name = server.NewName("Imported");
        Task<Reply> Begin(string template) => script.PostAsync("/api/archive/imports", new ImportEndpoints.NewImport(name, Make: true, Template: template));
        var id = (await Begin("mr-lesion")).As<ImportEndpoints.Begun>().ImportId;
        foreach (var file in PhantomSeries.Of(974).Files)
        {
            (await script.PostAsync($"/api/archive/imports/{id}/instances", file)).Status.ShouldBe(200);
        }

        (await script.PostAsync($"/api/archive/imports/{id}/finish", new ImportEndpoints.FinishRequest())).Status.ShouldBe(200);
        await using var session = server.Store.QuerySession();
        var made = (await session.Query<Campaign>().Where(c => c.Name == name).ToListAsync()).ShouldHaveSingleItem();
        made.Template.ShouldBe(BuiltInTemplates.ByName["mr-lesion"]);
        (await Begin("mr-lesion")).Status.ShouldBe(201);
        var other = await Begin("lidc-nodule");
        (other.Status, other.Problem).ShouldBe((409, "campaign-exists"));
    }

    private async Task<ImageAnnotationCollection> AimOfAsync(Guid submission)
    {
        await using var session = server.Store.QuerySession();
        var document = (await session.LoadAsync<AnnotationDocument>(submission)).ShouldNotBeNull();
        return AimXml.Read(document.Aim).Collection.ShouldNotBeNull();
    }

    private static Answer Answer(string question, CodedConcept code, double? confidence = null) => new(question, new CodeAnswer(code.Value, code.Scheme, "as it was shown"), confidence);

    private static CaseReading With(CaseReading reading, IReadOnlyList<Answer> answers) => reading with { Findings = [.. reading.Findings.Select(f => f with { Answers = answers })] };
}
