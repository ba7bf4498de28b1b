using CrowdAnnotate.Aim;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Reading;

/// <summary>Every number of a reading, from stored coordinates and stored pixels: no result depends on a renderer.</summary>
public sealed class ReadingMeasurement(SeriesPixels pixels, KnownMeasurements known)
{
    public async Task<Measured> MeasureAsync(ArchivedSeries series, CaseReading reading, CancellationToken cancel)
    {
        var slices = new Dictionary<int, Volume>();
        var measurements = new List<MeasuredValue>();
        var notes = new List<MeasurementNote>();
        foreach (var finding in reading.Findings)
        {
            foreach (var mark in finding.Marks)
            {
                await MeasureMarkAsync(series, finding, mark, slices, measurements, notes, cancel);
            }

            MeasureRegion(series, finding, measurements, notes);
        }

        return new Measured(measurements, notes);
    }

    private async Task MeasureMarkAsync(
        ArchivedSeries series, Finding finding, Mark mark, Dictionary<int, Volume> slices, List<MeasuredValue> measurements, List<MeasurementNote> notes, CancellationToken cancel)
    {
        if (DrawnMarks.Place(mark, series) is not { } placed)
        {
            notes.Add(new(finding.TrackingUid, mark.Id, "The image is not one of this case's."));
            return;
        }

        var measured = await known.OfMarkAsync(
            series, placed, async () => MarkMeasurement.Measure(placed.Mark, series.Grid.ToPlane(placed.Slice), await PixelsAsync(series, placed, slices, cancel)));
        measurements.AddRange(measured.Quantities.Select(q => Answer(finding, mark.Id, q.Concept, q.Derivation, q.Value, q.Calibration)));
        notes.AddRange(measured.Remarks.Select(r => new MeasurementNote(finding.TrackingUid, mark.Id, DrawnMarks.InWords(r))));
    }

    private void MeasureRegion(ArchivedSeries series, Finding finding, List<MeasuredValue> measurements, List<MeasurementNote> notes)
    {
        var placed = finding.Marks.Select(m => DrawnMarks.Place(m, series)).OfType<PlacedMark>().ToList();
        if (placed.Count == 0)
        {
            return;
        }

        var region = known.OfFinding(series, placed);
        notes.AddRange(region.Remarks.Where(r => !r.Refused).Select(r => new MeasurementNote(finding.TrackingUid, null, DrawnMarks.InWords(r))));
        if (region.Volume is { } volume)
        {
            measurements.Add(Answer(finding, null, Codes.Volume, null, volume, series.Grid.Calibration));
            if (region.InterpolatedSlices > 0)
            {
                notes.Add(new(finding.TrackingUid, null, $"{region.DrawnSlices} slices drawn, {region.InterpolatedSlices} between them interpolated."));
            }
        }
    }

    // A value that nothing can be held against is told where a point asks for it, and without a unit.
    private async Task<PixelSlice?> PixelsAsync(ArchivedSeries series, PlacedMark placed, Dictionary<int, Volume> loaded, CancellationToken cancel)
    {
        var isPoint = placed.Mark.Kind == Aim.MarkKind.Point;
        if ((!isPoint && !placed.Mark.Kind.Encloses()) || (!isPoint && series.Modality is not ("CT" or "PT")))
        {
            return null;
        }

        var slice = new PixelSlice(await SliceAsync(series, placed.Slice, loaded, cancel), 0);
        return series.Modality == "CT" ? slice
            : series.Modality == "PT" && await pixels.UptakeScaleAsync(series, placed.Slice, cancel) is { } factor ? Uptake(slice.Volume, factor)
            : isPoint ? slice with { Concept = Codes.PixelValue, Unit = UcumUnit.One } : null;
    }

    private static PixelSlice Uptake(Volume slice, double factor) => new(new Volume(slice.Geometry, [.. slice.Voxels.Select(v => (float)(v * factor))]), 0)
    {
        Concept = Codes.UptakeByBodyWeight, Unit = UcumUnit.UptakeByBodyWeight,
    };

    private async Task<Volume> SliceAsync(ArchivedSeries series, int z, Dictionary<int, Volume> loaded, CancellationToken cancel)
    {
        if (!loaded.TryGetValue(z, out var slice))
        {
            loaded[z] = slice = await pixels.LoadSliceAsync(series, z, cancel);
        }

        return slice;
    }

    private static MeasuredValue Answer(Finding finding, Guid? mark, CodedConcept concept, CodedConcept? derivation, Quantity value, CalibrationSource calibration) => new(
        finding.TrackingUid, mark, CodeOf(concept), derivation is null ? null : CodeOf(derivation), value.Value, value.Unit.Code, CaseImages.CalibrationWord(calibration));

    private static CodeAnswer CodeOf(CodedConcept code) => new(code.Value, code.Scheme, code.Meaning);
}
