using System.Diagnostics.CodeAnalysis;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange;

/// <summary>The image of one slice: its instance, and its frame where the instance has several.</summary>
/// <param name="FrameNumber">From 1; null for an instance of a single frame, where references carry none.</param>
public sealed record SourceFrame(Uid SopClassUid, Uid SopInstanceUid, int? FrameNumber, ImagePlane Plane);

/// <summary>The series of images that an object is made from: its headers, its grid, and the image of every slice.</summary>
public sealed class SourceSeries
{
    private SourceSeries(DicomDataset header, SeriesLayout layout, IReadOnlyList<SourceFrame> frames)
    {
        (Header, Grid, Findings, Frames) = (header, layout.Geometry, layout.Findings, frames);
        StudyInstanceUid = header.GetUid(DicomTag.StudyInstanceUID)!.Value;
        SeriesInstanceUid = header.GetUid(DicomTag.SeriesInstanceUID)!.Value;
        FrameOfReferenceUid = header.GetUid(DicomTag.FrameOfReferenceUID);
    }

    /// <summary>Of one of the instances: what it says of patient and study is copied.</summary>
    public DicomDataset Header { get; }

    public VolumeGeometry Grid { get; }

    public Uid StudyInstanceUid { get; }

    public Uid SeriesInstanceUid { get; }

    /// <summary>Null for images that say nothing of where they lie in the patient.</summary>
    public Uid? FrameOfReferenceUid { get; }

    /// <summary>In the order of the grid's slices.</summary>
    public IReadOnlyList<SourceFrame> Frames { get; }

    /// <summary>What was odd about the series but accepted.</summary>
    public IReadOnlyList<SeriesFinding> Findings { get; }

    /// <summary>Each instance once, in the order of its first slice.</summary>
    public IEnumerable<SourceFrame> Instances => Frames.DistinctBy(f => f.SopInstanceUid);

    /// <summary>Takes the headers of one series, in any order; they need not hold pixels.</summary>
    public static bool TryOf(
        IReadOnlyList<DicomDataset> headers, [NotNullWhen(true)] out SourceSeries? series, [NotNullWhen(false)] out DicomRefusal? refusal)
    {
        ArgumentNullException.ThrowIfNull(headers);
        series = null;
        refusal = Identity(headers);
        if (refusal is not null)
        {
            return false;
        }

        if (!SeriesLayout.TryLay(headers, out var layout, out var preventing))
        {
            refusal = new DicomRefusal(preventing.Text, preventing.Tag);
            return false;
        }

        var byInstance = headers.ToDictionary(h => h.GetUid(DicomTag.SOPInstanceUID)!.Value);
        series = new SourceSeries(headers[0], layout, [.. layout.Slices.Select(s => Frame(byInstance[s.SopInstanceUid], s))]);
        return true;
    }

    /// <summary>The slice of an image; null when it is none of the series.</summary>
    /// <param name="frameNumber">From 1; null stands for the only frame.</param>
    public int? SliceOf(Uid sopInstanceUid, int? frameNumber)
    {
        for (var z = 0; z < Frames.Count; z++)
        {
            if (Frames[z].SopInstanceUid == sopInstanceUid && (Frames[z].FrameNumber ?? 1) == (frameNumber ?? 1))
            {
                return z;
            }
        }

        return null;
    }

    private static SourceFrame Frame(DicomDataset header, SeriesSlice slice)
    {
        var isMultiframe = header.GetInt32(DicomTag.NumberOfFrames) is > 1 || header.Contains(DicomTag.PerFrameFunctionalGroupsSequence);
        return new(header.GetUid(DicomTag.SOPClassUID)!.Value, slice.SopInstanceUid, isMultiframe ? slice.FrameNumber : null, slice.Plane);
    }

    private static DicomRefusal? Identity(IReadOnlyList<DicomDataset> headers)
    {
        DicomTag[] uids = [DicomTag.SOPClassUID, DicomTag.SOPInstanceUID, DicomTag.StudyInstanceUID, DicomTag.SeriesInstanceUID];
        foreach (var tag in uids)
        {
            if (headers.Any(h => h.GetUid(tag) is null))
            {
                return new DicomRefusal("An image lacks the UID", tag);
            }
        }

        return headers.Select(h => h.GetUid(DicomTag.SeriesInstanceUID)).Distinct().Count() > 1
            ? new DicomRefusal("The images belong to several series; give those of one", DicomTag.SeriesInstanceUID)
            : headers.Select(h => h.GetUid(DicomTag.SOPInstanceUID)).Distinct().Count() < headers.Count
            ? new DicomRefusal("An image is there twice", DicomTag.SOPInstanceUID)
            : null;
    }
}
