using System.Globalization;
using System.Text.Json;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.Coco;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Interchange.RtStruct;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Interchange.Tests.RtStruct;
using CrowdAnnotate.Interchange.Tests.Seg;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Tests.Regions;

/// <summary>Five thousand annotations on one series of 512×512×30: as masks on the whole grid they would take 39 GB.</summary>
public class ManyRegionTests(ManyRegionTests.Marked marked) : IClassFixture<ManyRegionTests.Marked>
{
    private const int Count = 5000;

    // Number of segments, then of some frames segment, image, voxels, and the sums of their columns and rows, straight from the raw bits.
    private const string Told = """
        import sys, numpy, pydicom
        d = pydicom.dcmread(sys.argv[1])
        print(len(d.SegmentSequence), d.SegmentSequence[-1].SegmentNumber)
        n = d.Rows * d.Columns // 8
        for i in map(int, sys.argv[2:]):
            g = d.PerFrameFunctionalGroupsSequence[i]
            s = g.SegmentIdentificationSequence[0].ReferencedSegmentNumber
            z = g.DerivationImageSequence[0].SourceImageSequence[0].ReferencedSOPInstanceUID.split('.')[-1]
            bits = numpy.unpackbits(numpy.frombuffer(d.PixelData[i*n:(i+1)*n], dtype=numpy.uint8), bitorder='little').reshape(d.Rows, d.Columns)
            y, x = numpy.nonzero(bits)
            print(s, z, len(x), x.sum(), y.sum())
        """;

    [Fact, Trait("Category", "Long")]
    public void Pydicom_finds_each_of_5000_annotations_in_a_binary_segmentation()
    {
        using var file = new TemporaryFile(marked.Seg(SegmentationKind.Binary));
        int[] some = [0, 1, 777, 2500, 4998, 4999];
        var told = Judge.Pydicom(Told, [file.Path, .. some.Select(n => n.ToString(CultureInfo.InvariantCulture))]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        told[0].ShouldBe($"{Count} {Count}");
        told[1..].ShouldBe(some.Select(marked.Expected));
    }

    [Theory]
    [InlineData(SegmentationKind.Binary)]
    [InlineData(SegmentationKind.LabelMap)]
    public void A_segmentation_of_5000_regions_is_read_back_region_by_region(SegmentationKind kind)
    {
        DicomFile.TryRead(DicomWriter.Write(marked.Seg(kind)), out var file, out _).ShouldBeTrue();
        SegReader.TryRead(file!, marked.Source, out var reading, out var refusal).ShouldBeTrue(refusal?.ToString());
        reading!.Segmentation.Regions.Select(r => r.Number).ShouldBe(Enumerable.Range(1, Count));
        reading.Segmentation.Regions.Zip(marked.Regions).ShouldAllBe(p => Marked.Sums(p.First.Mask).Equals(Marked.Sums(p.Second.Mask)));
        reading.Segmentation.Regions.Sum(r => (long)r.Mask.Voxels.Length).ShouldBeLessThan(10_000_000);
    }

    [Fact]
    public void RTSTRUCT_and_COCO_hold_5000_regions_as_well()
    {
        var edged = marked.Regions.Select(r => r with { Contours = MaskOutline.Trace(r.Mask).ToValueList() }).ToList();
        var set = Outlined.Read(RegionExport.ToStructureSet(edged, marked.Source, Images.Made, Images.Uids()).Result);
        set.Rois.Count.ShouldBe(Count);
        ContourPlacing.Place(set.Rois[4321], marked.Source).ToBlock(marked.Source.Grid).Count.ShouldBe(marked.Regions[4321].Mask.Count);
        using var coco = JsonDocument.Parse(CocoWriter.Write(edged, marked.Source, Images.Made).Result);
        coco.RootElement.GetProperty("annotations").GetArrayLength().ShouldBe(Count);
    }

    [Fact]
    public void More_segments_than_their_numbers_have_bits_are_refused_with_what_to_do()
    {
        var grid = Images.Axial(2, 2, 1);
        var regions = Enumerable.Repeat(new AnnotatedRegion(Segments.Consensus, [], MaskBlock.Empty(grid)), ushort.MaxValue + 1).ToList();
        Should.Throw<ArgumentException>(() => RegionExport.ToSeg(regions, Images.Of(grid), Images.Made, Images.Uids()))
            .Message.ShouldStartWith("A SEG holds 65535 segments, whose number has 16 bits, not 65536. Convert the document in parts");
    }

    /// <summary>Circles that share no voxel, 13×13 on a slice.</summary>
    public sealed class Marked
    {
        public Marked()
        {
            var date = new AimDateTime(DateTimeOffset.UnixEpoch);
            var collection = new ImageAnnotationCollection(
                new Uid("2.25.1"), Source.StudyInstanceUid, new Uid("2.25.2"), date, Enumerable.Range(0, Count).Select(i => Annotation(i, date)));
            Regions = RegionsOfAim.Of(collection, Source).Result;
        }

        public SourceSeries Source { get; } = Images.Of(Images.Axial(512, 512, 30, 1, 1));

        public ValueList<AnnotatedRegion> Regions { get; }

        public DicomDataset Seg(SegmentationKind kind) => RegionExport.ToSeg(Regions, Source, Images.Made, Images.Uids(), kind).Result;

        /// <summary>By the centres of pixels within the radius, as the script tells them.</summary>
        public string Expected(int i)
        {
            var (slice, x, y, radius) = Place(i);
            var inside = (from row in Enumerable.Range(0, 512) from column in Enumerable.Range(0, 512)
                          where Math.Pow(column + 0.5 - x, 2) + Math.Pow(row + 0.5 - y, 2) < radius * radius select (column, row)).ToList();
            return $"{i + 1} {Source.Frames[slice].SopInstanceUid.Value.Split('.')[^1]} {inside.Count} {inside.Sum(p => p.column)} {inside.Sum(p => p.row)}";
        }

        public static (int Voxels, long X, long Y, long Z) Sums(MaskBlock mask)
        {
            var (box, sums) = (mask.Box, (Voxels: 0, X: 0L, Y: 0L, Z: 0L));
            for (var i = 0; i < mask.Voxels.Length; i++)
            {
                var (x, y, z) = (box.X + (i % box.Columns), box.Y + (i / box.Columns % box.Rows), box.Z + (i / (box.Columns * box.Rows)));
                sums = mask.Voxels[i] == 0 ? sums : (sums.Voxels + 1, sums.X + x, sums.Y + y, sums.Z + z);
            }

            return sums;
        }

        // No pixel's centre lies nearer to a circle than its polygon of 180 points is off.
        private static (int Slice, double X, double Y, double Radius) Place(int i) =>
            (i % 30, 20 + (38 * (i / 30 % 13)), 20 + (38 * (i / 30 / 13)), 3.3 + (i % 5));

        private ImageAnnotation Annotation(int i, AimDateTime date)
        {
            var (slice, x, y, radius) = Place(i);
            var image = Source.Frames[slice];
            return new ImageAnnotation(
                new Uid($"2.25.3{i}"), [Codes.Lesion], date, $"Lesion {i + 1}",
                markups: [new TwoDimensionCircle(new Uid($"2.25.4{i}"), 1, image.SopInstanceUid, [new(x, y), new(x + radius, y)], 1)],
                imageReferences: [new DicomImageReferenceEntity(new Uid($"2.25.5{i}"), new ImageStudy(
                    Source.StudyInstanceUid, new ImageSeries(Source.SeriesInstanceUid, new("CT", "DCM", "CT"), [new Image(image.SopClassUid, image.SopInstanceUid)])))]);
        }
    }
}
