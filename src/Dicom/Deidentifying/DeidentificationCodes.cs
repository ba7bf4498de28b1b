using System.Collections.Concurrent;

namespace CrowdAnnotate.Dicom;

/// <summary>What was done, as the object itself says it: (0012,0062) to (0012,0064) with the codes of PS3.16 CID 7050, and (0028,0303).</summary>
internal static class DeidentificationCodes
{
    public const string CleanPixelData = "113101";

    // The same few in every instance.
    private static readonly ConcurrentDictionary<string, DicomElement[]> Written = new(StringComparer.Ordinal);

    private static readonly (DeidentificationOptions Option, string Code, string Meaning)[] Options =
    [
        (DeidentificationOptions.CleanGraphics, "113103", "Clean Graphics Option"),
        (DeidentificationOptions.CleanStructuredContent, "113104", "Clean Structured Content Option"),
        (DeidentificationOptions.CleanDescriptors, "113105", "Clean Descriptors Option"),
        (DeidentificationOptions.RetainFullDates, "113106", "Retain Longitudinal Temporal Information Full Dates Option"),
        (DeidentificationOptions.RetainModifiedDates, "113107", "Retain Longitudinal Temporal Information Modified Dates Option"),
        (DeidentificationOptions.RetainPatientCharacteristics, "113108", "Retain Patient Characteristics Option"),
        (DeidentificationOptions.RetainDeviceIdentity, "113109", "Retain Device Identity Option"),
        (DeidentificationOptions.RetainUids, "113110", "Retain UIDs Option"),
        (DeidentificationOptions.RetainSafePrivate, "113111", "Retain Safe Private Option"),
        (DeidentificationOptions.RetainInstitutionIdentity, "113112", "Retain Institution Identity Option"),
    ];

    /// <summary>The codes of a profile, the Basic Profile's first.</summary>
    public static IReadOnlyList<string> Of(DeidentificationProfile profile) =>
        ["113100", .. Options.Where(o => Applies(profile, o.Option)).Select(o => o.Code)];

    /// <summary>Writes what a profile did.</summary>
    public static void Describe(DicomDataset made, DeidentificationProfile profile)
    {
        made.AddOrUpdate(DicomTag.PatientIdentityRemoved, "YES");
        made.AddOrUpdate(DicomTag.DeidentificationMethod, [.. Methods(profile)]);
        made.AddOrUpdate(DicomTag.DeidentificationMethodCodeSequence,
            [Code(made, "113100", "Basic Application Confidentiality Profile"), .. Options.Where(o => Applies(profile, o.Option)).Select(o => Code(made, o.Code, o.Meaning))]);
        made.AddOrUpdate(DicomTag.LongitudinalTemporalInformationModified,
            profile.Has(DeidentificationOptions.RetainFullDates) ? "UNMODIFIED" : profile.Has(DeidentificationOptions.RetainModifiedDates) ? "MODIFIED" : "REMOVED");
    }

    /// <summary>Adds a code for what was done later; once.</summary>
    public static void Add(DicomDataset made, string code, string meaning)
    {
        var known = made.GetSequence(DicomTag.DeidentificationMethodCodeSequence).Where(c => c.GetString(DicomTag.CodeValue) != code);
        made.AddOrUpdate(DicomTag.DeidentificationMethodCodeSequence, [.. known, Code(made, code, meaning)]);
    }

    private static DicomDataset Code(DicomDataset made, string code, string meaning)
    {
        var item = new DicomDataset(made);
        foreach (var element in Written.GetOrAdd(code, static (c, m) => Elements(c, m), meaning))
        {
            item.AddOrUpdate(element);
        }

        return item;
    }

    private static DicomElement[] Elements(string code, string meaning) =>
    [
        DicomValues.Element(DicomTag.CodeValue, DicomVR.SH, [code], CharacterSet.Default),
        DicomValues.Element(DicomTag.CodingSchemeDesignator, DicomVR.SH, ["DCM"], CharacterSet.Default),
        DicomValues.Element(DicomTag.CodeMeaning, DicomVR.LO, [meaning], CharacterSet.Default),
    ];

    private static bool Applies(DeidentificationProfile profile, DeidentificationOptions option) =>
        option == DeidentificationOptions.RetainPatientCharacteristics ? profile.KeepsPatientCharacteristics : profile.Has(option);

    private static IEnumerable<string> Methods(DeidentificationProfile profile)
    {
        yield return $"CrowdAnnotate {profile.Name}: PS3.15 E 2024e";
        yield return "Words by allow-list; UIDs, patient ID keyed";
        if (profile.PoolsAges)
        {
            yield return "Sex kept; age in bands of 5 years, 90 and more pooled";
        }
    }
}
