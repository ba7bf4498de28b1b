using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim.Tests;

public class TemplateTests
{
    private static readonly AnnotationTemplate Survey = BuiltInTemplates.LesionSurvey;
    private static readonly MarkKind[] Marks = [MarkKind.Bidirectional, MarkKind.Contour, MarkKind.Contour];

    private static readonly TemplateAnswer[] Good =
    [
        new("site", new("RID58", "RadLex", "liver")), new("margin", new("RID5709", "RadLex", "whatever was said")),
        new("malignancy", new("904", "99LIDCQIICR", "4"), 0.6),
    ];

    [Fact]
    public void Outlines_of_any_kind_count_as_the_contour_asked_for_and_pointing_beside_it_counts_as_nothing()
    {
        AnnotationTemplate Asking(params MarkRequest[] marks) => new(new("1.2.8"), "T", "1", new("Mark it."), [], marks.ToValueList(), 1);
        IEnumerable<string> Wrong(AnnotationTemplate template, params MarkKind[] marks) => TemplateCheck.Check(template, [], marks).Select(f => f.Path);
        var contour = Asking(new MarkRequest(MarkKind.Contour, 1, 2));
        Wrong(contour, MarkKind.Region, MarkKind.Rectangle).ShouldBeEmpty();
        Wrong(contour, MarkKind.Region, MarkKind.Ellipse, MarkKind.Circle).ShouldBe(["marks[Contour]"]);
        Wrong(contour, MarkKind.Arrow, MarkKind.Angle, MarkKind.Length, MarkKind.Point).ShouldBe(["marks[Contour]"]);
        Wrong(contour, MarkKind.Contour, MarkKind.Bidirectional).ShouldBe(["marks[Bidirectional]"]);
        Wrong(Asking(new MarkRequest(MarkKind.Circle, 1), new MarkRequest(MarkKind.Region, 1)), MarkKind.Circle, MarkKind.Contour).ShouldBeEmpty();
        Wrong(Asking(new MarkRequest(MarkKind.Length, 1)), MarkKind.Length, MarkKind.Arrow, MarkKind.Circle).ShouldBe(["marks[Circle]"]);
    }

    [Fact]
    public void What_the_template_asks_for_is_accepted()
    {
        TemplateCheck.Check(Survey, Good, Marks).ShouldBeEmpty();
        TemplateCheck.Check(Survey, [new FindingResponse(Good, Marks), new FindingResponse(Good, Marks)]).ShouldBeEmpty();
    }

    [Fact]
    public void An_unknown_question_is_named() =>
        Paths([.. Good, new("colour", Codes.Lesion)]).ShouldBe(["answers[colour]"]);

    [Fact]
    public void An_answer_outside_the_lexicon_is_refused() =>
        Paths([Good[0], new("margin", new("RID58", "RadLex", "circumscribed")), Good[2]]).ShouldBe(["answers[margin]"]);

    [Fact]
    public void An_answer_with_the_right_value_in_the_wrong_scheme_is_refused() =>
        Paths([Good[0], new("margin", new("RID5709", "99CROWD", "indistinct")), Good[2]]).ShouldBe(["answers[margin]"]);

    [Fact]
    public void A_missing_answer_and_a_repeated_one_are_refused()
    {
        Paths([Good[1], Good[2]]).ShouldBe(["answers[site]"]);
        Paths([.. Good, Good[0]]).ShouldBe(["answers[site]"]);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void A_confidence_missing_or_outside_0_and_1_is_refused(double? confidence) =>
        Paths([Good[0], Good[1], Good[2] with { Confidence = confidence }]).ShouldBe(["answers[malignancy]/confidence"]);

    [Fact]
    public void A_confidence_nobody_asked_for_is_refused() =>
        Paths([Good[0] with { Confidence = 1 }, Good[1], Good[2]]).ShouldBe(["answers[site]/confidence"]);

    [Fact]
    public void A_required_mark_that_is_missing_is_named_and_a_circle_is_an_outline() =>
        TemplateCheck.Check(Survey, Good, [MarkKind.Contour, MarkKind.Circle]).Select(f => f.Path).ShouldBe(["marks[Bidirectional]"], "a circle is an outline as well");

    [Fact]
    public void Too_many_findings_are_refused_and_each_finding_is_named_by_its_number()
    {
        var findings = Enumerable.Repeat(new FindingResponse(Good, Marks), Survey.MaxFindings).ToList();
        TemplateCheck.Check(Survey, findings).ShouldBeEmpty();
        TemplateCheck.Check(Survey, [.. findings, new FindingResponse([], Marks)]).Select(f => f.Path)
            .ShouldBe(["findings", "findings[21]/answers[site]", "findings[21]/answers[margin]", "findings[21]/answers[malignancy]"]);
    }

    [Fact]
    public void Answers_go_to_their_AIM_entities_and_come_back_after_XML()
    {
        var next = 500;
        var placed = AnswerPlacement.Place(Survey, Good.Reverse(), () => SampleAnnotations.U(next++));
        placed.PhysicalEntities.ShouldHaveSingleItem().Answer.QuestionTypeCodes.ShouldBe([new("363698007", "SCT", "Finding site")]);
        placed.Characteristics.Count.ShouldBe(2);
        placed.Characteristics[0].Answer.TypeCodes[0].Meaning.ShouldBe("indistinct");
        var annotation = new ImageAnnotation(
            SampleAnnotations.U(1), [Codes.Lesion], SampleAnnotations.Morning, "Lesion 1", templateUid: Survey.Uid,
            physicalEntities: placed.PhysicalEntities, inferences: placed.Inferences,
            observations: [new ImagingObservationEntity(SampleAnnotations.U(2), new CodedAnswer(Codes.Lesion), true, placed.Characteristics)]);
        var read = AimXml.Read(AimXml.Write(SampleAnnotations.Collection(annotation))).Collection!.ImageAnnotations[0];
        AnswerPlacement.Of(read).ShouldBe(
        [
            new(Survey.Questions[0].Question, Good[0].Answer, null), new(Survey.Questions[1].Question, Good[1].Answer, null),
            new(Survey.Questions[2].Question, Good[2].Answer, 0.6),
        ]);
    }

    [Fact]
    public void The_template_that_campaigns_kept_until_November_2026_opens_with_its_questions_and_identity()
    {
        var reading = TemplateJson.Read(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "template_campaign_until_2026-11.json")));
        reading.Error.ShouldBeNull();
        reading.Template!.Uid.ShouldBe(Survey.Uid);
        reading.Template.Questions.ShouldBe(Survey.Questions);
        reading.Template.Marks.ShouldBe(Survey.Marks);
        TemplateCheck.Check(reading.Template, Good, Marks).ShouldBeEmpty();
    }

    [Fact]
    public void An_answer_that_was_not_checked_is_not_placed() =>
        Should.Throw<ArgumentException>(() => AnswerPlacement.Place(Survey, [new("colour", Codes.Lesion)], () => SampleAnnotations.U(1)));

    [Fact]
    public void A_template_comes_back_from_JSON_equal_and_is_written_again_identically()
    {
        var json = TemplateJson.Write(Survey);
        var reading = TemplateJson.Read(json);
        reading.Error.ShouldBeNull();
        reading.Template.ShouldBe(Survey);
        TemplateJson.Write(reading.Template!).ShouldBe(json);
        json.ShouldContain("\"scale\": \"ordinal\"");
        json.ShouldContain("Très suspecte");
    }

    [Theory]
    [InlineData("\"maxFindings\": 20", "\"maxFindings\": 0")]
    [InlineData("\"maxFindings\": 20", "\"most\": 0")]
    [InlineData("\"scale\": \"ordinal\"", "\"scale\": \"interval\"")]
    [InlineData("\"scale\": \"ordinal\"", "\"scale\": 7")]
    [InlineData("\"id\": \"site\"", "\"id\": \"margin\"")]
    [InlineData("\"id\": \"site\"", "\"id\": null")]
    [InlineData("\"value\": \"901\"", "\"value\": \"902\"")]
    [InlineData("\"uid\": \"2.25", "\"uid\": \"two")]
    [InlineData("\"questions\": [", "\"questions\": [ null,")]
    [InlineData("\"byDefault\": false", "\"amount\": {}, \"byDefault\": false")]
    [InlineData("\"byDefault\": false", "\"amount\": {\"kind\": \"weight\"}, \"byDefault\": false")]
    [InlineData("{", "")]
    public void A_template_that_cannot_be_is_refused(string what, string by)
    {
        var json = TemplateJson.Write(Survey);
        json.ShouldContain(what);
        var reading = TemplateJson.Read(json.Replace(what, by));
        reading.Template.ShouldBeNull();
        reading.Error!.Message.ShouldNotBeEmpty();
    }

    private static IEnumerable<string> Paths(TemplateAnswer[] answers) => TemplateCheck.Check(Survey, answers, Marks).Select(f => f.Path);
}
