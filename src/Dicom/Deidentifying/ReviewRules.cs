namespace CrowdAnnotate.Dicom;

/// <summary>Which instances a person must look at before anybody else may: text in the pixels cannot be ruled out, or a face can be recognised.</summary>
internal static class ReviewRules
{
    private static readonly string[] Screens = ["SCREEN SAVE", "SCREENSHOT", "DOSE_INFO", "DOSEREPORT", "DOSE REPORT", "PROTOCOL", "FILTERED CAPTURE", "PRESENTATION", "REPORT"];

    /// <param name="cleaned">The instance's pixel data; null without any.</param>
    public static IReadOnlyList<ReviewReason> Of(DicomFile file, DeidentificationProfile profile, DicomPixelData? cleaned)
    {
        if (cleaned is null)
        {
            return [];
        }

        var original = file.Dataset;
        var reasons = new List<ReviewReason>();
        if (TextReason(original) is { } text)
        {
            reasons.Add(new ReviewReason(ReviewKind.BurnedInText, text, IsDerivedOnly(original.GetString(DicomTag.SOPClassUID)) ? [] : BlackOutRules.Suggest(original)));
        }

        if (!IsDerivedOnly(original.GetString(DicomTag.SOPClassUID)) && BurnedInText.Find(file, cleaned) is { Count: > 0 } lines)
        {
            reasons.Add(new ReviewReason(ReviewKind.BurnedInText, "Text was found in the pixels", lines));
        }

        if (profile.HoldsFaces && FaceRules.MayShowFace(original))
        {
            reasons.Add(new ReviewReason(ReviewKind.RecognisableFace, "The series may show a face that can be recognised", []));
        }

        return reasons;
    }

    private static string? TextReason(DicomDataset original)
    {
        var sopClass = original.GetString(DicomTag.SOPClassUID);
        var burned = original.GetString(DicomTag.BurnedInAnnotation);
        return burned == "YES" ? "The image says that text is burned in"
            : IsDerivedOnly(sopClass) ? null
            : SopClasses.IsUltrasound(sopClass) || original.GetString(DicomTag.Modality) is "US" or "IVUS" ? "Ultrasound images carry text"
            : SopClasses.IsSecondaryCapture(sopClass) || original.GetString(DicomTag.Modality) is "SC" or "OT" || IsCapture(original) ? "A capture of a screen or a film carries text"
            : IsScreen(original) ? "The image type is that of a screen, a protocol or a dose report"
            : IsColoured(original, sopClass) ? "Coloured images of CT, MR and PET are made by programs and carry text"
            : IsCrossSection(sopClass) ? null
            : burned == "NO" ? null : "The image does not say that no text is burned in";
    }

    // Segmentations, dose grids and maps are computed; unless they say so, they have no annotations in their pixels.
    private static bool IsDerivedOnly(string? sopClass) =>
        sopClass is "1.2.840.10008.5.1.4.1.1.66.4" or "1.2.840.10008.5.1.4.1.1.66.7" or "1.2.840.10008.5.1.4.1.1.481.2" or "1.2.840.10008.5.1.4.1.1.30";

    private static bool IsCapture(DicomDataset original) => original.GetString(DicomTag.ConversionType) is "DV" or "DF" or "WSD" or "SD" or "SI" or "DRW";

    private static bool IsScreen(DicomDataset original) =>
        original.GetStrings(DicomTag.ImageType).Any(t => Array.IndexOf(Screens, t.ToUpperInvariant()) >= 0);

    private static bool IsColoured(DicomDataset original, string? sopClass) => IsCrossSection(sopClass)
        && (original.GetInt32(DicomTag.SamplesPerPixel) is > 1 || original.GetString(DicomTag.PhotometricInterpretation) == "PALETTE COLOR");

    private static bool IsCrossSection(string? sopClass) => sopClass is SopClasses.CTImage or SopClasses.CTImage + ".1" or SopClasses.CTImage + ".2"
        or SopClasses.MRImage or SopClasses.MRImage + ".1" or SopClasses.MRImage + ".3" or SopClasses.MRImage + ".4"
        or SopClasses.PETImage or SopClasses.PETImage + ".1" or "1.2.840.10008.5.1.4.1.1.130";
}
