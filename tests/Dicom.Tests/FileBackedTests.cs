namespace CrowdAnnotate.Dicom.Tests;

/// <summary>A file is read as its bytes in memory are, but its pixel data stay where they are.</summary>
public class FileBackedTests
{
    private static readonly short[] Six = [1, 2, 3, 4, 5, 6];

    public static TheoryData<string, byte[]> Files() => new()
    {
        { "explicit", new Encoded().Head().Pixels(Six).File(Syntaxes.Explicit) },
        { "implicit", new Encoded(isExplicit: false).Head().Pixels(Six).File(Syntaxes.Implicit) },
        { "trailing zeros", [.. new Encoded().Head().Pixels(Six).File(Syntaxes.Explicit), .. new byte[10_000]] },
        { "a header of several pieces", new Encoded().Element(0x00081140, "SQ", [], 0xFFFFFFFF).Item().Text(0x00081155, "UI", "1.2.3.77").EndItem().EndSequence().Head()
            .Element(0x00282000, "OB", new byte[90_000]).Element(0x00291010, "UN", [.. Enumerable.Range(0, 70_001).Select(i => (byte)i), 0]).Pixels(Six).File(Syntaxes.Explicit) },
        { "a long value", new Encoded().Head().Element(0x00291010, "UN", [.. Enumerable.Range(0, 700_000).Select(i => (byte)i)]).Pixels(Six).File(Syntaxes.Explicit) },
        { "truncated", new Encoded().Head().Pixels(Six).File(Syntaxes.Explicit)[..^3] },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_gives_what_its_bytes_give(string what, byte[] bytes)
    {
        what.ShouldNotBeEmpty();
        using var file = Reading.OnDisk(bytes);

        var isAccepted = DicomFile.TryRead(file, out var fromFile, out var refusal);

        DicomFile.TryRead(bytes, out var fromMemory, out var expected).ShouldBe(isAccepted);
        refusal.ShouldBe(expected);
        if (isAccepted)
        {
            DicomWriter.Write(fromFile!.Dataset).ShouldBe(DicomWriter.Write(fromMemory!.Dataset));
            fromFile.Notes.ShouldBe(fromMemory.Notes);
        }
    }

    [Fact]
    public void Pixel_data_are_read_by_range_and_not_before()
    {
        const int Columns = 4096, Rows = 4096;
        var pixels = new byte[2 * Columns * Rows];
        pixels[^2] = 7;
        using var file = Reading.OnDisk(new Encoded().Head(Columns, Rows).Element(0x7FE00010, "OW", pixels).File(Syntaxes.Explicit));

        var before = GC.GetAllocatedBytesForCurrentThread();
        DicomFile.TryRead(file, out var read, out var refusal).ShouldBeTrue(refusal?.ToString());
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        allocated.ShouldBeLessThan(512 * 1024, "the header alone is read");
        read!.Dataset.TryGet(DicomTag.PixelData, out var item).ShouldBeTrue();
        var data = item.ShouldBeOfType<DicomPixelData>();
        data.Length.ShouldBe(pixels.Length);
        data.Read(pixels.Length - 2, 2).ToArray().ShouldBe([7, 0]);
        Should.Throw<ArgumentOutOfRangeException>(() => data.Read(pixels.Length - 1, 2));
    }

    [Theory]
    [InlineData(8, 3)]
    [InlineData(1, 1)]
    public void Of_many_frames_one_is_read_and_not_the_others(int allocated, int rows)
    {
        const int Columns = 1000, Frames = 4000;
        var pixels = new byte[((Columns * rows * Frames * allocated) + 7) / 8];
        pixels[^1] = 0xFF;
        using var file = Reading.OnDisk(new Picture(Columns, rows) { Allocated = allocated, Stored = allocated, Frames = Frames }.Header()
            .Element(0x7FE00010, "OB", pixels).File(Syntaxes.Explicit));
        DicomFile.TryRead(file, out var read, out var refusal).ShouldBeTrue(refusal?.ToString());

        var before = GC.GetAllocatedBytesForCurrentThread();
        DicomFrames.Read(read!.Dataset, read.TransferSyntax, Frames, out var values).ShouldBeNull();

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(64 * 1024);
        values.Span[^1].ShouldBe((byte)0xFF);
        values.Length.ShouldBe(Columns * rows * allocated / 8);
    }
}
