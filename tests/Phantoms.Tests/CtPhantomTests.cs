using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Phantoms.Tests;

public class CtPhantomTests
{
    private static readonly CtPhantom Small = CtPhantom.Create(3, 30, 256);

    [Fact]
    public void The_same_seed_gives_the_same_series_and_another_seed_another()
    {
        var (one, same, other) = (CtPhantom.Create(5, 20, 128), CtPhantom.Create(5, 20, 128), CtPhantom.Create(6, 20, 128));
        same.Volume.Voxels.AsSpan().SequenceEqual(one.Volume.Voxels).ShouldBeTrue();
        same.SliceUids.ShouldBe(one.SliceUids);
        PhantomTruth.Of(same).ToJson().ShouldBe(PhantomTruth.Of(one).ToJson());
        other.Volume.Voxels.AsSpan().SequenceEqual(one.Volume.Voxels).ShouldBeFalse();
        other.SeriesUid.ShouldNotBe(one.SeriesUid);
        one.SliceUids.Distinct().Count().ShouldBe(20);
    }

    [Fact]
    public void Its_abdomen_is_not_taken_for_a_head() => Volumes.HeadShape.IsSeen(Small.Volume, -300).ShouldBeFalse();

    [Theory]
    [InlineData(1, 20)]
    [InlineData(2, 24)]
    [InlineData(3, 40)]
    [InlineData(4, 60)]
    [InlineData(5, 60)]
    [InlineData(6, 90)]
    public void The_first_lesion_alone_is_marked_as_spanning_exactly_three_slices(int seed, int slices)
    {
        var truth = PhantomTruth.Of(CtPhantom.Create(seed, slices, 128));
        truth.Lesions.Count.ShouldBe(5);
        truth.Lesions[0].SpansExactlyThreeSlices.ShouldBeTrue();
        truth.Lesions[0].Slices.Count.ShouldBe(3);
        truth.Lesions.Where(l => l.SpansExactlyThreeSlices && l.Slices.Count != 3).ShouldBeEmpty();
        truth.Lesions.Select(l => l.Organ).Distinct().ShouldBe(["liver", "lung"]);
    }

    [Fact]
    public void A_lesion_has_its_Hounsfield_units_inside_and_contrast_to_its_surroundings()
    {
        foreach (var lesion in Small.Lesions)
        {
            var g = Small.Volume.Geometry;
            var inside = new List<double>();
            var around = new List<double>();
            for (var i = 0; i < Small.Volume.Voxels.Length; i++)
            {
                var p = g.ToPatient(new IndexPoint(i % g.Columns, i / g.Columns % g.Rows), i / g.VoxelsPerSlice);
                if (Holds(lesion, p, 1 / 1.6))
                {
                    inside.Add(Small.Volume.Voxels[i]);
                }
                else if (Holds(lesion, p, 1.4) && !Holds(lesion, p, 1.15))
                {
                    around.Add(Small.Volume.Voxels[i]);
                }
            }

            inside.Count.ShouldBeGreaterThan(4, lesion.Id);
            inside.Average().ShouldBe(lesion.Hounsfield, 8, lesion.Id);
            Math.Abs(Median(around) - inside.Average()).ShouldBeGreaterThan(30, lesion.Id);
        }
    }

    [Fact]
    public void Volume_of_mask_and_ellipsoid_agree_within_a_tenth()
    {
        foreach (var lesion in PhantomTruth.Of(CtPhantom.Create(9, 60, 512)).Lesions)
        {
            lesion.MaskVolumeMm3.ShouldBe(lesion.VolumeMm3, 0.1 * lesion.VolumeMm3, lesion.Id);
        }
    }

    [Fact]
    public void The_axes_of_a_section_are_its_greatest_width_and_the_width_across_it()
    {
        foreach (var lesion in Small.Lesions)
        {
            var z = lesion.Centre.Z + 1;
            var (longAxis, shortAxis) = lesion.SectionAt(z)!.Value;
            var middle = Between(longAxis);

            // By walking outwards from the middle in a thousand directions until the lesion ends.
            var widths = Enumerable.Range(0, 1000).Select(i => 2 * Edge(lesion, middle, i * Math.PI / 1000)).ToList();
            longAxis.Millimetres.ShouldBe(widths.Max(), 0.05, lesion.Id);
            shortAxis.Millimetres.ShouldBe(widths.Min(), 0.05, lesion.Id);
            (longAxis.To - longAxis.From).Dot(shortAxis.To - shortAxis.From).ShouldBe(0, 1e-6);
        }
    }

    [Fact]
    public void A_plane_beside_a_lesion_has_no_section_of_it() =>
        Small.Lesions[0].SectionAt(Small.Lesions[0].Centre.Z + 40).ShouldBeNull();

    [Fact]
    public void A_series_too_short_or_a_matrix_too_small_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => CtPhantom.Create(1, CtPhantom.FewestSlices - 1));
        Should.Throw<ArgumentOutOfRangeException>(() => CtPhantom.Create(1, 30, 64));
    }

    private static PatientPoint Between(LesionAxis axis) => axis.From + ((axis.To - axis.From) * 0.5);

    // Whether the lesion would hold the point if it were that many times its size.
    private static bool Holds(PhantomLesion lesion, PatientPoint p, double size)
    {
        var q = lesion.Centre + ((p - lesion.Centre) * (1 / size));
        return lesion.Contains(q.X, q.Y, q.Z);
    }

    // The shell may cut a vessel or the organ's border, which a median overlooks.
    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static double Edge(PhantomLesion lesion, PatientPoint from, double direction)
    {
        var (low, high) = (0.0, 60.0);
        while (high - low > 1e-4)
        {
            var r = (low + high) / 2;
            (low, high) = lesion.Contains(from.X + (r * Math.Cos(direction)), from.Y + (r * Math.Sin(direction)), from.Z) ? (r, high) : (low, r);
        }

        return low;
    }
}
