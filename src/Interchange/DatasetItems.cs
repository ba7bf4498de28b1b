using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Interchange;

internal static class DatasetItems
{
    /// <summary>The first item of a sequence; null when there is none.</summary>
    public static DicomDataset? FirstItem(this DicomDataset dataset, DicomTag sequence) => dataset.GetSequence(sequence) is [var first, ..] ? first : null;
}
