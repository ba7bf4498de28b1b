using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim.Tests;

public class MeasuredQuantityTests
{
    [Theory]
    [InlineData("410668003", "SCT", "410668003")]
    [InlineData("G-D7FE", "SRT", "410668003")]
    [InlineData("G-A22A", "SRT", "410668003")]
    [InlineData("G-A185", "SRT", "103339001")]
    [InlineData("G-A186", "SRT", "103340004")]
    [InlineData("99EPADA4", "99EPAD", "42798000")]
    [InlineData("RID28668", "Radlex", "118565006")]
    [InlineData("Area", "99UNKNOWN", "42798000")]
    public void A_code_of_older_programs_means_the_quantity_of_today(string code, string scheme, string meant)
    {
        var quantity = MeasuredQuantity.Of([new CodedConcept(code, scheme, "any")])!;
        (quantity.Concept.Value, quantity.Derivation).ShouldBe((meant, null));
    }

    [Theory]
    [InlineData("112031", "R-00317", "SRT", "373098007")]
    [InlineData("11203", "R-10047", "SRT", "386136009")]
    [InlineData("11203", "R-404FB", "SRT", "255605001")]
    [InlineData("112031", "G-A437", "SRT", "56851009")]
    [InlineData("112031", "373098007", "SCT", "373098007")]
    public void A_derivation_is_of_the_intensity_before_it_also_where_that_is_misspelt(string intensity, string code, string scheme, string meant)
    {
        var quantity = MeasuredQuantity.Of([new CodedConcept(intensity, "DCM", "Attenuation Coefficient"), new CodedConcept(code, scheme, "any")])!;
        quantity.Concept.ShouldBe(Codes.AttenuationCoefficient);
        quantity.Derivation!.Value.ShouldBe(meant);
    }

    [Fact]
    public void A_derivation_keeps_another_intensity_and_what_is_not_known_means_nothing()
    {
        var suv = new CodedConcept("126401", "DCM", "SUVbw");
        MeasuredQuantity.Of([suv, Codes.Mean]).ShouldBe(new MeasuredQuantity(suv, Codes.Mean));
        MeasuredQuantity.Of([new CodedConcept("G-D7FE", "99OTHER", "Length")]).ShouldBeNull();
        MeasuredQuantity.Of([]).ShouldBeNull();
    }

    [Theory]
    [InlineData("linear", "1")]
    [InlineData("no units", "1")]
    [InlineData("{SUVbw}g/ml", "g/ml{SUVbw}")]
    [InlineData("HU", "[hnsf'U]")]
    [InlineData("mm", "mm")]
    public void Units_of_other_programs_are_read_in_UCUM(string written, string ucum) => MeasuredQuantity.Unit(written).Code.ShouldBe(ucum);
}
