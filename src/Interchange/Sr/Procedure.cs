using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>The procedure that a report is about (TID 1500, CID 100): that of the images, else one by modality.</summary>
internal static class Procedure
{
    private static readonly CodedConcept Imaging = new("363679005", "SCT", "Imaging procedure");

    public static CodedConcept Of(DicomDataset? header, CodedConcept? modality) =>
        header?.GetCode(DicomTag.ProcedureCodeSequence) ?? (modality?.Value switch
        {
            "CT" => new("25045-6", "LN", "CT unspecified body region"),
            "MR" => new("25056-3", "LN", "MRI unspecified body region"),
            "NM" => new("49118-3", "LN", "NM unspecified body region"),
            "PT" => new("44136-0", "LN", "PET unspecified body region"),
            _ => Imaging,
        });
}
