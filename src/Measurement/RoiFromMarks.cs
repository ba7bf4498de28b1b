using CrowdAnnotate.Aim;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Measurement;

/// <summary>A mark on a slice, from 0, of the grid its region is to lie on.</summary>
public sealed record PlacedMark(DrawnMark Mark, int Slice);

/// <summary>One finding's marks as a region in the patient.</summary>
public static class RoiFromMarks
{
    /// <summary>
    /// The region of all outlines, slices between them interpolated; of a finding without outlines, the ellipse on its longest
    /// pair of axes. Points, lengths, angles and arrows add nothing. A refused mark is left out with its reasons; remarks name marks by their number from 1.
    /// </summary>
    /// <param name="isVolume">Whether the slices lie side by side in the patient; else nothing is interpolated between them.</param>
    public static RoiReading Build(IReadOnlyList<PlacedMark> marks, VolumeGeometry grid, bool isVolume = true)
    {
        ArgumentNullException.ThrowIfNull(marks);
        ArgumentNullException.ThrowIfNull(grid);
        var remarks = new List<MarkRemark>();
        var good = marks.Where((m, i) => Usable(m, i, grid, remarks)).ToList();
        var outlines = good.Where(m => m.Mark.Kind.Encloses()).ToList();
        var axes = good.Where(m => m.Mark.Kind == MarkKind.Bidirectional).ToList();
        var roi = outlines.Count > 0 ? FromOutlines(outlines, grid, isVolume, remarks) : axes.Count > 0 ? FromAxes(axes, grid, remarks) : null;
        if (roi is null && outlines.Count + axes.Count == 0)
        {
            remarks.Add(new("", true, "the finding has neither an outline nor axes: it has no region."));
        }

        return new(roi, remarks.ToValueList());
    }

    private static bool Usable(PlacedMark placed, int index, VolumeGeometry grid, List<MarkRemark> remarks)
    {
        var name = $"marks[{index + 1}]";
        if (placed.Slice < 0 || placed.Slice >= grid.Slices)
        {
            remarks.Add(new(name, true, $"slice {placed.Slice} is not one of {grid.Slices}."));
            return false;
        }

        var refusals = MarkCheck.Refusals(placed.Mark, grid.PlaneOf(placed.Slice));
        remarks.AddRange(refusals.Select(r => r with { Where = r.Where.Length == 0 ? name : $"{name}/{r.Where}" }));
        return refusals.Count == 0;
    }

    private static Roi? FromOutlines(List<PlacedMark> outlines, VolumeGeometry grid, bool isVolume, List<MarkRemark> remarks)
    {
        foreach (var slice in outlines.GroupBy(o => o.Slice).Where(g => g.Count() > 1).OrderBy(g => g.Key))
        {
            remarks.Add(new($"slice {slice.Key}", false, $"has {slice.Count()} outlines; where one lies inside another it is a hole."));
        }

        return Filled([.. outlines.SelectMany(o => Outlines.Of(o.Mark, o.Slice, grid.PlaneOf(o.Slice)))], RoiKind.Contours, grid, isVolume, remarks);
    }

    private static Roi? FromAxes(List<PlacedMark> axes, VolumeGeometry grid, List<MarkRemark> remarks)
    {
        var (mark, slice) = axes
            .Select(a => (Lines.LongerFirst(a.Mark, grid.PlaneOf(a.Slice)).Ordered, a.Slice))
            .MaxBy(a => grid.PlaneOf(a.Slice).Distance(a.Ordered.Points[0], a.Ordered.Points[1]));
        remarks.Add(new("", false, "only axes were drawn: the region is an ellipse on one slice and supports no volume."));
        return Filled(Outlines.Of(mark with { Kind = MarkKind.Ellipse }, slice, grid.PlaneOf(slice)).ToValueList(), RoiKind.EllipseFromAxes, grid, isVolume: true, remarks);
    }

    private static Roi? Filled(ValueList<Contour> contours, RoiKind kind, VolumeGeometry grid, bool isVolume, List<MarkRemark> remarks)
    {
        // One background pixel around all outlines, which interpolation needs.
        var block = Rasteriser.RasteriseBlock(contours, grid, margin: 1);
        var first = block.Box.Z;
        var asked = contours.Select(c => c.Slice).Distinct().Order().ToList();
        var drawn = asked.Where(block.HoldsAny).ToList();
        remarks.AddRange(asked.Except(drawn).Select(z => new MarkRemark($"slice {z}", false, "its outline encloses no pixel's centre: the slice stays empty.")));
        if (drawn.Count == 0)
        {
            remarks.Add(new("", true, "no outline encloses a pixel's centre: there is no region."));
            return null;
        }

        // An outline too small for a voxel still says that the lesion is not larger there: nothing is interpolated across it.
        if (!isVolume)
        {
            return new(block, kind, contours, drawn.ToValueList(), []);
        }

        var filled = SliceInterpolation.Fill(block.Alone(), [.. asked.Select(z => z - first)]);
        return new(
            new MaskBlock(grid, block.Box, filled.Mask.Voxels), kind, contours, drawn.ToValueList(), filled.InterpolatedSlices.Select(z => z + first).ToValueList());
    }
}
