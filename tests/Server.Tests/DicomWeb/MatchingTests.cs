using System.Text.Json;
using CrowdAnnotate.Server.DicomWeb;

namespace CrowdAnnotate.Server.Tests.DicomWeb;

/// <summary>Matching of keys with values (PS3.4 §C.2.2.2 as PS3.18 §8.3.4.1 takes it over).</summary>
public class MatchingTests
{
    [Theory]
    [InlineData("UI", """["1.2.3"]""", "1.2.3", true)]
    [InlineData("UI", """["1.2.3"]""", "1.2.30", false)]
    [InlineData("UI", """["1.2.3"]""", "1.2", false)]
    [InlineData("UI", """["1.2.3"]""", "9.9,1.2.3", true)]
    [InlineData("UI", """["1.2.3"]""", @"9.9\1.2.3", true)]
    [InlineData("CS", """["CT","MR"]""", "MR", true)]
    [InlineData("CS", """["CT"]""", "ct", false)]
    [InlineData("CS", """["CT"]""", "C?", true)]
    [InlineData("CS", """["CT"]""", "C", false)]
    [InlineData("LO", """["Chest with contrast"]""", "*contrast", true)]
    [InlineData("LO", """["Chest with contrast"]""", "Chest*con*t", true)]
    [InlineData("LO", """["Chest with contrast"]""", "*plain*", false)]
    [InlineData("LO", """["a,b"]""", "a,b", true)]
    [InlineData("PN", """[{"Alphabetic":"P-ABC"}]""", "p-a*", true)]
    [InlineData("PN", """[{"Ideographic":"P-ABC"}]""", "P-ABC", false)]
    [InlineData("DA", """["20240215"]""", "20240215", true)]
    [InlineData("DA", """["20240215"]""", "20240101-20240301", true)]
    [InlineData("DA", """["20240215"]""", "20240101-20240215", true)]
    [InlineData("DA", """["20240215"]""", "20240216-", false)]
    [InlineData("DA", """["20240215"]""", "-20240214", false)]
    [InlineData("TM", """["101530.250"]""", "1000-1015", true)]
    [InlineData("TM", """["101530.250"]""", "1016-", false)]
    [InlineData("TM", """["101530.250"]""", "1015", true)]
    [InlineData("IS", """[7]""", "7", true)]
    [InlineData("IS", """[7]""", "07", true)]
    [InlineData("IS", """[7]""", "8", false)]
    [InlineData("DS", """[1.5,2]""", "2.0", true)]
    [InlineData("SH", """[null]""", "x", false)]
    [InlineData("SH", """["x"]""", "*", true)]
    public void A_value_matches_as_its_VR_says(string vr, string values, string wanted, bool matches) =>
        AttributeMatching.Matches(vr, JsonSerializer.Deserialize<JsonElement>(values), wanted).ShouldBe(matches);

    [Theory]
    [InlineData("UI", "1.2.x")]
    [InlineData("DA", "yesterday")]
    [InlineData("IS", "seven")]
    [InlineData("SQ", "x")]
    [InlineData("OB", "AAAA")]
    public void A_value_that_can_match_nothing_of_its_VR_is_not_sound(string vr, string wanted) => AttributeMatching.IsSound(vr, wanted).ShouldBeFalse();

    [Fact]
    public void Stars_take_no_longer_than_the_product_of_the_lengths()
    {
        var text = JsonSerializer.SerializeToElement(new[] { new string('a', 4000) });
        AttributeMatching.Matches("LT", text, string.Concat(Enumerable.Repeat("a*", 500)) + "b").ShouldBeFalse();
    }
}
