using Microsoft.Win32.SafeHandles;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Files of half a gigabyte, sparse on disk: whatever they claim, reading their header does not read them.</summary>
public class LargeFileTests
{
    private const int Large = 500_000_000;
    private const uint Private = 0x00191001;

    // What lies before the long value, its length, and what lies behind.
    private static SafeFileHandle Sparse(byte[] before, long length, byte[] behind)
    {
        var file = Reading.OnDisk(before);
        RandomAccess.SetLength(file, before.Length + length + behind.Length);
        RandomAccess.Write(file, behind, before.Length + length);
        return file;
    }

    private static DicomRefusal? Read(SafeFileHandle file, out DicomFile? read)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        DicomFile.TryRead(file, out read, out var refusal);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(160L << 20);
        return refusal;
    }

    private static (byte[] Before, byte[] Behind) Around(Recipe recipe, uint tag, int header)
    {
        var bytes = recipe.File();
        return (bytes[..(recipe[tag] + header)], bytes[(recipe[tag] + header)..]);
    }

    [Theory]
    [InlineData(0x00080005u)]
    [InlineData(0x00200052u)]
    [InlineData(0x00280008u)]
    [InlineData(0x00280010u)]
    [InlineData(0x00280103u)]
    public void A_value_that_must_be_looked_at_is_refused_when_it_is_as_long(uint tag)
    {
        var (before, behind) = Around(Recipe.Image().In(Syntaxes.Implicit).Bytes(tag, "UT", [], Large), tag, 8);
        using var file = Sparse(before, Large, behind);
        var refusal = Read(file, out _).ShouldNotBeNull();
        (refusal.Tag, refusal.Offset).ShouldBe((new DicomTag((ushort)(tag >> 16), (ushort)tag), before.Length - 8));
    }

    [Theory]
    [InlineData(Syntaxes.Explicit)]
    [InlineData(Syntaxes.Big)]
    public void A_value_that_nobody_looks_at_stays_in_the_file(string syntax)
    {
        var (before, behind) = Around(Recipe.Image().In(syntax).Bytes(Private, "OW", [], Large), Private, 12);
        using var file = Sparse(before, Large, behind);
        Read(file, out var read).ShouldBeNull();
        read!.Dataset.TryGet(new DicomTag(0x0019, 0x1001), out var item).ShouldBeTrue();
        item.ShouldBeOfType<DicomElement>().Value.Length.ShouldBe(Large);
    }

    [Fact]
    public void Many_values_stay_in_the_file_when_they_are_as_long_together()
    {
        const int Each = 200_000, Many = 2_000;
        var recipe = Recipe.Plain();
        byte[] head = [.. recipe.Head(), .. recipe.Body()];
        using var file = Reading.OnDisk(head);
        RandomAccess.SetLength(file, head.Length + ((Each + 12L) * Many));
        for (var i = 0; i < Many; i++)
        {
            var element = new Encoded().Element(0x60010000 + (uint)(0x1001 + i), "OW", [1, 2, 3, 4], Each).ToArray();
            RandomAccess.Write(file, element, head.Length + ((Each + 12L) * i));
        }

        Read(file, out var read).ShouldBeNull();
        foreach (var i in new[] { 0, Many - 1 })
        {
            read!.Dataset.TryGet(new DicomTag(0x6001, (ushort)(0x1001 + i)), out var item).ShouldBeTrue();
            item.ShouldBeOfType<DicomElement>().Value.Span[..5].ToArray().ShouldBe([1, 2, 3, 4, 0]);
        }
    }

    [Fact]
    public void A_long_value_in_big_endian_is_turned_when_it_is_looked_at()
    {
        byte[] words = [.. Enumerable.Range(0, 200_000).SelectMany(i => new byte[] { (byte)(i >> 8), (byte)i })];
        using var file = Reading.OnDisk(Recipe.Image().In(Syntaxes.Big).Bytes(Private, "OW", words).File());
        Read(file, out var read).ShouldBeNull();
        read!.Dataset.TryGet(new DicomTag(0x0019, 0x1001), out var item).ShouldBeTrue();
        var value = item.ShouldBeOfType<DicomElement>().Value.Span;
        (value[2], value[3], value[513], value[515]).ShouldBe(((byte)1, (byte)0, (byte)1, (byte)1));
    }

    [Fact]
    public void A_frame_without_a_header_is_not_read_to_its_end()
    {
        var before = Recipe.Image().In(Syntaxes.JpegLossless).Without(Recipe.Pixels).Raw(Recipe.Pixels, e => e.Element(Recipe.Pixels, "OB", [], uint.MaxValue).Item(0).Item(Large)).File();
        using var file = Sparse(before, Large, new Encoded().EndSequence().ToArray());
        Read(file, out var read).ShouldBeNull();
        read!.Notes.ShouldNotBeEmpty();
    }

    [Fact]
    public void An_offset_table_is_not_longer_than_its_fragments_are_many()
    {
        var before = Recipe.Image().In(Syntaxes.JpegLossless).Without(Recipe.Pixels).Raw(Recipe.Pixels, e => e.Element(Recipe.Pixels, "OB", [], uint.MaxValue).Item(Large)).File();
        using var file = Sparse(before, Large, new Encoded().Item(4).Raw(1, 2, 3, 4).EndSequence().ToArray());
        Read(file, out _).ShouldNotBeNull().Offset.ShouldBe(before.Length);
    }

    [Fact]
    public void A_long_offset_table_is_not_longer_than_its_frames_are_many()
    {
        const uint Table = 0x7FE00001;
        var recipe = Recipe.Compressed(Syntaxes.JpegLossless, [], [new byte[64]]).Bytes(Table, "OV", [], Large);
        var (before, behind) = Around(recipe, Table, 12);
        using var file = Sparse(before, Large, behind);
        Read(file, out _).ShouldNotBeNull().Tag.ShouldBe(DicomTag.ExtendedOffsetTable);
    }
}
