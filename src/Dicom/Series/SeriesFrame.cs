using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Dicom;

/// <summary>One frame of a series, checked by itself: where it lies, how large it is, what its values mean.</summary>
/// <param name="Instance">Which instance of the series, from 0.</param>
/// <param name="Number">The frame's number in it, from 1.</param>
internal sealed record SeriesFrame(
    int Instance, int Number, Uid SopInstanceUid, ImagePlane Plane, PixelDescription Pixels, ValueScale Scale, double? Thickness, SeriesFrame.Dimensions Place)
{
    /// <summary>What tells frames at the same position apart.</summary>
    internal sealed record Dimensions(string? FrameOfReference, string? Stack, string? TemporalPosition, string? Segment);

    public PatientPoint Position => Plane.Position!.Value;

    public PatientVector Row => Plane.RowDirection!.Value;

    public PatientVector Column => Plane.ColumnDirection!.Value;

    /// <summary>Reads the frames of an instance; all, or only those with the given numbers.</summary>
    /// <returns>Why the instance is no part of a volume; null when <paramref name="frames"/> has them.</returns>
    public static SeriesFinding? ReadAll(DicomDataset dataset, int instance, IReadOnlyList<int>? only, List<SeriesFrame> frames)
    {
        if (PixelDescription.Read(dataset, DicomReadLimits.Default, out var pixels) is { } contradiction)
        {
            return Unfit(SeriesFindingCodes.NotAnImage, contradiction.Reason, contradiction.Tag);
        }

        if ((CheckPixels(dataset, pixels) ?? CheckNumbers(pixels, only)) is { } unfit)
        {
            return unfit;
        }

        // Scale and groups that are shared by all frames are read for each: a frame may have its own.
        foreach (var number in only ?? [.. Enumerable.Range(1, pixels.Frames)])
        {
            if (Read(dataset, instance, number, pixels, out var frame) is { } refusal)
            {
                return refusal;
            }

            frames.Add(frame!);
        }

        return null;
    }

    private static SeriesFinding? Read(DicomDataset dataset, int instance, int number, PixelDescription pixels, out SeriesFrame? frame)
    {
        frame = null;
        var groups = FunctionalGroups.Of(dataset, number);
        if (FramePlane.Read(groups, pixels, out var plane) is { } misplaced)
        {
            return misplaced;
        }

        if (ValueScale.Read(groups, pixels, out var scale) is { } unscaled)
        {
            return unscaled;
        }

        var content = groups.Macro(FunctionalGroups.FrameContentSequence);
        var measures = groups.Macro(FunctionalGroups.PixelMeasuresSequence);
        var place = new Dimensions(
            dataset.GetString(DicomTag.FrameOfReferenceUID), content?.GetString(FunctionalGroups.StackID),
            Text(content?.GetInt32(FunctionalGroups.TemporalPositionIndex)) ?? dataset.GetString(DicomTag.TemporalPositionIdentifier),
            Text(groups.Macro(FunctionalGroups.SegmentIdentificationSequence)?.GetInt32(FunctionalGroups.ReferencedSegmentNumber)));
        frame = new SeriesFrame(
            instance, number, dataset.GetUid(DicomTag.SOPInstanceUID)!.Value, plane!, pixels, scale,
            measures?.GetDouble(DicomTag.SliceThickness) ?? dataset.GetDouble(DicomTag.SliceThickness), place);
        return null;
    }

    private static SeriesFinding? CheckPixels(DicomDataset dataset, PixelDescription pixels) =>
        pixels.SamplesPerPixel != 1
            ? Unfit(SeriesFindingCodes.Colour, "A colour image is no slice of a volume", DicomTag.SamplesPerPixel)
        : pixels.PixelTag == DicomTag.PixelData && pixels.BitsAllocated is not (1 or 8 or 16 or 32)
            ? Unfit(SeriesFindingCodes.PixelCell, "Pixels of a volume have 1, 8, 16 or 32 bits", DicomTag.BitsAllocated)
        : pixels.PixelTag == DicomTag.FloatPixelData && pixels.BitsAllocated != 32
            ? Unfit(SeriesFindingCodes.PixelCell, "Pixels in floating point have 32 bits", DicomTag.BitsAllocated)
        : pixels.PixelTag == DicomTag.DoubleFloatPixelData && pixels.BitsAllocated != 64
            ? Unfit(SeriesFindingCodes.PixelCell, "Pixels in double floating point have 64 bits", DicomTag.BitsAllocated)
        : dataset.GetUid(DicomTag.SOPInstanceUID) is null
            ? Unfit(SeriesFindingCodes.NotAnImage, "The UID is missing", DicomTag.SOPInstanceUID)
        : null;

    private static SeriesFinding? CheckNumbers(PixelDescription pixels, IReadOnlyList<int>? only) =>
        only is not null && only.Any(n => n < 1 || n > pixels.Frames)
            ? Unfit(SeriesFindingCodes.NotAnImage, $"The frames are 1 to {pixels.Frames}, and another was asked for", DicomTag.NumberOfFrames) : null;

    private static string? Text(int? number) => number?.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static SeriesFinding Unfit(string code, string text, DicomTag? tag) => new(code, text, PreventsVolume: true, tag);
}
