using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim.Tests;

public class TemplateConditionTests
{
    private static readonly AnnotationTemplate All = TemplateSamples.Everything();

    // Complete: two sites with what they entail, a cyst with a thick rim of 3 mm and low attenuation, and a place on both scales.
    private static readonly TemplateAnswer[] Good =
    [
        Answer("site", "a", 1), Answer("site", "b", 0), Answer("side", "l"), Answer("around", "fat"), Answer("seen", "cyst"), Answer("rim", "thick", 0.5),
        Answer("thickness", "n", 0.5, 3), Answer("enhancement", "low", null, 20), Answer("level", "two", 1), Answer("part", "q3"),
    ];

    private static readonly MarkKind[] Marks = [MarkKind.Length, MarkKind.Bidirectional, MarkKind.Ellipse, MarkKind.Ellipse];

    [Fact]
    public void A_reading_that_answers_what_is_asked_is_accepted() => Check(Good).ShouldBeEmpty();

    [Fact]
    public void A_question_is_not_missed_while_its_condition_does_not_hold_and_is_when_it_does()
    {
        // “opinion” is asked of a mass when neither site a nor b was given.
        Check([.. Good.Where(a => a.QuestionId is not ("site" or "side" or "around" or "seen" or "rim" or "thickness")), Answer("seen", "mass")]).ShouldBe(["answers[opinion]"]);
        Check([.. Good.Where(a => a.QuestionId != "level"), Answer("level", "one", 1)]).ShouldBe(["answers[part]"]);
    }

    [Fact]
    public void An_answer_to_a_question_that_is_not_asked_is_named() =>
        Check([.. Good, Answer("opinion", "bad", 1)]).ShouldBe(["answers[opinion]"]);

    [Fact]
    public void A_part_without_its_whole_is_named_and_counts_for_nothing() =>
        Check([.. Good.Where(a => a.QuestionId != "site")]).ShouldBe(["answers[side]", "answers[around]", "answers[rim]", "answers[thickness]"]);

    [Theory]
    [InlineData(1, "answers[site]")]
    [InlineData(2, null)]
    [InlineData(3, null)]
    public void An_optional_question_that_is_answered_has_its_least_number_of_answers(int count, string? path) =>
        Check([.. Good.Where(a => a.QuestionId != "site"), .. new[] { Answer("site", "a", 1), Answer("site", "b", 1), Answer("site", "c", 1) }.Take(count)]).ShouldBe(path is null ? [] : [path]);

    [Fact]
    public void Too_many_answers_and_the_same_twice_are_named()
    {
        Check([.. Good, Answer("site", "a", 1)]).ShouldBe(["answers[site]"]);
        Check([.. Good, Answer("level", "one", 1)]).ShouldContain("answers[level]");
    }

    [Theory]
    [InlineData(null)]
    [InlineData(2.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_number_that_is_missing_or_not_as_the_answer_says_is_named(double? value) =>
        Check([.. Good.Select(a => a.QuestionId == "thickness" ? a with { Value = value } : a)]).ShouldBe(["answers[thickness]/value"]);

    [Fact]
    public void A_number_nobody_asked_for_and_one_outside_its_interval_are_named()
    {
        Check([.. Good.Select(a => a.QuestionId == "side" ? a with { Value = 1 } : a)]).ShouldBe(["answers[side]/value"]);
        Check([.. Good.Select(a => a.QuestionId == "enhancement" ? a with { Value = -5.5 } : a)]).ShouldBe(["answers[enhancement]/value"]);
    }

    [Fact]
    public void Marks_and_calculations_are_counted_both_ways()
    {
        MarkKind[] few = [MarkKind.Length, MarkKind.Ellipse], many = [.. Marks, MarkKind.Ellipse];
        TemplateCheck.Check(All, Good, few).Select(f => f.Path).ShouldBe(["marks[Bidirectional]", "marks[Ellipse]"]);
        TemplateCheck.Check(All, Good, many).Select(f => f.Path).ShouldBe(["marks[Ellipse]"]);
        TemplateCheck.Check(All, new FindingResponse(Good, Marks, [])).Select(f => f.Path).ShouldBe(["calculations[Longest]"]);
        TemplateCheck.Check(All, new FindingResponse(Good, Marks, [new("ld", "99X", "x")])).ShouldBeEmpty();
    }

    [Fact]
    public void A_condition_on_a_later_question_or_on_an_answer_that_is_not_there_cannot_be_made()
    {
        var (first, second) = (All.Questions[3], All.Questions[10]);
        Refused([With(first, [new("last", [new("x", "99X", "x")])]), second]).ShouldContain("before this one");
        Refused([first, With(second, [new("seen", [new("nothing", "99X", "x")])])]).ShouldContain("does not have");
        Refused([first, second, new("rim", new("r", "99X", "R"), new("R"), second.Answers, true, false, partOf: "seen")]).ShouldContain("partOf");
    }

    [Fact]
    public void Every_answer_lands_in_AIM_with_its_question_and_is_found_there_again()
    {
        var next = 500;
        var placed = AnswerPlacement.Place(All, Good, () => SampleAnnotations.U(next++));
        placed.PhysicalEntities.Select(e => e.Answer.TypeCodes[0].Value).ShouldBe(["a", "b"]);
        placed.PhysicalEntities.Select(e => string.Join(" ", e.Characteristics.Select(c => c.Answer.TypeCodes[0].Value))).ShouldBe(["l", ""]);
        placed.PhysicalEntities.Select(e => string.Join(" ", e.ObservationCharacteristics.Select(c => c.Answer.TypeCodes[0].Value))).ShouldBe(["fat", ""]);
        var cyst = placed.Observations.ShouldHaveSingleItem();
        cyst.Answer.QuestionTypeCodes.ShouldBe([All.Questions[3].Question]);
        cyst.Characteristics.Select(c => c.Answer.TypeCodes[0].Value).ShouldBe(["thick", "n", "low"]);
        placed.Characteristics.Select(c => c.Answer.TypeCodes[0].Value).ShouldBe(["two", "q3"]);
        var annotation = new ImageAnnotation(
            SampleAnnotations.U(1), [Codes.Lesion], SampleAnnotations.Morning, "Lesion 1", templateUid: All.Uid, physicalEntities: placed.PhysicalEntities, inferences: placed.Inferences,
            observations: [new ImagingObservationEntity(SampleAnnotations.U(2), new CodedAnswer(Codes.Lesion), true, placed.Characteristics), .. placed.Observations]);
        var read = AimXml.Read(AimXml.Write(SampleAnnotations.Collection(annotation))).Collection!.ImageAnnotations[0];
        AnswerPlacement.Of(read).Select(a => (a.Question, a.Answer, a.Confidence, a.Value)).ShouldBe(
            Good.Select(g => (All.Questions.First(q => q.Id == g.QuestionId).Question, g.Answer, g.Confidence, g.Value)), ignoreOrder: true);
    }

    [Fact]
    public void What_an_answer_stands_for_and_the_number_typed_with_it_are_quantifications_in_AIM()
    {
        var next = 500;
        var placed = AnswerPlacement.Place(All, [.. Good.Where(g => g.QuestionId != "part"), Answer("part", "?")], () => SampleAnnotations.U(next++));
        var (cyst, finding) = (placed.Observations[0].Characteristics, placed.Characteristics);
        cyst[0].Quantifications.ShouldBeEmpty();
        var (bound, typed) = (cyst[1].Quantifications[0].ShouldBeOfType<Numerical>(), cyst[1].Quantifications[1].ShouldBeOfType<Numerical>());
        (bound.Operator, bound.Value, bound.Unit.Code).ShouldBe((ComparisonOperator.GreaterThan, 2, "mm"));
        (typed.Operator, typed.Value, typed.Unit.Code).ShouldBe((ComparisonOperator.Equal, 3, "mm"));
        var interval = cyst[2].Quantifications[0].ShouldBeOfType<Interval>();
        (interval.MinOperator, interval.MinValue, interval.MaxOperator, interval.MaxValue).ShouldBe((ComparisonOperator.GreaterThan, -5.5, ComparisonOperator.LessThanEqual, 20));
        cyst[2].Quantifications[1].ShouldBeOfType<Numerical>().Value.ShouldBe(20);
        finding[0].Quantifications.ShouldHaveSingleItem().ShouldBeOfType<Scale>().Value.ShouldBe("2");
        finding[1].Quantifications.ShouldHaveSingleItem().ShouldBeOfType<NonQuantifiable>().TypeCode.Value.ShouldBe("?");
        AnswerPlacement.Place(All, Good, () => SampleAnnotations.U(next++)).Characteristics[1].Quantifications.ShouldHaveSingleItem().ShouldBeOfType<Quantile>().SelectedBin.ShouldBe(3);
    }

    private static TemplateQuestion With(TemplateQuestion q, ValueList<AskedWhen> when) =>
        new(q.Id, q.Question, q.Text, q.Answers, q.Required, q.AsksConfidence, q.Scale, q.Place, askedWhen: when);

    private static string Refused(ValueList<TemplateQuestion> questions) =>
        Should.Throw<AimFlawException>(() => new AnnotationTemplate(new("1.2"), "n", "1", new("p"), questions, [], 1)).Message;

    private static TemplateAnswer Answer(string question, string value, double? confidence = null, double? number = null) => new(question, new CodedConcept(value, "99X", "x"), confidence, number);

    private static IEnumerable<string> Check(TemplateAnswer[] answers) => TemplateCheck.Check(All, answers, Marks).Select(f => f.Path);
}
