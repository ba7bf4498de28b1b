namespace CrowdAnnotate.Dicom.Tests;

public class RenderedFrameTests
{
    private static readonly Picture Row = new(4, 1) { IsSigned = true };

    [Fact]
    public void The_headers_window_maps_rescaled_values_by_the_standards_formula()
    {
        // c = 40, w = 101: below -10.5+0.5 black, above 90 white; between, ((x - 39.5) / 100 + 0.5) * 255.
        var file = Row.Header().Text(0x00281050, "DS", "40").Text(0x00281051, "DS", "101").Text(0x00281052, "DS", "-1024").Text(0x00281053, "DS", "1");
        ShowWide(file, [924, 1064, 1099, 2000]).Pixels.ShouldBe([0, (byte)Math.Round(255 * 0.505), (byte)Math.Round(255 * 0.855), 255]);
    }

    [Theory]
    [InlineData("LINEAR_EXACT", new byte[] { 0, 64, 128, 255 })]
    [InlineData("SIGMOID", new byte[] { 30, 69, 128, 225 })]
    public void Other_functions_of_a_window(string function, byte[] expected)
    {
        var file = Row.Header().Text(0x00281050, "DS", "100").Text(0x00281051, "DS", "100").Text(0x00281056, "CS", function);
        ShowWide(file, [50, 75, 100, 150]).Pixels.ShouldBe(expected);
    }

    [Fact]
    public void A_given_window_takes_the_place_of_the_headers() =>
        ShowWide(Row.Header().Text(0x00281050, "DS", "5000").Text(0x00281051, "DS", "1"), [0, 50, 100, 200], new VoiWindow(50, 100, VoiFunction.LinearExact))
            .Pixels.ShouldBe([0, 128, 255, 255]);

    [Fact]
    public void MONOCHROME1_is_bright_at_the_low_end()
    {
        var file = (Row with { Photometric = "MONOCHROME1" }).Header();
        ShowWide(file, [0, 50, 100, 200], new VoiWindow(50, 100, VoiFunction.LinearExact)).Pixels.ShouldBe([255, 128, 0, 0]);
    }

    [Fact]
    public void Without_a_window_the_range_of_the_values_is_shown()
    {
        var pixels = ShowWide(Row.Header(), [-100, 0, 100, 200]).Pixels;
        pixels[0].ShouldBe((byte)0);
        pixels[1].ShouldBeLessThan(pixels[2]);
        pixels[3].ShouldBe((byte)255);
    }

    [Fact]
    public void A_VOI_table_maps_and_holds_its_ends()
    {
        var file = new Picture(4, 1).Header().Element(0x00283010, "SQ", [], 0xFFFFFFFF).Item().US(0x00283002, 3, 10, 8).US(0x00283006, 0, 100, 255).EndItem().EndSequence();
        ShowWide(file, [5, 10, 11, 40]).Pixels.ShouldBe([0, 0, 100, 255]);
    }

    [Fact]
    public void A_modality_table_comes_ahead_of_the_window()
    {
        var file = new Picture(4, 1).Header().Text(0x00281050, "DS", "50").Text(0x00281051, "DS", "100").Text(0x00281056, "CS", "LINEAR_EXACT")
            .Element(0x00283000, "SQ", [], 0xFFFFFFFF).Item().US(0x00283002, 3, 10, 16).US(0x00283006, 0, 50, 100).EndItem().EndSequence();
        ShowWide(file, [9, 10, 11, 12]).Pixels.ShouldBe([0, 0, 128, 255]);
    }

    [Fact]
    public void A_palette_gives_colours()
    {
        var picture = new Picture(3, 1) { Allocated = 8, Stored = 8, Photometric = "PALETTE COLOR" };
        var shown = Show(picture.Header(), new byte[] { 0, 100, 255 });
        shown.Channels.ShouldBe(3);
        shown.Pixels.ShouldBe([0, 0, 0, 100, 50, 33, 255, 127, 85]);
    }

    [Theory]
    [InlineData("RGB", new byte[] { 10, 20, 30 }, new byte[] { 10, 20, 30 })]
    [InlineData("YBR_RCT", new byte[] { 10, 20, 30 }, new byte[] { 10, 20, 30 })]
    [InlineData("YBR_FULL", new byte[] { 76, 85, 255 }, new byte[] { 254, 0, 0 })]
    [InlineData("YBR_FULL", new byte[] { 100, 128, 128 }, new byte[] { 100, 100, 100 })]
    public void Colours_are_shown_as_RGB(string photometric, byte[] stored, byte[] shown)
    {
        var picture = new Picture(1, 1) { Allocated = 8, Stored = 8, Samples = 3, Photometric = photometric };
        Show(picture.Header(), stored).Pixels.ShouldBe(shown);
    }

    [Fact]
    public void A_smaller_picture_has_the_means_of_the_areas_in_its_own_proportions()
    {
        var picture = new Picture(4, 2) { Allocated = 8, Stored = 8 };
        var read = Reading.Accepted(picture.File()).Dataset;
        RenderedFrame.Create(read, 1, new byte[] { 0, 20, 100, 100, 40, 60, 200, 200 }, out var shown, new VoiWindow(127.5, 255, VoiFunction.LinearExact), 2, 2).ShouldBeNull();
        (shown!.Width, shown.Height).ShouldBe((2, 1));
        shown.Pixels.ShouldBe([30, 150]);
    }

    private static RenderedFrame ShowWide(Encoded header, short[] values, VoiWindow? window = null) =>
        Show(header, [.. values.SelectMany(BitConverter.GetBytes)], window);

    private static RenderedFrame Show(Encoded header, byte[] values, VoiWindow? window = null)
    {
        var read = Reading.Accepted(header.Element(0x7FE00010, "OW", values.Length % 2 == 0 ? values : [.. values, 0]).File(Syntaxes.Explicit)).Dataset;
        RenderedFrame.Create(read, 1, values, out var shown, window).ShouldBeNull();
        return shown!;
    }
}
