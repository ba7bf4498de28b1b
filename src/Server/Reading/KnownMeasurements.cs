using CrowdAnnotate.Aim;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Archive;
using Microsoft.Extensions.Caching.Memory;

namespace CrowdAnnotate.Server.Reading;

/// <summary>What was measured on marks before: a draft comes with all its marks each time, of which one is new.</summary>
public sealed class KnownMeasurements : IDisposable
{
    /// <summary>Of all marks that are known; a point takes 16 bytes.</summary>
    private const long MostPoints = 2_000_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(20);
    private readonly MemoryCache known = new(new MemoryCacheOptions { SizeLimit = MostPoints });

    /// <summary>One mark on its image. A series whose instances came later is another image: its slices are counted in the key.</summary>
    public async Task<MeasuredMark> OfMarkAsync(ArchivedSeries series, PlacedMark placed, Func<Task<MeasuredMark>> measure)
    {
        var key = (series.Id, series.Slices.Count, placed);
        return known.Get<MeasuredMark>(key) ?? Keep(key, await measure(), Points(placed));
    }

    /// <summary>The region of a finding's marks.</summary>
    public MeasuredRegion OfFinding(ArchivedSeries series, IReadOnlyList<PlacedMark> marks)
    {
        var key = (series.Id, series.Slices.Count, marks.ToValueList());
        return known.Get<MeasuredRegion>(key) ?? Keep(key, MeasuredRegion.Of(DrawnMarks.RegionOf(marks, series), series.Grid.IsVolume), marks.Sum(Points));
    }

    public void Dispose() => known.Dispose();

    private T Keep<T>(object key, T measured, long points) => known.Set(key, measured, new MemoryCacheEntryOptions { Size = points, SlidingExpiration = Longest });

    private static long Points(PlacedMark placed) => 10 + placed.Mark.Points.Count + placed.Mark.Outlines.Sum(o => o.Count);
}

/// <summary>What is told of a finding's region.</summary>
/// <param name="Volume">Null where nothing was outlined.</param>
public sealed record MeasuredRegion(ValueList<MarkRemark> Remarks, Quantity? Volume, int DrawnSlices, int InterpolatedSlices)
{
    /// <summary>An ellipse from axes has no volume, and neither has a region on images that are none.</summary>
    public static MeasuredRegion Of(RoiReading region, bool isVolume) => region.Roi is { Kind: RoiKind.Contours } roi && isVolume
        ? new(region.Remarks, RoiMeasurement.Volume(roi), roi.DrawnSlices.Count, roi.InterpolatedSlices.Count)
        : new(region.Remarks, null, 0, 0);
}
