using CrowdAnnotate.Aim;

namespace CrowdAnnotate.Interchange.Tests;

public class ConversionTests
{
    [Fact]
    public void A_conversion_that_lost_something_is_not_lossless_and_says_where()
    {
        new Conversion<int>(1, []).IsLossless.ShouldBeTrue();
        ValueList<Loss> losses = [new Loss("/ImageAnnotationCollection/person", "A patient has no place in COCO.")];
        var conversion = new Conversion<int>(1, losses);
        conversion.IsLossless.ShouldBeFalse();
        conversion.Losses[0].ToString().ShouldBe("/ImageAnnotationCollection/person: A patient has no place in COCO.");
    }
}
