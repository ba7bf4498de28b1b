using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim.Tests.Validation;

public class LexiconMeaningTests
{
    [Theory]
    [InlineData("RID58", "RadLex", "Lung", true)]
    [InlineData("RID58", "RadLex", "LIVER", false)]
    [InlineData("RID58", "RadLex", "Liver, right lobe", false)]
    [InlineData("RID58", "RadLex", "Foie", false)]
    [InlineData("C25563", "NCIt", "Texture", true)]
    [InlineData("site-other", "99CROWD", "Lung", false)]
    [InlineData("RID99999", "RadLex", "Lung", false)]
    public void A_code_of_a_built_in_template_under_another_meaning_is_a_warning(string code, string scheme, string meaning, bool isWarned)
    {
        var site = new ImagingPhysicalEntity(SampleAnnotations.U(1), new CodedAnswer(new CodedConcept(code, scheme, meaning)));
        var annotation = new ImageAnnotation(SampleAnnotations.U(2), [Codes.Lesion], SampleAnnotations.Morning, "L1", physicalEntities: [site]);
        var found = AimValidation.Check(SampleAnnotations.Collection(annotation)).Where(f => f.Check == AimCheck.Meaning).ToList();
        found.Count.ShouldBe(isWarned ? 1 : 0);
        found.ShouldAllBe(f => f.Severity == FindingSeverity.Warning && f.Path.EndsWith("ImagingPhysicalEntity[1]/typeCode[1]"));
    }

    [Fact]
    public void No_built_in_template_contradicts_itself() =>
        BuiltInTemplates.ByName.Values.SelectMany(t => t.Questions).SelectMany(q => q.Answers.Select(a => a.Code).Append(q.Question))
            .Where(c => ConceptTable.RightMeaning(c) is not null).ShouldBeEmpty();
}
