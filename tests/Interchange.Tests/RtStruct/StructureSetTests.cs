using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.RtStruct;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Interchange.Tests.Seg;
using CrowdAnnotate.Volumes;
using CsCheck;

namespace CrowdAnnotate.Interchange.Tests.RtStruct;

public class StructureSetTests
{
    private static readonly DicomTag ContourSequence = new(0x3006, 0x0040);
    private static readonly DicomTag ContourData = new(0x3006, 0x0050);
    private static readonly DicomTag GeometricType = new(0x3006, 0x0042);

    [Fact]
    public void Contours_with_holes_and_islands_come_back_on_any_orientation() =>
        Gen.Select(Gen.Bool, Gen.Bool, Gen.Int[0, 10_000], Gen.Int[3, 40], Gen.Int[0, 3]).Sample((oblique, isMultiFrame, seed, points, holes) =>
        {
            var grid = oblique ? Images.Oblique(64, 48, 3) : Images.Axial(64, 48, 3);
            var source = isMultiFrame ? Images.MultiFrame(grid) : Images.Of(grid);
            var contours = new List<Contour> { Outlined.Star(1, 30, 24, 22, 40, seed) };
            contours.AddRange(Enumerable.Range(0, holes).Select(h => Outlined.Star(1, 24 + (6 * h), 24, 2.5, points, seed + h)));
            contours.Add(Outlined.Star(2, 12, 12, 5, points, seed));
            contours.AddRange(holes > 0 ? [Outlined.Star(1, 24, 24, 0.8, 5, seed)] : []);
            var placed = Outlined.Back(source, new(Segments.Drawn, contours.ToValueList()));
            Outlined.Closed(placed.Contours).ShouldBe(Outlined.Closed(contours));
        }, iter: 60);

    [Fact]
    public void Contours_that_cross_are_all_kept()
    {
        var grid = Images.Axial(12, 12, 1);
        var contours = new[] { Square(0, 1, 5), Square(0, 3, 5), Square(0, 5, 6), Square(0, 2, 2) };
        var placed = Outlined.Back(Images.Of(grid), new(Segments.Drawn, [.. contours]));
        placed.ToMask(grid).Voxels.ShouldBe(Rasteriser.Rasterise(contours, grid).Voxels);
    }

    [Fact]
    public void Masks_come_back_from_their_outlines() =>
        Gen.Select(Gen.Int[1, 24], Gen.Int[1, 24], Gen.Int[0, 10_000], Gen.Double[0.05, 0.95]).Sample((columns, rows, seed, share) =>
        {
            var grid = Images.Oblique(columns, rows, 2);
            var mask = Segments.Random(grid, seed, share);
            mask.Voxels[0] = 1;
            Outlined.Back(Images.Of(grid), OutlinedRegion.Of(Segments.Drawn, mask)).ToMask(grid).Voxels.ShouldBe(mask.Voxels);
        }, iter: 60);

    [Fact]
    public void A_mask_without_a_voxel_is_a_region_without_a_contour_and_told()
    {
        var set = Outlined.Read(Outlined.Write(Images.Of(Images.Axial(3, 3, 2)), OutlinedRegion.Of(Segments.Drawn, new Mask(Images.Axial(3, 3, 2)))));
        set.Rois.ShouldHaveSingleItem().Contours.ShouldBeEmpty();
        set.Notes.ShouldHaveSingleItem().Text.ShouldBe("Region 1 has no contour");
    }

    [Fact]
    public void A_single_pixel_is_outlined_at_its_edges_in_mm()
    {
        var grid = Images.Axial(3, 3, 2, x: 0.5, y: 2);
        var mask = new Mask(grid);
        mask.Voxels[grid.IndexOf(1, 1, 1)] = 1;
        var set = Outlined.Read(Outlined.Write(Images.Of(grid), OutlinedRegion.Of(Segments.Drawn, mask)));
        var points = set.Rois[0].Contours.ShouldHaveSingleItem().Points;

        // The centre of pixel (1, 1) lies at (-10.25 + 0.5, 20.5 + 2); its edges half a pixel away.
        points.Select(p => (p.X, p.Y, p.Z)).ShouldBe([(-9.5, 21.5, 32.625), (-9.5, 23.5, 32.625), (-10, 23.5, 32.625), (-10, 21.5, 32.625)], ignoreOrder: true);
    }

    [Fact]
    public void Ten_thousand_points_come_back()
    {
        var grid = Images.Oblique(512, 512, 2);
        var contour = Outlined.Star(1, 256, 256, 200, 10_000, 5);
        Outlined.Back(Images.Of(grid), new(Segments.Drawn, [contour])).Contours.ShouldHaveSingleItem().Points.ShouldBe(contour.Points);
    }

    [Fact]
    public void The_meaning_comes_back_and_what_has_no_place_is_a_loss()
    {
        var grid = Images.Axial(8, 8, 2);
        var region = OutlinedRegion.Of(Segments.Drawn, Segments.Random(grid, 1));
        var written = StructureSetWriter.Write([region, region with { Meaning = Segments.Consensus }], Images.Of(grid), Images.Made, Images.Uids());
        written.Losses.ShouldHaveSingleItem().Message.ShouldContain("Tracking");
        var set = Outlined.Read(written.Result);
        set.Rois.Select(r => r.Meaning).ShouldBe([Segments.Drawn with { Tracking = null, Region = null, RegionModifiers = [] }, Segments.Consensus]);
        set.FrameOfReference.ShouldBe(new Uid("1.2.3.3"));
        set.ReferencedSeries.ShouldBe(new Uid("1.2.3.2"));
    }

    [Fact]
    public void Points_and_lines_become_marks_and_other_shapes_are_told()
    {
        var grid = Images.Axial(8, 8, 2);
        var dataset = Outlined.Write(Images.Of(grid), new OutlinedRegion(Segments.Consensus, [.. Enumerable.Range(2, 3).Select(x => Square(1, x, 3))]));
        var items = dataset.GetSequence(new DicomTag(0x3006, 0x0039))[0].GetSequence(ContourSequence);
        Change(items[0], "POINT", 1);
        Change(items[1], "OPEN_PLANAR", 2);
        Change(items[2], "OPEN_PLANAR", 3);
        var placed = ContourPlacing.Place(Outlined.Read(dataset).Rois[0], Images.Of(grid));
        placed.Contours.ShouldBeEmpty();
        placed.Marks.Select(m => (m.Kind, m.Points.Count, m.Image.Value)).ShouldBe([(MarkKind.Point, 1, "1.2.3.4.2"), (MarkKind.Length, 2, "1.2.3.4.2")]);
        placed.Notes.ShouldHaveSingleItem().Text.ShouldContain("Contour 3 of region 1 is OpenPlanar with 3 points");
    }

    [Fact]
    public void A_contour_within_another_is_a_hole_whether_it_says_xor_or_not()
    {
        var grid = Images.Axial(12, 12, 1);
        var dataset = Outlined.Write(Images.Of(grid), new OutlinedRegion(Segments.Consensus, [Square(0, 1, 9), Square(0, 20, 3)]));
        var items = dataset.GetSequence(new DicomTag(0x3006, 0x0039))[0].GetSequence(ContourSequence);
        Move(items[1], -16);
        foreach (var (type, notes) in new[] { ("CLOSED_PLANAR", 1), ("CLOSEDPLANAR_XOR", 0) })
        {
            items.ToList().ForEach(i => i.AddOrUpdate(GeometricType, type));
            var placed = ContourPlacing.Place(Outlined.Read(dataset).Rois[0], Images.Of(grid));
            placed.ToMask(grid).Count.ShouldBe(81 - 9);
            placed.Notes.Count.ShouldBe(notes);
        }
    }

    [Fact]
    public void Contours_beside_between_and_outside_the_images_are_told()
    {
        var grid = Images.Axial(8, 8, 3);
        var square = new[] { (1.0, 1.0), (3, 1), (3, 3) };
        PatientContour At(params double[] slices) => new(
            ContourShape.ClosedPlanar, square.Select((p, i) => grid.ToPatient(new ImagePoint(p.Item1, p.Item2), slices[i % slices.Length])).ToValueList(), null, null);
        var placed = ContourPlacing.Place(new StructureRoi(4, Segments.Consensus, [At(1.1), At(1.5), At(7), At(0, 1, 2), At(1)]), Images.Of(grid));
        placed.Contours.Count.ShouldBe(2);
        placed.Notes.Select(n => n.Text).ShouldBe(
        [
            "Contour 1 of region 4 lies 0.25 mm beside its image and was put on it", "Contour 2 of region 4 lies between the images; it is left out",
            "Contour 3 of region 4 lies outside the images; it is left out", "Contour 4 of region 4 does not lie in the planes of the images; it is left out",
        ]);
    }

    public static TheoryData<string, string> Broken() => new()
    {
        { "type", "is of no known geometric type" }, { "points", "no points of three finite numbers" }, { "count", "says 9 points" }, { "regions", "has no region" }, { "class", "no structure set" },
    };

    [Theory]
    [MemberData(nameof(Broken))]
    public void A_broken_object_is_refused_with_the_contour_and_the_reason(string kind, string reason)
    {
        var grid = Images.Axial(8, 8, 2);
        var dataset = Outlined.Write(Images.Of(grid), OutlinedRegion.Of(Segments.Consensus, Segments.Random(grid, 3)));
        var contour = dataset.GetSequence(new DicomTag(0x3006, 0x0039))[0].GetSequence(ContourSequence)[0];
        _ = kind switch
        {
            "type" => contour.AddOrUpdate(GeometricType, "CIRCLE"),
            "points" => contour.AddOrUpdate(ContourData, 1.0, 2.0),
            "count" => contour.AddOrUpdate(new DicomTag(0x3006, 0x0046), 9.0),
            "regions" => dataset.AddOrUpdate(new DicomTag(0x3006, 0x0020), Array.Empty<DicomDataset>()),
            _ => dataset.AddOrUpdate(DicomTag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.481.2"),
        };
        DicomFile.TryRead(DicomWriter.Write(dataset, DicomTransferSyntax.ImplicitVRLittleEndian), out var file, out _).ShouldBeTrue();
        StructureSetReader.TryRead(file!, out _, out var refusal).ShouldBeFalse();
        refusal!.Reason.ShouldContain(reason);
        refusal.Tag.ShouldNotBeNull();
    }

    private static Contour Square(int slice, double at, double side) =>
        new(slice, [new(at, at), new(at + side, at), new(at + side, at + side), new(at, at + side)]);

    private static void Change(DicomDataset contour, string type, int points) => contour.AddOrUpdate(GeometricType, type)
        .AddOrUpdate(new DicomTag(0x3006, 0x0046), (double)points).AddOrUpdate(ContourData, contour.GetDoubles(ContourData)![..(3 * points)]);

    private static void Move(DicomDataset contour, double pixels) => contour.AddOrUpdate(ContourData,
        [.. contour.GetDoubles(ContourData)!.Select((v, i) => (i % 3) switch { 0 => v + (0.7 * pixels), 1 => v + (0.9 * pixels), _ => v })]);
}
