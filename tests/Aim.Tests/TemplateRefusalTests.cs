namespace CrowdAnnotate.Aim.Tests;

public class TemplateRefusalTests
{
    private const string One = "/TemplateContainer/Template[1]";

    [Theory]
    [InlineData("", "/")]
    [InlineData("<TemplateContainer", "/")]
    [InlineData("<ImageAnnotationCollection/>", "/ImageAnnotationCollection")]
    [InlineData("<TemplateContainer/>", "/TemplateContainer")]
    [InlineData("{", "/")]
    [InlineData("{}", "/")]
    [InlineData("[1]", "/")]
    [InlineData("null", "/")]
    [InlineData("{\"TemplateContainer\": {\"uid\": \"1.2\", \"uid\": \"1.3\"}}", "/")]
    [InlineData("{\"TemplateContainer\": {\"Template\": [[1]]}}", "/TemplateContainer/@Template")]
    [InlineData("{\"TemplateContainer\": {\"name\": \"\\ud800\"}}", "/")]
    [InlineData("{\"TemplateContainer\": {\"\": \"nameless\"}}", "/TemplateContainer")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><TemplateContainer>&e;</TemplateContainer>", "/")]
    public void A_file_that_is_no_template_is_refused_with_its_place(string document, string path)
    {
        var reading = AimTemplateFile.Read(document);
        reading.Templates.ShouldBeEmpty();
        reading.Errors.Select(f => f.Path).ShouldContain(path);
    }

    [Theory]
    [InlineData("name=\"Jumps\"", "", One + "/@name")]
    [InlineData("label=\"First\"", "", One + "/Component[1]/@label")]
    [InlineData("minCardinality=\"0\"", "minCardinality=\"-1\"", One + "/Component[2]/@minCardinality")]
    [InlineData("minCardinality=\"0\"", "minCardinality=\"99999999999\"", One + "/Component[2]/@minCardinality")]
    [InlineData("minCardinality=\"0\" maxCardinality=\"1\"", "minCardinality=\"9\" maxCardinality=\"9\"", One + "/Component[2]")]
    [InlineData("codeValue=\"q2\"", "", One + "/Component[2]/QuestionType[1]/@codeValue")]
    [InlineData("<Inference annotatorConfidence=\"false\"/>\n      <AllowedTerm codeValue=\"yes\" codeMeaning=\"Yes\" codingSchemeDesignator=\"99X\"/>\n    </Component>\n  </Template>",
        "<Inference annotatorConfidence=\"maybe\"/><AllowedTerm codeValue=\"yes\" codeMeaning=\"Yes\" codingSchemeDesignator=\"99X\"/></Component></Template>",
        One + "/Component[4]/Inference[1]/@annotatorConfidence")]
    [InlineData("<Inference annotatorConfidence=\"false\"/>", "", One + "/Component[1]")]
    [InlineData("<Inference annotatorConfidence=\"false\"/>", "<Inference annotatorConfidence=\"false\"/><ImagingObservation/>", One + "/Component[1]")]
    public void A_template_that_cannot_be_is_refused_with_its_place(string what, string by, string path)
    {
        var document = TemplateSamples.Jumping.ReplaceLineEndings("\n");
        document.ShouldContain(what);
        var reading = AimTemplateFile.Read(document.Replace(what, by));
        reading.Templates.ShouldBeEmpty();
        reading.Errors.ShouldContain(f => f.Path == path && f.Line != null);
    }

    [Theory]
    [InlineData("<Quantile bins=\"2000000000\" minValue=\"0\" maxValue=\"1\"/>")]
    [InlineData("<Quantile bins=\"4\" minValue=\"2\" maxValue=\"1\"/>")]
    [InlineData("<Interval minValue=\"NaN\" maxValue=\"1\" minOperator=\"Equal\" maxOperator=\"Equal\" ucumString=\"mm\"/>")]
    [InlineData("<Interval minValue=\"0\" maxValue=\"1\" minOperator=\"About\" maxOperator=\"Equal\" ucumString=\"mm\"/>")]
    [InlineData("<Interval minValue=\"0\" maxValue=\"1\" minOperator=\"7\" maxOperator=\"Equal\" ucumString=\"mm\"/>")]
    [InlineData("<Interval minValue=\"0\" maxValue=\"1\" minOperator=\"Equal\" maxOperator=\"Equal\"/>")]
    [InlineData("<Numerical value=\"much\" ucumString=\"mm\"/>")]
    [InlineData("<Numerical value=\"1\" ucumString=\"mm\"/><Quantile bins=\"4\" minValue=\"0\" maxValue=\"1\"/>")]
    [InlineData("<Scale scaleType=\"Ordinal\"><ScaleLevel value=\"1\"/></Scale>")]
    [InlineData("")]
    public void A_quantification_that_cannot_be_is_refused(string inside)
    {
        var reading = AimTemplateFile.Read(Quantified(inside));
        reading.Templates.ShouldBeEmpty();
        reading.Errors.ShouldAllBe(f => f.Path.StartsWith(One + "/Component[1]/ImagingObservation[1]/ImagingObservationCharacteristic[1]", StringComparison.Ordinal));
        AimTemplateFile.Read(Quantified("<Numerical value=\"1\" ucumString=\"mm\"/>")).Errors.ShouldBeEmpty();
    }

    [Fact]
    public void Elements_nested_without_end_and_files_without_end_are_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<a>", 200_000));
        AimTemplateFile.Read("<TemplateContainer>" + deep).Errors.ShouldNotBeEmpty();
        AimTemplateFile.Read("{\"TemplateContainer\":" + string.Concat(Enumerable.Repeat("{\"a\":", 200_000))).Errors.ShouldNotBeEmpty();
        AimTemplateFile.Read(TemplateSamples.Jumping, sizeCap: 100).Errors.ShouldHaveSingleItem().Message.ShouldContain("100");
    }

    [Fact]
    public void A_jump_that_leads_nowhere_or_back_is_left_out_and_listed()
    {
        foreach (var to in new[] { "2.25.999", "2.25.11" })
        {
            var reading = AimTemplateFile.Read(TemplateSamples.Jumping.Replace("nextId=\"2.25.14\"", $"nextId=\"{to}\""));
            reading.Findings.ShouldContain(f => f.Path == One + "/Component[1]/AllowedTerm[2]/@nextId" && f.Kind == FindingKind.Mended);
            reading.Templates.ShouldHaveSingleItem().Questions[1].AskedWhen.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Whatever_is_changed_in_a_file_it_is_read_or_refused_with_a_place_and_what_is_read_can_be_written()
    {
        string[] files = [AimTemplateFile.WriteXml([TemplateSamples.Everything()]).Text, AimTemplateFile.WriteEpadJson([TemplateSamples.Everything()]).Text, TemplateJson.Write(TemplateSamples.Everything()), TemplateSamples.Jumping];
        var random = new Random(20261128);
        var (read, refused) = (0, 0);
        for (var i = 0; i < 1200; i++)
        {
            var reading = AimTemplateFile.Read(Changed(files[i % files.Length], random));
            (reading.Templates.Count > 0 || reading.Errors.Any()).ShouldBeTrue();
            (read, refused) = (read + reading.Templates.Count, refused + reading.Errors.Count());
            if (reading.Templates.Count > 0)
            {
                AimTemplateFile.Read(AimTemplateFile.WriteXml(reading.Templates).Text).Errors.ShouldBeEmpty();
            }
        }

        read.ShouldBeGreaterThan(100);
        refused.ShouldBeGreaterThan(100);
    }

    // A value taken away or replaced, a piece cut out or written twice.
    private static string Changed(string file, Random random)
    {
        string[] values = ["", "-1", "0", "1e308", "NaN", "99999999999999999999", "true", "null", "2.25.11", "\u00e9", "\u0001", "Equal", "&#1;"];
        var quotes = Enumerable.Range(0, file.Length - 1).Where(i => file[i] == '"').ToList();
        var (a, b) = (quotes[random.Next(quotes.Count)], random.Next(file.Length));
        return random.Next(4) switch
        {
            0 => file[..b] + file[Math.Min(file.Length, b + random.Next(1, 200))..],
            1 => file[..b] + file[Math.Max(0, b - random.Next(1, 200))..],
            _ => file[..(a + 1)] + values[random.Next(values.Length)] + file[Math.Max(a + 1, file.IndexOf('"', a + 1))..],
        };
    }

    private static string Quantified(string inside) => $"""
        <TemplateContainer><Template name="n" version="1" uid="2.25.3"><Component label="c" minCardinality="1" maxCardinality="1">
          <ImagingObservation annotatorConfidence="false"><ImagingObservationCharacteristic label="x" minCardinality="1" maxCardinality="1" annotatorConfidence="false">
            <AllowedTerm codeValue="t" codeMeaning="T" codingSchemeDesignator="99X"><CharacteristicQuantification name="q" annotatorConfidence="false">{inside}</CharacteristicQuantification></AllowedTerm>
          </ImagingObservationCharacteristic></ImagingObservation>
          <AllowedTerm codeValue="m" codeMeaning="M" codingSchemeDesignator="99X"/>
        </Component></Template></TemplateContainer>
        """;
}
