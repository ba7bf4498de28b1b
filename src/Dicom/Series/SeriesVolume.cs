using System.Diagnostics.CodeAnalysis;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Dicom;

/// <summary>Slice z of a volume: which instance and frame it is, and its plane.</summary>
public sealed record SeriesSlice(Uid SopInstanceUid, ImagePlane Plane, int FrameNumber = 1);

/// <summary>A series as a volume in the modality's unit, with the instance and frame of every slice.</summary>
public sealed class SeriesVolume
{
    private SeriesVolume(Volume volume, IReadOnlyList<SeriesSlice> slices, IReadOnlyList<SeriesFinding> findings)
    {
        (Volume, Slices, Findings) = (volume, slices, findings);
    }

    public Volume Volume { get; }

    /// <summary>In the order of the volume's slices.</summary>
    public IReadOnlyList<SeriesSlice> Slices { get; }

    /// <summary>What was odd but accepted.</summary>
    public IReadOnlyList<SeriesFinding> Findings { get; }

    /// <summary>The findings as notes.</summary>
    public IReadOnlyList<DicomNote> Notes => [.. Findings.Select(f => new DicomNote(f.Text, f.Tag))];

    /// <summary>
    /// Assembles the instances of one series, in any order: single images, or frames of multi-frame instances with their
    /// functional groups. Slices are ordered along the normal of their planes, never by InstanceNumber or frame number; each
    /// has its own rescale. Whatever is not one regular grid is refused, not repaired.
    /// </summary>
    public static bool TryAssemble(
        IReadOnlyList<SeriesInstance> instances, [NotNullWhen(true)] out SeriesVolume? series, [NotNullWhen(false)] out DicomRefusal? refusal) =>
        TryAssemble(instances, out series, out refusal, out _);

    /// <summary>Assembles the instances of one series and says everything that was found, also where it is refused.</summary>
    public static bool TryAssemble(
        IReadOnlyList<SeriesInstance> instances, [NotNullWhen(true)] out SeriesVolume? series, [NotNullWhen(false)] out DicomRefusal? refusal,
        out IReadOnlyList<SeriesFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(instances);
        series = null;
        var survey = SeriesSurvey.Of([.. instances.Select(i => (i.Dataset, i.Frames))]);
        findings = survey.Findings;
        refusal = survey.Preventing?.ToRefusal() ?? Fill(instances, survey, out series);
        return refusal is null;
    }

    private static DicomRefusal? Fill(IReadOnlyList<SeriesInstance> instances, SeriesSurvey survey, out SeriesVolume? series)
    {
        series = null;
        var geometry = survey.Geometry!;
        var voxels = new float[geometry.VoxelCount];
        for (var z = 0; z < survey.Frames.Count; z++)
        {
            var frame = survey.Frames[z];
            var target = voxels.AsSpan(z * geometry.VoxelsPerSlice, geometry.VoxelsPerSlice);
            if ((instances[frame.Instance].ReadFrame(frame.Number, out var values)
                ?? FrameValues.Fill(values.Span, frame.Pixels, frame.Scale, target)) is { } refusal)
            {
                return refusal;
            }
        }

        series = new SeriesVolume(
            new Volume(geometry, voxels), [.. survey.Frames.Select(f => new SeriesSlice(f.SopInstanceUid, f.Plane, f.Number))], survey.Findings);
        return null;
    }
}
