using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim.Tests;

public class TemplateFileTests
{
    public static TheoryData<string> BuiltIn => [.. BuiltInTemplates.ByName.Keys];

    [Theory]
    [MemberData(nameof(BuiltIn))]
    public void A_built_in_template_comes_back_from_XML_and_from_ePADs_JSON_as_it_was(string name)
    {
        var template = BuiltInTemplates.ByName[name];
        foreach (var written in new[] { AimTemplateFile.WriteXml([template]), AimTemplateFile.WriteEpadJson([template]) })
        {
            written.Findings.ShouldBeEmpty();
            var reading = AimTemplateFile.Read(written.Text);
            reading.Findings.ShouldBeEmpty();
            TemplateJson.Write(reading.Templates.ShouldHaveSingleItem()).ShouldBe(TemplateJson.Write(template));
        }

        TemplateJson.Read(TemplateJson.Write(template)).Template.ShouldBe(template);
        AimTemplateFile.Read(TemplateJson.Write(template)).Templates.ShouldBe([template]);
    }

    [Fact]
    public void A_template_that_uses_all_of_the_model_comes_back_as_it_was()
    {
        var template = TemplateSamples.Everything();
        foreach (var written in new[] { AimTemplateFile.WriteXml([template, BuiltInTemplates.LesionSurvey]), AimTemplateFile.WriteEpadJson([template, BuiltInTemplates.LesionSurvey]) })
        {
            written.Findings.ShouldBeEmpty();
            var reading = AimTemplateFile.Read(written.Text);
            reading.Errors.ShouldBeEmpty();
            reading.Templates.Select(TemplateJson.Write).ShouldBe([TemplateJson.Write(template), TemplateJson.Write(BuiltInTemplates.LesionSurvey)]);
        }

        TemplateJson.Read(TemplateJson.Write(template)).Template.ShouldBe(template);
    }

    [Fact]
    public void The_VASARI_file_of_version_1_is_read_whole_but_for_what_is_listed()
    {
        var reading = AimTemplateFile.Read(File.ReadAllText(SharedFolder.Demand("samples", "templates", "VASARI_Templates_v1rv23_1.xml")));
        reading.Errors.ShouldBeEmpty();
        reading.Templates.Select(t => t.Name).ShouldBe(["VASARI_ONE", "VASARI_TWO"]);
        var one = reading.Templates[0];
        one.Code.ShouldBe(new CodedConcept("VASARI-1", "VASARI", "any"));
        one.Modality.ShouldBe("MR");
        one.Created.ShouldBe(new DateOnly(2011, 7, 10));
        one.Marks.ShouldHaveSingleItem().Kind.ShouldBe(MarkKind.Point);
        one.Tags.Select(t => t.Code!.Value).ShouldBe(["276828006", "RID6434"]);
        one.Calculations.ShouldHaveSingleItem().Types[0].Algorithms[0].Name.ShouldBe("Longest Diameter for Recist");
        var location = one.Questions[0];
        (location.Question.Value, location.Answers.Count, location.AtMost, location.Required, location.AsksConfidence, location.Place).ShouldBe(("WTL-100", 10, 2, false, true, AnswerPlace.FindingSite));
        one.Questions[1].Answers.Select(a => a.Code.Value).ShouldBe(["G-A100", "G-A102", "G-A101"]);
        one.Questions[1].PartOf.ShouldBe(location.Id);

        // The one term of this characteristic is quantified: its code asks, the intervals answer.
        var necrosis = one.Questions.First(q => q.Text.English == "Proportion Necrosis");
        (necrosis.Question.Value, necrosis.Quantifies, necrosis.Answers.Count).ShouldBe(("49-1", true, 8));
        necrosis.Answers.Select(a => a.Label.English).ShouldBe(["0 %", "< 5 %", "6 to 33 %", "34 to 67 %", "68 to 95 %", "> 95 %", "100 %", "Indeterminate"]);
        reading.Findings.ShouldContain(f => f.Path == "/TemplateContainer/Tags[1]" && f.Kind == FindingKind.NotHeld);
        reading.Findings.ShouldContain(f => f.Path == "/TemplateContainer/Template[1]/@uid" && f.Kind == FindingKind.Mended);
        reading.Findings.ShouldContain(f => f.Path == "/TemplateContainer/Template[1]/@precedingAnnotation" && f.Kind == FindingKind.NotHeld);
        WrittenAgain(reading);
    }

    [Fact]
    public void EPADs_RECIST_file_is_read_whole_but_for_what_is_listed()
    {
        var reading = AimTemplateFile.Read(File.ReadAllText(SharedFolder.Demand("samples", "templates", "epad_recist.json")));
        reading.Errors.ShouldBeEmpty();
        var recist = reading.Templates.ShouldHaveSingleItem();
        recist.Code.ShouldBe(new CodedConcept("RECIST_v2", "99EPAD", "any"));
        recist.Questions.Select(q => q.Id).ShouldBe(["location", "lesion-quality", "timepoint", "type", "lesion-status", "lesion-enhancement"]);
        recist.Questions[0].Answers.Count.ShouldBe(116);
        reading.Findings.ShouldContain(f => f.Path == "/TemplateContainer/Template[1]/Component[1]/AllowedTerm[13]" && f.Kind == FindingKind.Mended);
        recist.Questions[1].Answers[0].ByDefault.ShouldBeTrue();
        recist.Questions[2].Answers.Count.ShouldBe(30);
        recist.Questions[2].Answers[3].Amount.ShouldBe(new ScaleAmount("3"));
        recist.Questions[2].Question.ShouldBe(new CodedConcept("S90", "99EPAD", "any"));
        WrittenAgain(reading);
    }

    [Fact]
    public void An_answer_that_leads_to_a_later_component_leaves_those_between_unasked()
    {
        var template = AimTemplateFile.Read(TemplateSamples.Jumping).Templates.ShouldHaveSingleItem();
        template.Questions.Select(q => q.Id).ShouldBe(["first", "second", "third", "fourth"]);
        Asked(template, ("first", "no")).ShouldBe(["first", "fourth"]);
        Asked(template, ("first", "yes"), ("second", "yes")).ShouldBe(["first", "second", "third", "fourth"]);
        Asked(template, ("first", "yes"), ("second", "no")).ShouldBe(["first", "second"]);
        var written = AimTemplateFile.WriteXml([template]).Text;
        written.ShouldContain("nextId=\"2.25.14\"");
        written.ShouldContain("noMoreQuestions=\"true\"");
        AimTemplateFile.Read(written).Templates.ShouldBe([template]);
    }

    [Fact]
    public void A_refused_template_takes_no_other_of_its_file_with_it()
    {
        var xml = AimTemplateFile.WriteXml([BuiltInTemplates.LesionSurvey, BuiltInTemplates.ByName["lidc-nodule"]]).Text;
        var reading = AimTemplateFile.Read(xml.Replace("label=\"How solid is it?\"", ""));
        reading.Templates.ShouldBe([BuiltInTemplates.LesionSurvey]);
        reading.Errors.ShouldContain(f => f.Path.StartsWith("/TemplateContainer/Template[2]/Component[1]/ImagingObservation[1]/ImagingObservationCharacteristic[8]/@label", StringComparison.Ordinal) && f.Line != null);
    }

    private static IEnumerable<string> Asked(AnnotationTemplate template, params (string Question, string Answer)[] answers) =>
        AskedQuestions.Of(template, answers.Select(a => new TemplateAnswer(a.Question, new CodedConcept(a.Answer, "99X", "x")))).Select(q => q.Id);

    private static void WrittenAgain(AimTemplateReading reading)
    {
        var xml = AimTemplateFile.WriteXml(reading.Templates);
        xml.Findings.ShouldBeEmpty();
        AimTemplateFile.Read(xml.Text).Templates.Select(TemplateJson.Write).ShouldBe(reading.Templates.Select(TemplateJson.Write));
        AimTemplateFile.Read(AimTemplateFile.WriteEpadJson(reading.Templates).Text).Templates.ShouldBe(reading.Templates);
    }
}
