using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Tests;

public class CodeItemTests
{
    private static readonly DicomTag Sequence = DicomTag.ConceptNameCodeSequence;

    [Theory]
    [InlineData("RadLex")]
    [InlineData("Radlex")]
    [InlineData("RADLEX")]
    public void RadLex_is_written_as_DICOM_calls_it_and_read_as_AIM_does(string scheme)
    {
        var dataset = new DicomDataset().AddCode(Sequence, new CodedConcept("RID58", scheme, "liver"));
        dataset.GetSequence(Sequence)[0].GetString(DicomTag.CodingSchemeDesignator).ShouldBe("RADLEX");
        dataset.GetCode(Sequence).ShouldBe(new CodedConcept("RID58", "RadLex", "liver"));
    }
}
