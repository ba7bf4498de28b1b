namespace CrowdAnnotate.Dicom.Tests;

/// <summary>The index of a file set: what it names is within its folder, or it is refused.</summary>
public class DicomDirectoryTests
{
    private const string Media = "1.2.840.10008.1.3.10";
    private const uint Records = 0x00041220, FileId = 0x00041500;

    private static byte[] Index(string syntax, params string[] files) => Of(syntax, new Recipe().Raw(Records, e =>
    {
        var isExplicit = syntax != Syntaxes.Implicit;
        var items = new Encoded(isExplicit, syntax == Syntaxes.Big);
        foreach (var file in files)
        {
            items.Item().Text(0x00041430, "CS", "IMAGE").Text(FileId, "CS", file).EndItem();
        }

        e.Element(Records, "SQ", items.ToArray());
    }));

    private static byte[] Of(string syntax, Recipe recipe, string media = Media) =>
        recipe.Meta(m => m.Text(0x00020002, "UI", media).Text(0x00020003, "UI", "1.2.3.4").Text(0x00020010, "UI", syntax)).In(syntax).Text(0x00041130, "CS", "SET").File();

    [Theory]
    [InlineData(Syntaxes.Explicit)]
    [InlineData(Syntaxes.Implicit)]
    [InlineData(Syntaxes.Big)]
    public void Its_records_name_files_below_its_folder(string syntax)
    {
        var bytes = Index(syntax, @"DICOM\PAT 1\IM00001", "README", "", @"a\b\c\d\e\f\g\h");
        foreach (var source in new[] { bytes, bytes[128..], bytes[132..] })
        {
            DicomDirectory.Read(source, out var files).ShouldBeNull();
            files.Select(f => string.Join('/', f)).ShouldBe(["DICOM/PAT 1/IM00001", "README", "a/b/c/d/e/f/g/h"]);
        }

        DicomFile.TryRead(bytes, out _, out var refusal).ShouldBeFalse();
        refusal.ShouldBe(DicomDirectory.NoInstance);
    }

    [Theory]
    [InlineData(@"..\secret")]
    [InlineData(@"A\..\..\secret")]
    [InlineData(@"A\.\B")]
    [InlineData("/etc/passwd")]
    [InlineData(@"A\\B")]
    [InlineData(@"\A")]
    [InlineData("C:")]
    [InlineData("A/B")]
    [InlineData(@"1\2\3\4\5\6\7\8\9")]
    public void A_name_that_leads_elsewhere_is_refused_with_all_the_others(string file)
    {
        DicomDirectory.Read(Index(Syntaxes.Explicit, "GOOD", file), out var files).ShouldNotBeNull().Tag.ShouldBe(new DicomTag(0x0004, 0x1500));
        files.ShouldBeEmpty();
    }

    public static IEnumerable<TheoryDataRow<string, byte[], uint>> NoIndices() =>
    [
        new("nothing", [], 0x00020000), new("text", "a text that is no index of anything"u8.ToArray(), 0x00020000), new("an image", Recipe.Image().File(), 0x00020002),
        new("a cut meta header", Index(Syntaxes.Explicit, "A")[..150], 0x00020002), new("cut records", Index(Syntaxes.Explicit, "A")[..^9], Records),
        new("no records", Of(Syntaxes.Explicit, new Recipe()), Records), new("records that are text", Of(Syntaxes.Explicit, new Recipe().Text(Records, "LO", "none")), Records),
        new("no transfer syntax", Of("", new Recipe()), 0x00020010), new("an unknown transfer syntax", Of("1.2.3", new Recipe()), 0x00020010),
        new("deflated", Of(Syntaxes.Deflated, new Recipe()), 0x00020010), new("compressed", Of(Syntaxes.JpegLossless, new Recipe()), 0x00020010),
    ];

    [Theory]
    [MemberData(nameof(NoIndices))]
    public void What_is_no_index_is_refused_at_its_place(string what, byte[] bytes, uint tag)
    {
        var refusal = DicomDirectory.Read(bytes, out var files).ShouldNotBeNull(what);
        refusal.Tag.ShouldBe(new DicomTag((ushort)(tag >> 16), (ushort)tag));
        refusal.Offset.ShouldNotBeNull();
        files.ShouldBeEmpty();
    }

    [Fact]
    public void An_index_cut_anywhere_never_throws()
    {
        var whole = Index(Syntaxes.Explicit, @"A\B", "C");
        for (var length = 0; length < whole.Length; length++)
        {
            DicomDirectory.Read(whole.AsMemory(0, length), out _).ShouldNotBeNull();
        }
    }
}
