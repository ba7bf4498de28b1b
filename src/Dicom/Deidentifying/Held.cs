namespace CrowdAnnotate.Dicom;

/// <summary>Instances that are not de-identified yet because removing attributes would not be enough.</summary>
internal static class Held
{
    private static readonly string[] Screens = ["SCREEN SAVE", "SCREENSHOT", "DOSE_INFO", "DOSEREPORT", "DOSE REPORT", "PROTOCOL", "FILTERED CAPTURE"];

    public static DicomRefusal? Check(DicomFile file)
    {
        var dataset = file.Dataset;
        var sopClass = dataset.GetString(DicomTag.SOPClassUID);
        var burned = dataset.GetString(DicomTag.BurnedInAnnotation);
        if (burned == "YES" || SopClasses.IsUltrasound(sopClass) || SopClasses.IsSecondaryCapture(sopClass)
            || dataset.GetString(DicomTag.Modality) is "US" or "OT" or "SC" || IsCapture(dataset))
        {
            return new DicomRefusal("Held: burned-in identity cannot be ruled out", DicomTag.BurnedInAnnotation);
        }

        if (!IsCrossSection(sopClass) && !(IsProjection(sopClass) && burned == "NO"))
        {
            return IsProjection(sopClass)
                ? new DicomRefusal("Held: the image does not say that no identity is burned in", DicomTag.BurnedInAnnotation)
                : new DicomRefusal("Held: the allow-list covers CT, MR, PET and projection X-ray images only", DicomTag.SOPClassUID);
        }

        if (file.TransferSyntax.IsEncapsulated)
        {
            return new DicomRefusal(
                $"Held: pixel data in {file.TransferSyntax.Name} ({file.TransferSyntax.Uid}) cannot be decoded yet", DicomTag.TransferSyntaxUID);
        }

        return dataset.Contains(DicomTag.ModalityLUTSequence)
            ? new DicomRefusal("Held: the meaning of the pixels is in a lookup table, which the allow-list drops", DicomTag.ModalityLUTSequence) : null;
    }

    private static bool IsCapture(DicomDataset dataset) =>
        dataset.GetStrings(DicomTag.ImageType).Any(t => Array.IndexOf(Screens, t.ToUpperInvariant()) >= 0)
        || dataset.GetString(DicomTag.ConversionType) is "DV" or "DF" or "WSD" or "SD" or "SI"
        || dataset.GetInt32(DicomTag.SamplesPerPixel) is > 1;

    private static bool IsCrossSection(string? sopClass) => sopClass is SopClasses.CTImage or SopClasses.MRImage or SopClasses.PETImage;

    private static bool IsProjection(string? sopClass) => sopClass is SopClasses.ComputedRadiography
        or SopClasses.DigitalXRay or SopClasses.DigitalXRay + ".1" or SopClasses.DigitalMammography or SopClasses.DigitalMammography + ".1";
}
