using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Interchange.Seg;

/// <summary>The functional groups of all frames (PS3.3 §C.7.6.16): a macro stands in the frame's own group, else in the shared one.</summary>
internal sealed record FrameGroups(DicomDataset? Shared, IReadOnlyList<DicomDataset> Own)
{
    public int Count => Own.Count;

    public static FrameGroups Of(DicomDataset dataset) =>
        new(dataset.FirstItem(DicomTag.SharedFunctionalGroupsSequence), dataset.GetSequence(DicomTag.PerFrameFunctionalGroupsSequence));

    /// <summary>The item of a macro for a frame from 0; null when it has none.</summary>
    public DicomDataset? Macro(int frame, DicomTag sequence) =>
        (frame < Own.Count ? Own[frame].FirstItem(sequence) : null) ?? Shared?.FirstItem(sequence);
}
