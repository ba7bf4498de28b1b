using System.Reflection;

namespace CrowdAnnotate.Dicom.Tests;

public class DictionaryTests
{
    public static IEnumerable<TheoryDataRow<string>> Named() =>
        typeof(DicomTag).GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.FieldType == typeof(DicomTag)).Select(f => new TheoryDataRow<string>(f.Name));

    [Theory]
    [MemberData(nameof(Named))]
    public void A_tag_has_the_name_that_the_registry_gives_it(string name) =>
        DicomDictionary.Find((DicomTag)typeof(DicomTag).GetField(name)!.GetValue(null)!)?.Keyword.ShouldBe(name);

    [Theory]
    [MemberData(nameof(Named))]
    public void A_name_has_the_tag_that_the_registry_gives_it(string name) =>
        DicomDictionary.Find(name).ShouldNotBeNull().Tag.ShouldBe((DicomTag)typeof(DicomTag).GetField(name)!.GetValue(null)!);

    [Theory]
    [InlineData(0x0010, 0x0010, "PatientName", "PN", "1", false)]
    [InlineData(0x0028, 0x0106, "SmallestImagePixelValue", "US", "1", false)]
    [InlineData(0x0028, 0x3006, "LUTData", "OW", "1-n", false)]
    [InlineData(0x5004, 0x3000, "CurveData", "OW", "1", true)]
    [InlineData(0x60FE, 0x3000, "OverlayData", "OW", "1", false)]
    [InlineData(0x0020, 0x31FF, null, null, null, false)]
    [InlineData(0x6101, 0x3000, null, null, null, false)]
    [InlineData(0x0019, 0x1001, null, null, null, false)]
    public void An_attribute_is_found_by_its_tag_also_in_a_repeating_group(int group, int element, string? keyword, string? vr, string? multiplicity, bool retired)
    {
        var found = DicomDictionary.Find(new DicomTag((ushort)group, (ushort)element));

        (found?.Keyword, found?.VR.Code, found?.Multiplicity, found?.IsRetired ?? false).ShouldBe((keyword, vr, multiplicity, retired));
        found?.Tag.ShouldBe(new DicomTag((ushort)group, (ushort)element));
    }

    [Theory]
    [InlineData(false, "US")]
    [InlineData(true, "SS")]
    public void Implicit_VR_follows_the_sign_of_the_pixels_where_the_registry_says_either(bool signed, string vr) =>
        DicomDictionary.ImplicitVR(DicomTag.PixelPaddingValue, signed).Code.ShouldBe(vr);

    [Fact]
    public void Every_keyword_stands_once() =>
        DicomDictionary.Attributes.Select(a => a.Keyword).Where(k => k.Length > 0).Distinct().Count()
            .ShouldBe(DicomDictionary.Attributes.Count(a => a.Keyword.Length > 0));
}
