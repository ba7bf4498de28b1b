using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Primitives.Tests;

public class PrimitivesTests
{
    [Fact]
    public void Two_codes_are_equal_by_value_and_scheme_never_by_meaning()
    {
        new CodedConcept("1", "SCT", "a").ShouldBe(new CodedConcept("1", "SCT", "b"));
        new CodedConcept("1", "SCT", "a").GetHashCode().ShouldBe(new CodedConcept("1", "SCT", "b").GetHashCode());
        new CodedConcept("1", "SCT", "a").ShouldNotBe(new CodedConcept("1", "DCM", "a"));
    }

    [Fact]
    public void A_code_without_a_value_cannot_exist() => Should.Throw<ArgumentException>(() => new CodedConcept(" ", "SCT", "a"));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_quantity_that_is_no_number_cannot_exist(double value) =>
        Should.Throw<ArgumentOutOfRangeException>(() => new Quantity(value, UcumUnit.Millimetre));

    [Fact]
    public void The_centre_of_the_first_pixel_is_half_a_pixel_from_its_corner()
    {
        new ImagePoint(0.5, 0.5).ToIndex().ShouldBe(new IndexPoint(0, 0));
        new IndexPoint(3, 4).ToImage().ShouldBe(new ImagePoint(3.5, 4.5));
    }
}
