using System.Diagnostics;
using System.IO.Compression;

namespace CrowdAnnotate.Dicom.Tests;

public class HostileFileTests
{
    private static readonly short[] Six = [1, 2, 3, 4, 5, 6];

    private static byte[] Whole(bool isExplicit = true) =>
        new Encoded(isExplicit).Text(0x00080005, "CS", "ISO_IR 100").Element(0x00081140, "SQ", [], 0xFFFFFFFF).Item()
            .Text(0x00081155, "UI", "1.2.3.77").EndItem().EndSequence().Head().Pixels(Six).File(isExplicit ? Syntaxes.Explicit : Syntaxes.Implicit);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_cut_anywhere_is_refused_and_never_throws(bool isExplicit)
    {
        var whole = Whole(isExplicit);
        Reading.Accepted(whole);
        for (var length = 0; length < whole.Length; length++)
        {
            Reading.Refused(whole[..length]).Reason.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void A_file_with_changed_bytes_never_throws()
    {
        var random = new Random(7);
        var (accepted, refused) = (0, 0);
        for (var round = 0; round < 20_000; round++)
        {
            var bytes = Whole(round % 2 == 0);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                bytes[random.Next(132, bytes.Length)] = (byte)random.Next(256);
            }

            _ = DicomFile.TryRead(bytes, out _, out _) ? accepted++ : refused++;
        }

        accepted.ShouldBeGreaterThan(100);
        refused.ShouldBeGreaterThan(100);
    }

    [Fact]
    public void What_is_not_DICOM_is_told()
    {
        Reading.Refused([]).Reason.ShouldBe("This is not DICOM");
        Reading.Refused("%PDF-1.7 and so on and so forth"u8.ToArray()).Reason.ShouldBe("This is not DICOM");
        Reading.Refused(new byte[4096]).Reason.ShouldBe("This is not DICOM");
    }

    [Theory]
    [InlineData(50, true)]
    [InlineData(51, false)]
    [InlineData(20_000, false)]
    [InlineData(200_000, false)]
    public void Nesting_is_followed_to_50_levels_and_refused_beyond(int depth, bool isAccepted)
    {
        var encoded = new Encoded().Text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.88.11").Text(0x00080018, "UI", "1.2.3.4")
            .Text(0x0020000D, "UI", "1.2.3").Text(0x0020000E, "UI", "1.2.3.9");
        for (var i = 0; i < depth; i++)
        {
            encoded.Element(0x0040A730, "SQ", [], 0xFFFFFFFF).Item();
        }

        for (var i = 0; i < depth; i++)
        {
            encoded.EndItem().EndSequence();
        }

        var bytes = encoded.File(Syntaxes.Explicit);
        if (isAccepted)
        {
            var json = DicomJson.Write(Reading.Accepted(bytes).Dataset, _ => null);
            DicomJson.Read(json, out _).ShouldBeNull();
            DicomWriter.Write(Reading.Accepted(bytes).Dataset).ShouldNotBeEmpty();
        }
        else
        {
            Reading.Refused(bytes).Reason.ShouldContain("nested deeper");
        }
    }

    [Fact]
    public void A_deflate_bomb_is_stopped_at_its_cap()
    {
        using var target = new MemoryStream();
        using (var stream = new DeflateStream(target, CompressionLevel.Fastest))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < 200; i++)
            {
                stream.Write(zeros);
            }
        }

        byte[] bytes = [.. new Encoded().File(Syntaxes.Deflated), .. target.ToArray()];
        var watch = Stopwatch.StartNew();
        var before = GC.GetTotalAllocatedBytes(true);
        Reading.Refused(bytes).Reason.ShouldContain("inflates to more than");
        (GC.GetTotalAllocatedBytes(true) - before).ShouldBeLessThan(64L << 20);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData(65535, 65535, "more than")]
    [InlineData(2, 4, "contradict")]
    [InlineData(0, 3, "rows")]
    public void Dimensions_that_contradict_the_pixels_are_refused(int rows, int columns, string reason)
    {
        var refusal = Reading.Refused(new Encoded().Head((ushort)rows, (ushort)columns).Pixels(Six).File(Syntaxes.Explicit));
        refusal.Reason.ShouldContain(reason);
        refusal.Tag.ShouldNotBeNull();
    }

    [Fact]
    public void Frames_multiply_without_overflow()
    {
        var bytes = new Encoded().Head(2048, 2048).Text(0x00280008, "IS", "2147483647").Pixels(Six).File(Syntaxes.Explicit);
        Reading.Refused(bytes).Reason.ShouldContain("contradict");
    }

    [Fact]
    public void A_length_of_four_gigabytes_is_refused_where_it_stands()
    {
        var head = new Encoded().Head();
        var start = head.File(Syntaxes.Explicit).Length;
        var refusal = Reading.Refused(head.Element(0x7FE00010, "OW", [1, 2], 0xFFFFFFFE).File(Syntaxes.Explicit));
        refusal.Tag.ShouldBe(DicomTag.PixelData);
        refusal.Offset.ShouldBe(start);
    }

    [Fact]
    public void Missing_pixels_and_missing_or_invalid_UIDs_are_refused_by_tag()
    {
        Reading.Refused(new Encoded().Head().File(Syntaxes.Explicit)).Tag.ShouldBe(DicomTag.PixelData);
        Reading.Refused(new Encoded().Head(instance: "1.2.x").Pixels(Six).File(Syntaxes.Explicit)).Tag.ShouldBe(DicomTag.SOPInstanceUID);
        Reading.Refused(new Encoded().Head(instance: "").Pixels(Six).File(Syntaxes.Explicit)).Tag.ShouldBe(DicomTag.SOPInstanceUID);
        Reading.Refused(new Encoded().Head(instance: new string('1', 65)).Pixels(Six).File(Syntaxes.Explicit)).Tag.ShouldBe(DicomTag.SOPInstanceUID);
    }

    [Fact]
    public void An_attribute_that_is_there_twice_is_refused()
    {
        var bytes = new Encoded().Head().Text(0x00100010, "PN", "Someone^Else").Pixels(Six).File(Syntaxes.Explicit);
        Reading.Refused(bytes).Tag.ShouldBe(DicomTag.PatientName);
    }

    [Fact]
    public void Elements_in_hostile_order_do_not_cost_the_square_of_their_number()
    {
        var encoded = new Encoded();
        encoded.Text(0x00080016, "UI", "1.2.840.10008.5.1.4.1.1.88.11").Text(0x00080018, "UI", "1.2.3.4")
            .Text(0x0020000D, "UI", "1.2.3").Text(0x0020000E, "UI", "1.2.3.9");
        for (var i = 990_000; i > 0; i--)
        {
            encoded.Element(0x00500000u + (uint)(i * 2 / 0xFFFF * 0x20000) + (uint)(((i * 2) % 0xFFFF) | 1), "OB", []);
        }

        var watch = Stopwatch.StartNew();
        Reading.Accepted(encoded.File(Syntaxes.Explicit));
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    /// <summary>Items of one empty sequence with one empty item each cost the most for their bytes.</summary>
    [Fact]
    public void As_many_elements_as_are_read_cost_less_than_256_MB()
    {
        var item = new Encoded().Item(20).Element(0x0040A730, "SQ", new Encoded().Item(0).ToArray()).ToArray();
        byte[] many = [.. Enumerable.Repeat(item, 333_000).SelectMany(i => i)];
        var bytes = Recipe.Plain().Bytes(0x0040A730, "SQ", many).File();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Reading.Accepted(bytes).Dataset.GetSequence(DicomTag.ContentSequence).Count.ShouldBe(333_000);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(256L << 20);
    }

    [Fact]
    public void Too_many_elements_are_refused()
    {
        var bytes = Whole();
        DicomFile.TryRead(bytes, out _, out var refusal, new DicomReadLimits { Elements = 10 }).ShouldBeFalse();
        refusal!.Reason.ShouldContain("more than 10 elements");
    }
}
