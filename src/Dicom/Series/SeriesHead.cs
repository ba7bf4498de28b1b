using System.Buffers;

namespace CrowdAnnotate.Dicom;

/// <summary>Whether a series may show a head although its headers do not say what it shows.</summary>
public static class SeriesHead
{
    private const float AirToBodyHU = -300;

    private static readonly DicomTag[] Regions =
    [
        new(0x0008, 0x2218), // AnatomicRegionSequence
        new(0x0008, 0x2228), // PrimaryAnatomicStructureSequence
    ];

    /// <summary>Whether an image is a cross-section of CT or MR that names no body part and no region.</summary>
    public static bool IsRegionUnknown(DicomDataset header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return header.GetString(DicomTag.Modality) is "CT" or "MR" && string.IsNullOrWhiteSpace(header.GetString(DicomTag.BodyPartExamined))
            && !Array.Exists(Regions, r => header.GetSequence(r).Count > 0);
    }

    /// <summary>Whether the instances form a volume in which the shape of a head is seen. One slice at a time is in memory.</summary>
    public static bool IsSeen(IReadOnlyList<SeriesInstance> instances)
    {
        ArgumentNullException.ThrowIfNull(instances);
        var survey = SeriesSurvey.Of([.. instances.Select(i => (i.Dataset, i.Frames))]);
        if (survey.Preventing is not null || survey.Geometry is not { } geometry)
        {
            return false;
        }

        var shape = new Volumes.HeadShape(geometry);
        var slice = ArrayPool<float>.Shared.Rent(geometry.VoxelsPerSlice);
        try
        {
            for (var z = 0; z < survey.Frames.Count; z++)
            {
                var frame = survey.Frames[z];
                var target = slice.AsSpan(0, geometry.VoxelsPerSlice);
                if ((instances[frame.Instance].ReadFrame(frame.Number, out var values) ?? FrameValues.Fill(values.Span, frame.Pixels, frame.Scale, target)) is null)
                {
                    shape.Add(z, target);
                }
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(slice);
        }

        return shape.IsSeen(instances[0].Dataset.GetString(DicomTag.Modality) == "CT" ? AirToBodyHU : null);
    }
}
