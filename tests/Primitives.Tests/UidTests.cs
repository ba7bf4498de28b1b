using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Primitives.Tests;

public class UidTests
{
    [Theory]
    [InlineData("")]
    [InlineData("1..2")]
    [InlineData(".1")]
    [InlineData("1.")]
    [InlineData("1.2.a")]
    [InlineData("1.2 3")]
    public void Text_that_is_no_uid_is_refused(string text)
    {
        Should.Throw<ArgumentException>(() => new Uid(text));
        Uid.TryParse(text, out _).ShouldBeFalse();
    }

    [Fact]
    public void Sixty_four_characters_are_a_uid_and_sixty_five_are_not()
    {
        new Uid(new string('1', 64)).Value.Length.ShouldBe(64);
        Should.Throw<ArgumentException>(() => new Uid(new string('1', 65))).Message.ShouldContain("64");
    }

    [Fact]
    public void Dicom_padding_is_not_part_of_a_uid()
    {
        Uid.TryParse("1.2.3\0", out var uid).ShouldBeTrue();
        uid.ShouldBe(new Uid("1.2.3"));
    }

    [Fact]
    public void A_leading_zero_is_accepted_and_told()
    {
        new Uid("1.02").HasLeadingZero.ShouldBeTrue();
        new Uid("1.0.2").HasLeadingZero.ShouldBeFalse();
    }

    // PS3.5 B.2's own example.
    [Fact]
    public void A_guid_becomes_the_2_25_uid_of_the_standard() =>
        Uid.FromGuid(Guid.Parse("f81d4fae-7dec-11d0-a765-00a0c91e6bf6")).Value
            .ShouldBe("2.25.329800735698586629295641978511506172918");
}
