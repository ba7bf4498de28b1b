using CsCheck;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Any data set that is written is re-read equal, in every encoding.</summary>
public class RoundTripTests
{
    private const int Times = 400;

    public static TheoryData<string, bool> Encodings => new()
    {
        { Syntaxes.Explicit, false }, { Syntaxes.Explicit, true }, { Syntaxes.Implicit, false }, { Syntaxes.Implicit, true },
        { Syntaxes.Big, false }, { Syntaxes.Big, true }, { Syntaxes.Deflated, false }, { Syntaxes.Deflated, true },
    };

    private static DicomTransferSyntax Syntax(string uid) => DicomTransferSyntax.Find(new Primitives.Uid(uid))!;

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Any_data_set_is_re_read_equal(string uid, bool definedLengths)
    {
        var (syntax, options) = (Syntax(uid), new DicomWriteOptions { DefinedLengths = definedLengths });
        AnyDataset.Native.Sample(dataset =>
        {
            var written = DicomWriter.Write(dataset, syntax, options);
            var again = Reading.Accepted(written);
            again.TransferSyntax.ShouldBe(syntax);
            Lines(again.Dataset, again.TransferSyntax, isImplicitAlready: true).ShouldBe(Lines(dataset, syntax, definedLengths: definedLengths));
            DicomWriter.Write(again.Dataset, syntax, options).ShouldBe(written);
        }, iter: Times);
    }

    [Fact]
    public void Any_data_set_is_re_read_equal_by_way_of_every_encoding()
    {
        DicomTransferSyntax[] way = [.. new[] { Syntaxes.Big, Syntaxes.Deflated, Syntaxes.Explicit, Syntaxes.Big, Syntaxes.Explicit }.Select(Syntax)];
        AnyDataset.Native.Sample(dataset =>
        {
            var last = way.Aggregate(dataset, (d, syntax) => Reading.Accepted(DicomWriter.Write(d, syntax)).Dataset);
            Lines(last, way[^1]).ShouldBe(Lines(dataset, way[^1]));
        }, iter: Times);
    }

    [Theory]
    [InlineData(OffsetTable.AsRead)]
    [InlineData(OffsetTable.Empty)]
    [InlineData(OffsetTable.Basic)]
    [InlineData(OffsetTable.Extended)]
    public void Encapsulated_frames_are_the_same_under_every_offset_table(OffsetTable table) =>
        AnyDataset.Encapsulated.Sample(dataset =>
        {
            var again = Reading.Accepted(DicomWriter.Write(dataset, Syntax(Syntaxes.JpegLossless), new DicomWriteOptions { OffsetTable = table })).Dataset;
            var (before, after) = (Pixels(dataset), Pixels(again));
            Convert.ToHexString([.. after.Fragments.Skip(1).SelectMany(f => f.Read().ToArray())])
                .ShouldBe(Convert.ToHexString([.. before.Fragments.Skip(1).SelectMany(f => f.Read().ToArray())]));
            var starts = FrameFragments.Starts(before, dataset)!;
            if (table is OffsetTable.Basic or OffsetTable.Extended)
            {
                Sizes(after, FrameFragments.Starts(after, again)!).ShouldBe(Sizes(before, starts));
            }

            after.Fragments[0].Length.ShouldBe(table == OffsetTable.AsRead ? before.Fragments[0].Length : table == OffsetTable.Basic ? 4 * starts.Count : 0);
            again.Contains(DicomTag.ExtendedOffsetTableLengths).ShouldBe(table == OffsetTable.Extended);
        }, iter: Times);

    [Fact]
    public void A_basic_offset_table_points_to_the_item_of_each_frame()
    {
        var dataset = AnyDataset.Frames([[[1, 2], [3, 4, 5, 6]], [[7, 8]], [[9, 10], [11, 12]]]);
        var bytes = DicomWriter.Write(dataset, Syntax(Syntaxes.JpegLossless), new DicomWriteOptions { OffsetTable = OffsetTable.Basic });
        var pixels = Pixels(Reading.Accepted(bytes).Dataset);
        var first = pixels.Fragments[1].Offset - 8;
        var table = pixels.Fragments[0].Read().ToArray();
        for (var i = 0; i < table.Length; i += 4)
        {
            pixels.Fragments.ShouldContain(f => f.Offset - 8 - first == BitConverter.ToUInt32(table, i));
        }
    }

    [Fact]
    public void A_fragment_of_odd_length_is_padded_and_the_table_made_anew()
    {
        var dataset = new DicomDataset();
        foreach (var item in Reading.Accepted(new Encoded().Head().Pixels(1, 2, 3, 4, 5, 6).File(Syntaxes.Explicit)).Dataset.Items)
        {
            dataset.AddOrUpdate(item);
        }

        dataset.AddOrUpdate(DicomTag.NumberOfFrames, 2);
        dataset.AddOrUpdate(new DicomPixelData(DicomTag.PixelData, DicomVR.OB, 0, default,
            [new DicomFragment(0, new byte[] { 0, 0, 0, 0, 11, 0, 0, 0 }), new DicomFragment(0, new byte[] { 1, 2, 3 }), new DicomFragment(0, new byte[] { 4, 5, 6, 7 })]));
        var pixels = Pixels(Reading.Accepted(DicomWriter.Write(dataset, Syntax(Syntaxes.JpegLossless))).Dataset);
        pixels.Fragments[0].Read().ToArray().ShouldBe([0, 0, 0, 0, 12, 0, 0, 0]);
        pixels.Fragments[1].Read().ToArray().ShouldBe([1, 2, 3, 0]);
    }

    [Fact]
    public void A_table_that_cannot_be_known_is_refused()
    {
        var dataset = AnyDataset.Frames([[[1, 2], [3, 4, 5, 6]], [[7, 8]], [[9, 10], [11, 12]]]).AddOrUpdate(DicomTag.NumberOfFrames, 2);
        var pixels = Pixels(dataset);
        dataset.AddOrUpdate(new DicomPixelData(DicomTag.PixelData, DicomVR.OB, 0, default, [new DicomFragment(0, default), .. pixels.Fragments.Skip(1)]));
        Should.Throw<ArgumentException>(() => DicomWriter.Write(dataset, Syntax(Syntaxes.JpegLossless), new DicomWriteOptions { OffsetTable = OffsetTable.Basic }))
            .Message.ShouldContain("where the frames");
    }

    [Fact]
    public void A_value_too_long_for_its_VR_is_written_as_UN_and_read_as_what_it_was()
    {
        foreach (var syntax in new[] { Syntaxes.Explicit, Syntaxes.Big }.Select(Syntax))
        {
            var dataset = AnyDataset.Native.Single().AddOrUpdate(DicomTag.PixelSpacing, [.. Enumerable.Range(0, 20_000).Select(i => i / 8.0)]);
            dataset.AddOrUpdate(new DicomElement(DicomTag.OverlayOrigin, DicomVR.SS, new byte[70_000]));
            var bytes = DicomWriter.Write(dataset, syntax, new DicomWriteOptions { DefinedLengths = true });
            Lines(Reading.Accepted(bytes).Dataset, syntax).ShouldBe(Lines(dataset, syntax));
        }
    }

    [Fact]
    public void Pixel_data_is_read_in_pieces_and_never_as_a_whole()
    {
        var dataset = Reading.Accepted(new Encoded().Head(2000, 1000).Element(0x7FE00010, "OW", new byte[4_000_000]).File(Syntaxes.Explicit)).Dataset;
        var written = new LargestWrite();
        DicomWriter.Write(written, dataset, DicomTransferSyntax.ExplicitVRBigEndian);
        written.Largest.ShouldBeLessThanOrEqualTo(1 << 18);
        written.Total.ShouldBeGreaterThan(4_000_000);
    }

    private static DicomPixelData Pixels(DicomDataset dataset) =>
        dataset.TryGet(DicomTag.PixelData, out var item) ? (DicomPixelData)item : throw new InvalidOperationException();

    private static List<int> Sizes(DicomPixelData pixels, IReadOnlyList<int> starts) =>
        [.. starts.Select((s, i) => pixels.Fragments.Skip(s).Take((i + 1 < starts.Count ? starts[i + 1] : pixels.Fragments.Count) - s).Sum(f => f.Length))];

    // What a data set reads as in that encoding: implicit VR takes VRs from the dictionary, and cannot see a sequence in a private
    // attribute of known length.
    private static List<string> Lines(
        DicomDataset dataset, DicomTransferSyntax syntax, bool isImplicitAlready = false, bool definedLengths = false, bool signed = false, string indent = "")
    {
        var isSigned = signed || dataset.GetInt32(DicomTag.PixelRepresentation) == 1;
        string Vr(DicomItem item) => syntax.IsExplicitVR || isImplicitAlready ? item.VR.Code : DicomDictionary.ImplicitVR(item.Tag, isSigned).Code;
        return [.. dataset.Items.SelectMany(item => item switch
        {
            DicomElement e => [$"{indent}{e.Tag} {Vr(e)} {Convert.ToHexString(Even(e))}"],
            DicomPixelData p => [$"{indent}{p.Tag} {Vr(p)} {Convert.ToHexString(p.IsBigEndian ? ByteOrder.Swapped(p.Read(0, (int)p.Length).Span, p.VR.UnitSize) : p.Read(0, (int)p.Length).Span)}"],
            DicomSequence s when !syntax.IsExplicitVR && definedLengths && !isImplicitAlready && DicomDictionary.Find(s.Tag) is null =>
                [$"{indent}{s.Tag} UN {Opaque(s)}"],
            DicomSequence s => s.Items.SelectMany((d, i) => Lines(d, syntax, isImplicitAlready, definedLengths, isSigned, $"{indent}{s.Tag}[{i}] ").Prepend($"{indent}{s.Tag}[{i}]")),
            _ => throw new InvalidOperationException(),
        })];
    }

    private static byte[] Even(DicomElement element) =>
        element.Value.Length % 2 == 0 ? element.Value.ToArray() : [.. element.Value.Span, element.VR.Padding];

    private static string Opaque(DicomSequence sequence)
    {
        using var target = new MemoryStream();
        using (var stream = new ElementStream(target, isExplicit: false, isBigEndian: false))
        {
            new DatasetWriter(stream, isEncapsulated: false, new DicomWriteOptions { DefinedLengths = true }).Write(new DicomDataset().AddOrUpdate(sequence), isRoot: false);
            stream.Flush();
        }

        return Convert.ToHexString(target.ToArray().AsSpan(8));
    }

    private sealed class LargestWrite : MemoryStream
    {
        public int Largest { get; private set; }

        public long Total { get; private set; }

        public override void Write(ReadOnlySpan<byte> buffer) => (Largest, Total) = (Math.Max(Largest, buffer.Length), Total + buffer.Length);
    }
}
