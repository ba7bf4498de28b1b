using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Reading;
using MarkKind = CrowdAnnotate.Aim.MarkKind;

namespace CrowdAnnotate.Server.Tests.Reading;

/// <summary>What was measured once is not measured again, as long as the mark and its image are the same.</summary>
public class KnownMeasurementsTests
{
    [Fact]
    public async Task A_mark_is_measured_again_when_it_or_its_series_is_another()
    {
        using var known = new KnownMeasurements();
        var measured = 0;
        async Task MeasureAsync(ArchivedSeries series, double end) =>
            await known.OfMarkAsync(series, Placed(end), () =>
            {
                measured++;
                return Task.FromResult(new MeasuredMark(Placed(end).Mark, [], []));
            });

        await MeasureAsync(Series("1", 3), 5);
        await MeasureAsync(Series("1", 3), 5);
        measured.ShouldBe(1, "the same mark on the same images");
        await MeasureAsync(Series("1", 3), 6);
        measured.ShouldBe(2, "another mark");
        await MeasureAsync(Series("2", 3), 5);
        measured.ShouldBe(3, "another series");
        await MeasureAsync(Series("1", 4), 5);
        measured.ShouldBe(4, "a slice came later");
    }

    private static PlacedMark Placed(double end) => new(new DrawnMark(MarkKind.Length, new Uid("1.2.3"), 1, [new(1, 1), new(end, 1)]), 0);

    private static ArchivedSeries Series(string id, int slices) => new()
    {
        Id = id, StudyUid = "1.1", Patient = "P", Modality = "CT", Synthetic = true, ImportedAt = DateTimeOffset.UnixEpoch,
        Slices = [.. Enumerable.Range(0, slices).Select(z => new ArchivedSlice($"{id}.{z}", "1.2.840.10008.5.1.4.1.1.2", 1))],
    };
}
