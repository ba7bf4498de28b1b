using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Dicom.Tests.Deidentifying;

/// <summary>A code of digits is not a person's because it holds a few digits of theirs.</summary>
public class CodesAndNumbersTests
{
    [Theory]
    [InlineData("reader-103", "103339001", true)]
    [InlineData("reader-1033", "103339001", true)]
    [InlineData("somebody", "103339001", true)]
    [InlineData("103339001", "103339001", false)]
    [InlineData("103339", "103339001", false)]
    public void A_code_stays_unless_it_is_the_number_or_holds_a_long_one(string name, string code, bool stays)
    {
        var cleaning = new CompanionCleaning(
            DeidentificationProfile.BuiltIn("public")!, new DeidentificationKey(new byte[DeidentificationKey.Length]), new CompanionIdentity(null, null, new Uid("1.2.3"), [name]));
        cleaning.Code(new CodedConcept(code, "SCT", "Long axis")).ShouldBe(stays ? new CodedConcept(code, "SCT", "Long axis") : null);
    }
}
