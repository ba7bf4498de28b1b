using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;
using CsCheck;

namespace CrowdAnnotate.Interchange.Tests.Seg;

public class SegReaderTests
{
    private static readonly Gen<VolumeGeometry> Grids =
        from columns in Gen.Int[1, 20]
        from rows in Gen.Int[1, 20]
        from slices in Gen.Int[1, 5]
        from oblique in Gen.Bool
        select oblique ? Images.Oblique(columns, rows, slices) : Images.Axial(columns, rows, slices);

    [Fact]
    public void Masks_come_back_from_a_binary_object_with_their_grid_and_codes() =>
        Gen.Select(Grids, Gen.Int[1, 3], Gen.Int[0, 1000], Gen.Double[0, 1]).Sample((grid, count, seed, share) =>
        {
            var source = Images.Of(grid);
            var segments = Enumerable.Range(0, count).Select(i => (i == 1 ? Segments.Consensus : Segments.Drawn, Segments.Random(grid, seed + i, share))).ToList();
            AssertSame(Back(Segmentation.Binary(segments), source, source), Segmentation.Binary(segments));
        }, iter: 60);

    [Fact]
    public void Fractions_and_label_maps_come_back() =>
        Gen.Select(Grids, Gen.Int[0, 1000], Gen.Bool).Sample((grid, seed, wide) =>
        {
            var source = Images.MultiFrame(grid);
            var fractional = new Segmentation(
                SegmentationKind.Occupancy, grid, [new(1, Segments.Drawn, Segments.Fractions(grid, seed)), new(2, Segments.Consensus, Segments.Fractions(grid, seed + 1))]);
            AssertSame(Back(fractional, source, source), fractional);
            var map = wide ? Segments.LabelMap(grid, 2, 700) : Segments.LabelMap(grid, 1, 2, 3);
            AssertSame(Back(map, source, source), map);
        }, iter: 40);

    [Fact]
    public void Without_the_images_the_frames_span_the_grid_and_left_out_places_stay_empty()
    {
        var grid = Images.Oblique(9, 7, 5);
        var mask = new Mask(grid);
        mask.Voxels[grid.IndexOf(3, 2, 1)] = 1;
        mask.Voxels[grid.IndexOf(4, 6, 4)] = 1;
        var back = Back(Segmentation.Binary((Segments.Drawn, mask)), Images.Of(grid), null).Segmentation;
        back.Grid.Slices.ShouldBe(4);
        back.Grid.ToPatient(new IndexPoint(0, 0), 0).DistanceTo(grid.ToPatient(new IndexPoint(0, 0), 1)).ShouldBeLessThan(1e-6);
        back.Grid.SliceSpacing.ShouldBe(2.5, 1e-6);
        back.Regions[0].Mask.Count.ShouldBe(2);
        back.Regions[0].Mask[3, 2, 0].ShouldBeTrue();
        back.Regions[0].Mask[4, 6, 3].ShouldBeTrue();
    }

    [Fact]
    public void A_tilted_gantry_comes_back()
    {
        var grid = new VolumeGeometry(5, 4, 4, new PatientPoint(1, 2, 3), new(1, 0, 0), new(0, 1, 0), 0.7, 0.9, 2, new PatientVector(0, 0.2, 1).Normalised());
        var mask = Segments.Random(grid, 3, 0.5);
        var back = Back(Segmentation.Binary((Segments.Drawn, mask)), Images.Of(grid), null).Segmentation;
        back.Grid.Coincides(grid).ShouldBeTrue();
        back.Regions[0].Mask.ToMask().Voxels.ShouldBe(mask.Voxels);
    }

    [Fact]
    public void Images_on_another_grid_are_not_taken_and_that_is_said()
    {
        var (grid, other) = (Images.Axial(6, 5, 3), Images.Axial(6, 5, 3, z: 3));
        var reading = Back(Segmentation.Binary((Segments.Drawn, Segments.Random(grid, 2))), Images.Of(grid), Images.Of(other));
        reading.Segmentation.Grid.Coincides(grid).ShouldBeTrue();
        reading.Notes.ShouldContain(n => n.Text.Contains("grid of the images", StringComparison.Ordinal));
    }

    [Fact]
    public void An_empty_mask_comes_back_empty()
    {
        var grid = Images.Axial(3, 3, 2);
        Back(Segmentation.Binary((Segments.Drawn, new Mask(grid))), Images.Of(grid), Images.Of(grid)).Segmentation.Regions[0].Mask.Count.ShouldBe(0);
    }

    [Fact]
    public void Segments_that_overlap_make_no_label_map()
    {
        var grid = Images.Axial(3, 3, 2);
        var both = Segments.Random(grid, 1, 1);
        var map = new Segmentation(SegmentationKind.LabelMap, grid, [new(1, Segments.Drawn, both), new(2, Segments.Consensus, both)]);
        Should.Throw<ArgumentException>(() => SegWriter.Write(map, Images.Of(grid), Images.Made, Images.Uids())).Message.ShouldContain("overlap");
    }

    [Fact]
    public void What_rounding_costs_is_a_loss()
    {
        var grid = Images.Axial(1, 1, 1);
        var segmentation = new Segmentation(SegmentationKind.Probability, grid, [new(1, Segments.Consensus, new Volume(grid, [0.5f]))]);
        SegWriter.Write(segmentation, Images.Of(grid), Images.Made, Images.Uids()).Losses.ShouldHaveSingleItem().Message.ShouldContain("0.0020");
    }

    private static SegReading Back(Segmentation segmentation, SourceSeries source, SourceSeries? given) =>
        Read(SegWriter.Write(segmentation, source, Images.Made, Images.Uids()).Result, given);

    private static SegReading Read(DicomDataset dataset, SourceSeries? source)
    {
        DicomFile.TryRead(DicomWriter.Write(dataset), out var file, out var unread).ShouldBeTrue(unread?.ToString());
        SegReader.TryRead(file!, source, out var reading, out var refusal).ShouldBeTrue(refusal?.ToString());
        return reading!;
    }

    private static void AssertSame(SegReading back, Segmentation expected)
    {
        back.Notes.ShouldBeEmpty();
        back.Segmentation.Kind.ShouldBe(expected.Kind);
        back.Segmentation.Grid.Coincides(expected.Grid).ShouldBeTrue();
        back.Segmentation.Regions.Select(r => (r.Number, r.Segment)).ShouldBe(expected.Regions.Select(r => (r.Number, r.Segment)));
        foreach (var (was, now) in expected.Regions.Zip(back.Segmentation.Regions))
        {
            now.Mask.ToMask().Voxels.AsSpan().SequenceEqual(was.Mask.ToMask().Voxels).ShouldBeTrue();
            (now.Fractions?.ToVolume().Voxels ?? []).AsSpan().SequenceEqual(was.Fractions?.ToVolume().Voxels ?? []).ShouldBeTrue();
        }
    }
}
