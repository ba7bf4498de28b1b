using System.Text;
using System.Text.Json.Nodes;

namespace CrowdAnnotate.Aim.Tests;

public class AimReaderTests
{
    private static readonly string Xml = AimXml.Write(SampleAnnotations.Everything());
    private static readonly string Json = AimJson.Write(SampleAnnotations.Everything());

    [Fact]
    public void A_document_of_4_2_is_read_as_it_is_in_XML_and_in_JSON_and_in_any_Unicode_encoding()
    {
        foreach (var text in new[] { Xml.Replace(" encoding=\"utf-8\"", "", StringComparison.Ordinal), Json })
        {
            foreach (var encoding in new Encoding[] { new UTF8Encoding(false), new UTF8Encoding(true), Encoding.Unicode, Encoding.BigEndianUnicode })
            {
                var source = AimReader.Read(new ReadOnlyMemory<byte>([.. encoding.GetPreamble(), .. encoding.GetBytes(text)])).ShouldHaveSingleItem();
                source.Reading.Findings.ShouldBeEmpty(encoding.WebName);
                source.Reading.Collection.ShouldBe(SampleAnnotations.Everything());
            }
        }
    }

    [Fact]
    public void What_ePAD_leaves_empty_calls_otherwise_or_numbers_0_is_mended_and_listed()
    {
        var root = JsonNode.Parse(Json)!.AsObject();
        var collection = root["ImageAnnotationCollection"]!;
        var annotation = collection["imageAnnotations"]!["ImageAnnotation"]![0]!.AsObject();
        collection["aimVersion"] = "AIMv4_3";
        collection["uniqueIdentifier"]!["root"] = "0";
        collection["seriesInstanceUid"]!["root"] = "";
        annotation["precedentReferencedAnnotationUid"] = new JsonObject { ["root"] = "" };
        var (typed, inference) = (annotation["typeCode"]![0]!.DeepClone(), new JsonObject { ["imageEvidence"] = new JsonObject { ["value"] = true } });
        inference["typeCode"] = new JsonArray(typed);
        annotation.Remove("inferenceEntityCollection");
        annotation["inferenceEntity"] = new JsonObject { ["InferenceEntity"] = new JsonArray(inference) };
        annotation["typeCode"]![0]!.AsObject().Remove("codeSystemName", out var scheme);
        annotation["typeCode"]![0]!["codeSystem"] = scheme!.DeepClone();

        var source = Read(root.ToJsonString());
        var held = source.Reading.Collection.ShouldNotBeNull(string.Join('\n', source.Reading.Findings));
        held.UniqueIdentifier.Value.ShouldStartWith("2.25.");
        held.ImageAnnotations[0].Inferences.ShouldHaveSingleItem();
        held.ImageAnnotations[0].TypeCodes[0].ShouldBe(SampleAnnotations.Everything().ImageAnnotations[0].TypeCodes[0]);
        foreach (var part in new[] { "@aimVersion", "uniqueIdentifier", "seriesInstanceUid", "precedentReferencedAnnotationUid", "inferenceEntity", "InferenceEntity[1]/uniqueIdentifier", "typeCode[1]/@codeSystem" })
        {
            source.Reading.Findings.ShouldContain(f => f.Kind == FindingKind.Mended && f.Path.EndsWith(part, StringComparison.Ordinal), part);
        }

        Read(root.ToJsonString()).Reading.Collection.ShouldBe(held, "the same file gives the same identifiers");
    }

    [Fact]
    public void A_wrapper_that_was_left_away_around_several_items_is_put_back()
    {
        var root = JsonNode.Parse(Json)!.AsObject();
        var annotation = root["ImageAnnotationCollection"]!["imageAnnotations"]!["ImageAnnotation"]![0]!.AsObject();
        var code = annotation["typeCode"]![0]!;
        annotation.Remove("inferenceEntityCollection");
        annotation["inferenceEntity"] = new JsonArray([.. Enumerable.Range(0, 3).Select(_ => new JsonObject
        {
            ["imageEvidence"] = new JsonObject { ["value"] = true }, ["typeCode"] = new JsonArray(code.DeepClone()),
        })]);
        Read(root.ToJsonString()).Reading.Collection.ShouldNotBeNull().ImageAnnotations[0].Inferences.Count.ShouldBe(3);
    }

    [Fact]
    public void One_bad_document_of_several_does_not_lose_the_others()
    {
        var sources = AimReader.Read(Encoding.UTF8.GetBytes($"[{Json},{{\"a\":1}},7,{Json.Replace("AIMv4_2", "AIMv9_9", StringComparison.Ordinal)},{Json}]"));
        sources.Select(s => s.Path).ShouldBe(["/[1]", "/[2]", "/[3]", "/[4]", "/[5]"]);
        sources.Select(s => s.Reading.Collection is not null).ShouldBe([true, false, false, false, true]);
        sources[3].Reading.Errors.ShouldHaveSingleItem().Path.ShouldBe("/[4]/ImageAnnotationCollection/@aimVersion");

        var inner = Xml[(Xml.IndexOf("?>", StringComparison.Ordinal) + 2)..];
        var many = AimReader.Read(Encoding.UTF8.GetBytes($"<all>{inner}{inner.Replace("<name ", "<nom ", StringComparison.Ordinal)}</all>"));
        many.Select(s => s.Reading.Collection is not null).ShouldBe([true, false]);
        many[1].Reading.Errors.ShouldAllBe(f => f.Path.StartsWith("/all/ImageAnnotationCollection[2]/", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "is empty.")]
    [InlineData("hello", "is neither XML nor JSON.")]
    [InlineData("[]", "is an empty array")]
    [InlineData("<ImageAnnotationCollection", "Unexpected end of file")]
    [InlineData("<html/>", "is no document of AIM")]
    [InlineData("<!DOCTYPE a [<!ENTITY b \"b\">]><a>&b;</a>", "declares a document type")]
    [InlineData("<ImageAnnotationCollection xmlns=\"urn:other\" aimVersion=\"AIMv4_2\"/>", "is not of AIM")]
    [InlineData("<ImageAnnotation xmlns=\"gme://caCORE.caCORE/4.4/edu.northwestern.radiology.AIM\"/>", "is of the namespace of 4.x")]
    public void A_file_that_is_no_AIM_is_refused_with_the_reason(string file, string reason)
    {
        var source = Read(file);
        source.Reading.Collection.ShouldBeNull();
        source.Reading.Errors.ShouldContain(f => f.Message.StartsWith(reason, StringComparison.Ordinal), string.Join('\n', source.Reading.Findings));
    }

    [Fact]
    public void A_version_to_come_and_a_document_too_deep_are_refused()
    {
        Read(Xml.Replace("AIMv4_2", "AIMv5_0", StringComparison.Ordinal)).Reading.Errors.ShouldHaveSingleItem().Path.ShouldBe("/ImageAnnotationCollection/@aimVersion");
        var deep = string.Concat(Enumerable.Repeat("<a>", 100_000)) + string.Concat(Enumerable.Repeat("</a>", 100_000));
        Read(deep).Reading.Errors.ShouldHaveSingleItem().Message.ShouldBe("is deeper than 256 levels.");
    }

    [Theory]
    [InlineData("<includeFlag value=\"true\" />", "", "includeFlag")]
    [InlineData("<includeFlag value=\"true\" />", "<includeFlag value=\"TRUE\" />", "includeFlag")]
    [InlineData("<includeFlag value=\"true\" />", "<includeFlag value=\"yes\" />", "includeFlag")]
    [InlineData("<includeFlag value=\"true\" />", "<includeFlag>true</includeFlag>", "includeFlag")]
    [InlineData("<includeFlag value=\"true\" />", "<INCLUDEFLAG value=\"true\" />", "INCLUDEFLAG")]
    public void A_shape_whose_flag_is_odd_is_read_as_the_same_shape(string good, string odd, string end)
    {
        Xml.ShouldContain(good);
        var source = Read(Xml.Replace(good, odd, StringComparison.Ordinal));
        source.Reading.Collection.ShouldBe(SampleAnnotations.Everything());
        source.Reading.Findings.ShouldNotBeEmpty();
        source.Reading.Findings.ShouldAllBe(f => f.Kind == FindingKind.Mended && f.Path.EndsWith(end, StringComparison.Ordinal) && f.Line > 1);
    }

    [Fact]
    public void Parts_in_another_order_are_put_into_that_of_the_schema()
    {
        var root = System.Xml.Linq.XElement.Parse(Xml);
        foreach (var element in root.DescendantsAndSelf().Where(e => e.Elements().Select(c => c.Name).Distinct().Count() > 1).ToList())
        {
            var children = element.Elements().Reverse().ToList();
            element.RemoveNodes();
            element.Add(children.GroupBy(c => c.Name).SelectMany(g => g.Reverse()));
        }

        Read(root.ToString()).Reading.Collection.ShouldBe(SampleAnnotations.Everything());
    }

    [Fact]
    public void An_identifier_that_is_a_UUID_or_any_text_becomes_a_UID_that_is_the_same_wherever_it_stands()
    {
        var markup = SampleAnnotations.Everything().ImageAnnotations.SelectMany(a => a.Statements).First().Object.Value;
        foreach (var (odd, uid) in new[] { ("f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "2.25.329800735698586629295641978511506172918"), ("shape no. 1", null) })
        {
            var source = Read(Xml.Replace($"\"{markup}\"", $"\"{odd}\"", StringComparison.Ordinal));
            var held = source.Reading.Collection.ShouldNotBeNull(string.Join('\n', source.Reading.Findings));
            var made = held.ImageAnnotations.SelectMany(a => a.Statements).First().Object.Value;
            made.ShouldStartWith("2.25.");
            made.ShouldBe(uid ?? made);
            AimXml.Write(held).Replace(made, markup, StringComparison.Ordinal).ShouldBe(Xml);
        }
    }

    private static AimSource Read(string file) => AimReader.Read(Encoding.UTF8.GetBytes(file)).ShouldHaveSingleItem();
}
