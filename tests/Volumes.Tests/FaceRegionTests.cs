using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Volumes.Tests;

/// <summary>A made head of known parts: skull, brain inside it, eyes and nose before it.</summary>
public class FaceRegionTests
{
    private const float Air = -1000, Skin = 40, BrainTissue = 35;

    private static readonly (double X, double Y, double Z) Skull = (75, 95, 115);
    private static readonly PatientPoint Middle = new(3, 10, -20);

    public static TheoryData<string> Orientations() => ["axial", "sagittal", "coronal"];

    [Theory]
    [MemberData(nameof(Orientations))]
    public void Nose_and_eyes_are_in_it_and_the_brain_is_not(string orientation)
    {
        var head = Head(orientation);

        var face = FaceRegion.Find(head, -300)!;

        var parts = Parts(head.Geometry, face);
        parts.Nose.ShouldBe((0, parts.Nose.All), "(missed, all)");
        ((double)parts.Eyes.Missed).ShouldBeLessThan(0.02 * parts.Eyes.All, "the level of the nose is known to a cell of the raster");
        parts.BrainTouched.ShouldBe(0);
        parts.Nose.All.ShouldBeGreaterThan(0);
        parts.Eyes.All.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void What_is_to_be_spared_is_spared_with_its_margin()
    {
        var head = Head("axial");
        var spared = new Mask(head.Geometry);
        var (x, y, z) = NearestVoxel(head.Geometry, Nose(0));
        spared.Voxels[head.Geometry.IndexOf(x, y, z)] = 1;

        var face = FaceRegion.Find(head, -300, spared)!;

        face[x, y, z].ShouldBeFalse();
        face[x + 1, y, z].ShouldBeFalse("within the margin");
        face[x + 3, y, z].ShouldBeTrue("outside it");
    }

    [Fact]
    public void No_head_no_region() => FaceRegion.Find(new Volume(Grid("axial"), Filled(Grid("axial"), Air)), -300).ShouldBeNull();

    [Fact]
    public void A_mask_on_another_grid_is_refused() =>
        Should.Throw<ArgumentException>(() => FaceRegion.Find(Head("axial"), -300, new Mask(Grid("coronal"))));

    [Fact]
    public void Otsu_lies_between_two_kinds_of_values()
    {
        var grid = Grid("axial");
        var values = Filled(grid, 10);
        values.AsSpan(0, values.Length / 3).Fill(200);

        FaceRegion.OtsuThreshold(new Volume(grid, values)).ShouldBeInRange(10, 200);
    }

    private static ((int Missed, int All) Nose, (int Missed, int All) Eyes, int BrainTouched) Parts(VolumeGeometry geometry, Mask face)
    {
        (int Missed, int All) nose = default, eyes = default;
        var brain = 0;
        ForEach(geometry, (index, point) =>
        {
            var cut = face.Voxels[index] != 0;
            if (IsNose(point))
            {
                nose = (nose.Missed + (cut ? 0 : 1), nose.All + 1);
            }
            else if (IsEye(point))
            {
                eyes = (eyes.Missed + (cut ? 0 : 1), eyes.All + 1);
            }
            else if (IsBrain(point) && cut)
            {
                brain++;
            }
        });
        return (nose, eyes, brain);
    }

    internal static Volume Head(string orientation)
    {
        var grid = Grid(orientation);
        var values = Filled(grid, Air);
        ForEach(grid, (index, point) => values[index] = IsBrain(point) ? BrainTissue : IsSkull(point) || IsNose(point) || IsEye(point) ? Skin : Air);
        return new Volume(grid, values);
    }

    // The skull's front is at the level of the face 95 mm before the middle; the nose stands 22 mm out of it, 135 mm below the vertex.
    private static PatientPoint Nose(double out_) => new(Middle.X, Middle.Y - 92 - out_, Middle.Z + 115 - 135);

    private static bool IsSkull(PatientPoint p) => Ellipsoid(p, Middle, Skull) <= 1;

    // The brain fills the upper part of the skull, 8 mm within it; its floor in front is at the roof of the orbits, 50 mm above the nose.
    private static bool IsBrain(PatientPoint p) =>
        Ellipsoid(p, Middle, (Skull.X - 8, Skull.Y - 8, Skull.Z - 8)) <= 1 && p.Z > Nose(0).Z + 50;

    private static bool IsNose(PatientPoint p) => Ellipsoid(p, Nose(0), (14, 22, 20)) <= 1 && !IsSkull(p);

    private static bool IsEye(PatientPoint p) => Math.Min(Eye(p, -32), Eye(p, 32)) <= 1;

    private static double Eye(PatientPoint p, double aside) =>
        Ellipsoid(p, new PatientPoint(Middle.X + aside, Middle.Y - 82, Nose(0).Z + 32), (12, 12, 12));

    private static double Ellipsoid(PatientPoint p, PatientPoint m, (double X, double Y, double Z) axes) =>
        Math.Pow((p.X - m.X) / axes.X, 2) + Math.Pow((p.Y - m.Y) / axes.Y, 2) + Math.Pow((p.Z - m.Z) / axes.Z, 2);

    private static VolumeGeometry Grid(string orientation)
    {
        PatientVector right = new(1, 0, 0), back = new(0, 1, 0), down = new(0, 0, -1);
        var corner = new PatientPoint(Middle.X - 90, Middle.Y - 130, Middle.Z + 125);
        return orientation switch
        {
            "axial" => new VolumeGeometry(90, 120, 84, new PatientPoint(corner.X, corner.Y, corner.Z - 249), right, back, 2, 2, 3),
            "sagittal" => new VolumeGeometry(120, 125, 60, corner, back, down, 2, 2, 3, right),
            _ => new VolumeGeometry(90, 125, 80, corner, right, down, 2, 2, 3, back),
        };
    }

    private static float[] Filled(VolumeGeometry grid, float value)
    {
        var values = new float[grid.VoxelCount];
        Array.Fill(values, value);
        return values;
    }

    private static (int X, int Y, int Z) NearestVoxel(VolumeGeometry g, PatientPoint at)
    {
        var best = (Distance: double.MaxValue, Index: 0);
        ForEach(g, (index, point) => best = point.DistanceTo(at) < best.Distance ? (point.DistanceTo(at), index) : best);
        return (best.Index % g.Columns, best.Index / g.Columns % g.Rows, best.Index / g.VoxelsPerSlice);
    }

    private static void ForEach(VolumeGeometry g, Action<int, PatientPoint> visit)
    {
        for (var index = 0; index < g.VoxelCount; index++)
        {
            visit(index, g.ToPatient(new IndexPoint(index % g.Columns, index / g.Columns % g.Rows), index / g.VoxelsPerSlice));
        }
    }
}
