using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Interchange.RtStruct;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Interchange.Tests.RtStruct;
using CrowdAnnotate.Interchange.Tests.Seg;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;
using CsCheck;

namespace CrowdAnnotate.Interchange.Tests.Regions;

public class RegionTests
{
    private static readonly RegionChoices AsDrawn = new(Interpolate: false);

    [Fact]
    public void A_mask_becomes_outlines_in_AIM_and_the_same_mask_again() =>
        Gen.Select(Gen.Int[1, 16], Gen.Int[1, 16], Gen.Int[0, 10_000], Gen.Double[0.2, 0.9], Gen.Bool).Sample((columns, rows, seed, share, isMultiFrame) =>
        {
            var grid = Images.Oblique(columns, rows, 3);
            var source = isMultiFrame ? Images.MultiFrame(grid) : Images.Of(grid);
            var mask = Segments.Random(grid, seed, share);
            mask.Voxels[0] = 1;
            var aim = Aim(source).Of((Segments.Drawn, mask)).Result;
            var back = RegionsOfAim.Of(Document(aim), source, AsDrawn).Result.ShouldHaveSingleItem();
            back.Mask.ToMask().Voxels.ShouldBe(mask.Voxels);
            back.Meaning.ShouldBe(Segments.Drawn with { TypeModifiers = [], RegionModifiers = [], Tracking = new Tracking(Segments.Drawn.Label, Segments.Drawn.Tracking!.Uid) });
        }, iter: 40);

    [Fact]
    public void A_segment_becomes_an_annotation_that_refers_to_it_and_the_segment_again()
    {
        var source = Images.Of(Images.Axial(12, 10, 4));
        var mask = Segments.WithoutFirstSlice(Segments.Random(source.Grid, 4));
        var seg = Read(RegionExport.ToSeg([new(Segments.Drawn, [], mask)], source, Images.Made, Images.Uids()).Result, source);
        var aim = Aim(source).Of(seg).Result;
        var annotation = aim.ImageAnnotations.ShouldHaveSingleItem();
        var reference = annotation.Segmentations.ShouldHaveSingleItem();
        (reference.SopInstanceUid, reference.SegmentNumber).ShouldBe((seg.Instance.SopInstanceUid, 1));
        RegionsOfAim.Of(aim, source, null, [seg]).Result[0].Mask.ShouldBeSameAs(seg.Segmentation.Regions[0].Mask);
        RegionsOfAim.Of(aim, source, AsDrawn).Result[0].Mask.ToMask().Voxels.ShouldBe(mask.Voxels);
    }

    [Fact]
    public void A_structure_set_becomes_annotations_and_a_structure_set_again()
    {
        var source = Images.Of(Images.Oblique(64, 48, 3));
        Contour[] contours = [Outlined.Star(1, 30, 24, 20, 30, 1), Outlined.Star(1, 30, 24, 5, 12, 2), Outlined.Star(2, 30, 24, 18, 30, 3)];
        var set = Outlined.Read(Outlined.Write(source, new OutlinedRegion(Segments.Drawn, [.. contours])));
        var regions = RegionsOfAim.Of(Document(Aim(source).Of(set).Result), source, AsDrawn).Result;
        var again = Outlined.Read(RegionExport.ToStructureSet(regions, source, Images.Made, Images.Uids()).Result);
        Outlined.Closed(ContourPlacing.Place(again.Rois.ShouldHaveSingleItem(), source).Contours).ShouldBe(Outlined.Closed(contours));
    }

    [Fact]
    public void An_excluded_shape_is_cut_out_wherever_it_lies_and_slices_between_are_interpolated()
    {
        var source = Images.Of(Images.Axial(20, 20, 5));
        MarkupEntity Square(int number, int slice, double at, double side, bool include) => new TwoDimensionPolyline(
            new Uid($"2.25.5{number}"), number, source.Frames[slice].SopInstanceUid, [new(at, at), new(at + side, at), new(at + side, at + side), new(at, at + side)], 1,
            new ShapeDetails(includeFlag: include));
        var region = Of(source, Square(1, 1, 2, 10, true), Square(2, 3, 2, 10, true), Square(3, 1, 4, 3, false));
        region.Mask.Slice(1).Count(v => v != 0).ShouldBe(100 - 9);
        region.Mask.Slice(2).Count(v => v != 0).ShouldBePositive();
        region.Contours.Count.ShouldBe(3);

        // Half outside the outline: only what is inside is cut.
        Of(source, Square(1, 1, 2, 10, true), Square(2, 1, 10, 4, false)).Mask.Count.ShouldBe(100 - 4);
    }

    [Fact]
    public void What_a_region_does_not_hold_and_annotations_without_one_are_listed()
    {
        var source = Images.Of(Images.Axial(12, 10, 2));
        var aim = Aim(source).Of((Segments.Drawn, Segments.Random(source.Grid, 1))).Result;
        var drawn = aim.ImageAnnotations[0];
        var measured = new ImageAnnotation(
            new Uid("2.25.60"), [Codes.Lesion], drawn.DateTime, "Measured", templateUid: new Uid("2.25.61"),
            calculations: [new CalculationEntity(new Uid("2.25.62"), [Codes.Length], "Length", [new CompactCalculationResult(new Quantity(5, UcumUnit.Millimetre), "Length")])],
            markups: drawn.Markups.Take(1), imageReferences: drawn.ImageReferences);
        var empty = new ImageAnnotation(new Uid("2.25.63"), [Codes.Lesion], drawn.DateTime, "Empty", imageReferences: drawn.ImageReferences);
        var collection = new ImageAnnotationCollection(new Uid("2.25.64"), aim.StudyInstanceUid, aim.SeriesInstanceUid, aim.DateTime, [measured, empty]);
        var regions = RegionsOfAim.Of(collection, source);
        regions.Result.ShouldHaveSingleItem().Meaning.Label.ShouldBe("Measured");
        regions.Losses.Select(l => l.Path.Split('/')[^1]).ShouldContain("calculationEntityCollection");
        regions.Losses.Select(l => l.Path.Split('/')[^1]).ShouldContain("templateUid");
        regions.Losses.ShouldContain(l => l.Path.EndsWith("ImageAnnotation[2]", StringComparison.Ordinal) && l.Message.Contains("no region", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_said_beside_the_outline_is_listed_once_for_each_part_that_a_region_does_not_hold()
    {
        var source = Images.Of(Images.Axial(12, 10, 2));
        var drawn = Aim(source).Of((Segments.Drawn, new Mask(source.Grid, [1, .. new byte[source.Grid.VoxelCount - 1]]))).Result;
        var plain = drawn.ImageAnnotations[0];
        var shape = (TwoDimensionPolyline)plain.Markups[0];
        var rich = new ImageAnnotation(
            new Uid("2.25.60"), [Codes.Lesion], plain.DateTime, "Rich", precedentReferencedAnnotationUid: new Uid("2.25.61"),
            auditTrails: [new AuditTrail(Codes.Lesion, plain.DateTime, Codes.Lesion)],
            physicalEntities: [new ImagingPhysicalEntity(new Uid("2.25.62"), new CodedAnswer([Codes.Lesion], annotatorConfidence: 0.5))],
            markups: [new TwoDimensionPolyline(new Uid("2.25.63"), 1, shape.ImageReferenceUid!.Value, shape.Points, 1, new ShapeDetails(label: "words"))], imageReferences: plain.ImageReferences);
        ImageAnnotationCollection Of(ImageAnnotation annotation, string? accession) => new(
            new Uid("2.25.64"), drawn.StudyInstanceUid, drawn.SeriesInstanceUid, drawn.DateTime, [annotation], accession);
        RegionsOfAim.Of(Of(rich, "A1"), source, AsDrawn).Losses.Select(l => l.Path.Split('/')[^1]).ShouldBe(
            ["precedentReferencedAnnotationUid", "auditTrailCollection", "markupEntityCollection", "imagingPhysicalEntityCollection", "accessionNumber"], ignoreOrder: true);
        RegionsOfAim.Of(Of(plain, null), source, AsDrawn).Losses.ShouldBeEmpty();
    }

    [Fact]
    public void Ellipses_and_circles_are_listed_once_for_an_annotation_as_what_a_region_does_not_hold()
    {
        var source = Images.Of(Images.Axial(24, 20, 2));
        var image = source.Frames[0].SopInstanceUid;
        TwoDimensionCircle Circle(int number, double x) => new(new Uid($"2.25.8{number}"), number, image, [new(x, 10), new(x + 3, 10)], 1);
        Lost(source, Circle(1, 5), new TwoDimensionEllipse(new Uid("2.25.85"), 2, image, [new(12, 10), new(22, 10), new(17, 8), new(17, 12)], 1))
            .ShouldBe([new Loss(
                "/ImageAnnotationCollection/imageAnnotations/ImageAnnotation[1]/markupEntityCollection",
                "A region holds no ellipses and circles, only the polygons or voxels that they become (2).")]);
        Lost(source, new TwoDimensionPolyline(new Uid("2.25.86"), 1, image, [new(2, 2), new(9, 2), new(9, 9)], 1)).ShouldBeEmpty();
    }

    [Fact]
    public void More_regions_than_memory_is_given_are_refused_with_the_path_of_the_first_too_many()
    {
        var source = Images.Of(Images.Axial(12, 10, 2));
        var mask = Segments.Random(source.Grid, 1);
        var three = Aim(source).Of((Segments.Drawn, mask), (Segments.Drawn, mask), (Segments.Drawn, mask)).Result;
        RegionsOfAim.Of(three, source, AsDrawn with { MostVoxels = 2 * source.Grid.VoxelCount }).Result.Count.ShouldBe(3);
        Should.Throw<ArgumentException>(() => RegionsOfAim.Of(three, source, AsDrawn with { MostVoxels = source.Grid.VoxelCount }))
            .Message.ShouldStartWith("/ImageAnnotationCollection/imageAnnotations/ImageAnnotation[3]: the regions before it fill");
    }

    [Fact]
    public void Of_regions_that_overlap_the_first_has_the_voxel_in_a_label_map()
    {
        var grid = Images.Axial(2, 1, 1);
        AnnotatedRegion[] regions = [new(Segments.Drawn, [], new Mask(grid, [1, 0])), new(Segments.Consensus, [], new Mask(grid, [1, 1]))];
        var labels = RegionExport.ToLabels(regions, grid);
        labels.Result.ShouldBe(new byte[] { 1, 2 });
        labels.Losses.ShouldHaveSingleItem().Message.ShouldStartWith("1 of its voxels");
    }

    private static AimOfRegions Aim(SourceSeries source) => new(source, Images.Made, Images.Uids());

    private static AnnotatedRegion Of(SourceSeries source, params MarkupEntity[] markups) => Converted(source, markups).Result.ShouldHaveSingleItem();

    // Without the remark on several outlines of a slice, which is said beside it.
    private static IEnumerable<Loss> Lost(SourceSeries source, params MarkupEntity[] markups) =>
        Converted(source, markups).Losses.Where(l => l.Path.EndsWith("Collection", StringComparison.Ordinal));

    private static Conversion<ValueList<AnnotatedRegion>> Converted(SourceSeries source, MarkupEntity[] markups)
    {
        var images = source.Frames.Select(f => new Image(f.SopClassUid, f.SopInstanceUid));
        var annotation = new ImageAnnotation(
            new Uid("2.25.70"), [Codes.Lesion], new AimDateTime(DateTimeOffset.UnixEpoch), "L", markups: markups,
            imageReferences: [new DicomImageReferenceEntity(new Uid("2.25.71"), new ImageStudy(source.StudyInstanceUid, new ImageSeries(source.SeriesInstanceUid, new("CT", "DCM", "CT"), images)))]);
        return RegionsOfAim.Of(new ImageAnnotationCollection(new Uid("2.25.72"), source.StudyInstanceUid, new Uid("2.25.73"), annotation.DateTime, [annotation]), source);
    }

    // Through the document, as a file would have it.
    private static ImageAnnotationCollection Document(ImageAnnotationCollection collection)
    {
        var reading = AimXml.Read(AimXml.Write(collection));
        return reading.Collection.ShouldNotBeNull(string.Join(' ', reading.Findings));
    }

    private static SegReading Read(DicomDataset dataset, SourceSeries source)
    {
        DicomFile.TryRead(DicomWriter.Write(dataset), out var file, out _).ShouldBeTrue();
        SegReader.TryRead(file!, source, out var reading, out var refusal).ShouldBeTrue(refusal?.ToString());
        return reading!;
    }
}
