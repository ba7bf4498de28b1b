using System.Text;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>What would stay by its form goes when it holds a word by which somebody in the instance is known.</summary>
public class WordsOfTheInstanceTests
{
    private static readonly byte[] Riddled = [1, 0, 255, .. "Doe^Jane 19610304"u8, 0, 7, 128, 9];

    [Theory]
    [InlineData(0x00283006u, "OW")]
    [InlineData(0x00281201u, "OW")]
    [InlineData(0x00660016u, "OF")]
    [InlineData(0x00189445u, "UN")]
    public void A_name_between_the_numbers_of_a_binary_value_takes_the_value_with_it(uint tag, string vr)
    {
        Written(e => e.Element(tag, vr, [.. Riddled, .. new byte[(4 - (Riddled.Length % 4)) % 4]])).ShouldNotContain("Doe");
        Written(e => e.Element(tag, vr, [.. Encoding.Unicode.GetBytes("Doe^Jane"), .. new byte[16]])).ShouldNotContain("D\0o\0e");
    }

    [Fact]
    public void A_table_of_numbers_stays()
    {
        byte[] ramp = [.. Enumerable.Range(0, 256).SelectMany(i => BitConverter.GetBytes((ushort)(257 * i)))];
        Cleaned(e => e.Element(0x00281201, "OW", ramp)).TryGet(new DicomTag(0x0028, 0x1201), out var item).ShouldBeTrue();
        ((DicomElement)item!).Value.ToArray().ShouldBe(ramp);
    }

    [Theory]
    [InlineData("LI WU")]
    [InlineData("WU 2")]
    public void A_short_name_is_a_whole_word(string software) =>
        Written(e => e.Text(0x00181020, "LO", software), "Li^Wu").ShouldNotContain("WU");

    [Fact]
    public void Whoever_is_named_in_any_attribute_is_known() =>
        Written(e => e.Text(0x00181020, "LO", "Hofmann 3").Text(0x00321032, "PN", "Hofmann^Peter")).ShouldNotContain("Hofmann");

    [Theory]
    [InlineData(0x00081030u, "CTHead", true)]
    [InlineData(0x00081030u, "01_HeadRoutine", true)]
    [InlineData(0x00400254u, "CT Head w/o", true)]
    [InlineData(0x0008103Eu, "t1_mprage_sag", true)]
    [InlineData(0x00180015u, "NOSE", true)]
    [InlineData(0x00081030u, "CT Thorax", false)]
    public void A_head_is_held_however_it_is_written(uint tag, string text, bool isHeld) =>
        Reviewed(e => e.Text(tag, "LO", text)).ShouldBe(isHeld);

    [Fact]
    public void A_head_that_only_a_code_names_is_held() =>
        Reviewed(e => e.Element(0x00082218, "SQ", [], 0xFFFFFFFF).Item().Text(0x00080104, "LO", "Head").EndItem().EndSequence()).ShouldBeTrue();

    private static bool Reviewed(Action<Encoded> more) => Applied(more, "Doe^Jane").Review.Any(r => r.Kind == ReviewKind.RecognisableFace);

    private static DicomDataset Cleaned(Action<Encoded> more) => Applied(more, "Doe^Jane").Dataset;

    private static string Written(Action<Encoded> more, string name = "Doe^Jane") => Encoding.Latin1.GetString(DicomWriter.Write(Applied(more, name).Dataset));

    private static DeidentifiedInstance Applied(Action<Encoded> more, string name)
    {
        var encoded = new Encoded().Text(0x00080016, "UI", Encoded.CT).Text(0x00080018, "UI", "1.2.3.4").Text(0x00080060, "CS", "CT").Text(0x00100010, "PN", name).Text(0x00100020, "LO", "ID-77")
            .Text(0x0020000D, "UI", "1.2.3").Text(0x0020000E, "UI", "1.2.3.9").US(0x00280002, 1).Text(0x00280004, "CS", "MONOCHROME2").US(0x00280010, 2).US(0x00280011, 3)
            .US(0x00280100, 16).US(0x00280101, 16).US(0x00280102, 15).US(0x00280103, 1).Pixels(1, 2, 3, 4, 5, 6);
        more(encoded);
        DicomFile.TryRead(encoded.File(Syntaxes.Explicit), out var file, out var refusal).ShouldBeTrue(refusal?.ToString());
        new Deidentification(DeidentificationProfile.BuiltIn("public")!, new DeidentificationKey(new byte[DeidentificationKey.Length])).Apply(file!, out var result).ShouldBeNull();
        return result!;
    }
}
