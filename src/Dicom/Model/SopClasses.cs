using System.Collections.Frozen;

namespace CrowdAnnotate.Dicom;

/// <summary>SOP classes by UID (PS3.4 §B.5) as far as something depends on them.</summary>
public static class SopClasses
{
    public const string CTImage = "1.2.840.10008.5.1.4.1.1.2";
    public const string MRImage = "1.2.840.10008.5.1.4.1.1.4";
    public const string PETImage = "1.2.840.10008.5.1.4.1.1.128";
    public const string ComputedRadiography = "1.2.840.10008.5.1.4.1.1.1";
    public const string DigitalXRay = "1.2.840.10008.5.1.4.1.1.1.1";
    public const string DigitalMammography = "1.2.840.10008.5.1.4.1.1.1.2";
    public const string UltrasoundImage = "1.2.840.10008.5.1.4.1.1.6.1";
    public const string UltrasoundMultiframe = "1.2.840.10008.5.1.4.1.1.3.1";
    public const string SecondaryCapture = "1.2.840.10008.5.1.4.1.1.7";

    // Legacy converted CT, MR colour and legacy converted; enhanced and photoacoustic ultrasound; intra-oral; fluoroscopy; angiography in 3D and
    // in two planes; breast; parametric, label and height maps; visible light; ophthalmology; intravascular; enhanced and legacy converted PET;
    // RT images; eddy currents.
    private static readonly string[] Rest =
    [
        "2.2", "4.3", "4.4", "6.2", "6.3", "1.3", "1.3.1", "12.1.1", "12.2.1", "12.3", "13.1.1", "13.1.2", "13.1.4", "13.1.5", "14.1", "14.2", "30",
        "66.7", "66.8", "77.1", "77.2", "77.1.1", "77.1.1.1", "77.1.2", "77.1.2.1", "77.1.3", "77.1.4", "77.1.4.1", "77.1.5.1", "77.1.5.2", "77.1.5.4",
        "77.1.5.5", "77.1.5.6", "77.1.5.7", "77.1.5.8", "77.1.7", "77.1.8", "77.1.9", "81.1", "82.1", "128.1", "3", "6", "5", "481.1", "481.23", "481.24",
        "601.1", "601.2",
    ];

    // Hanging protocol, colour palette, implant templates, defined procedure protocols, protocol approval, inventory (PS3.3 §A.1.2).
    private static readonly FrozenSet<string> OfNoPatient = FrozenSet.ToFrozenSet(
    [
        "1.2.840.10008.5.1.4.38.1", "1.2.840.10008.5.1.4.39.1", "1.2.840.10008.5.1.4.43.1", "1.2.840.10008.5.1.4.44.1", "1.2.840.10008.5.1.4.45.1",
        "1.2.840.10008.5.1.4.1.1.200.1", "1.2.840.10008.5.1.4.1.1.200.3", "1.2.840.10008.5.1.4.1.1.200.7", "1.2.840.10008.5.1.4.1.1.201.1",
    ]);

    private static readonly FrozenSet<string> Images = FrozenSet.ToFrozenSet(
    [
        CTImage, "1.2.840.10008.5.1.4.1.1.2.1", MRImage, "1.2.840.10008.5.1.4.1.1.4.1", PETImage, "1.2.840.10008.5.1.4.1.1.130",
        ComputedRadiography, DigitalXRay, DigitalXRay + ".1", DigitalMammography, DigitalMammography + ".1", "1.2.840.10008.5.1.4.1.1.12.1",
        "1.2.840.10008.5.1.4.1.1.12.2", "1.2.840.10008.5.1.4.1.1.13.1.3", UltrasoundImage, UltrasoundMultiframe,
        SecondaryCapture, SecondaryCapture + ".1", SecondaryCapture + ".2", SecondaryCapture + ".3", SecondaryCapture + ".4",
        "1.2.840.10008.5.1.4.1.1.20", "1.2.840.10008.5.1.4.1.1.66.4", "1.2.840.10008.5.1.4.1.1.77.1.6",
        .. Rest.Select(last => "1.2.840.10008.5.1.4.1.1." + last),
    ]);

    /// <summary>Whether an instance of the class is nothing without pixel data.</summary>
    public static bool IsImage(string? sopClassUid) => sopClassUid is not null && Images.Contains(sopClassUid);

    /// <summary>Whether instances of the class belong to no patient, and so to no study and series.</summary>
    public static bool IsOfNoPatient(string? sopClassUid) => sopClassUid is not null && OfNoPatient.Contains(sopClassUid);

    public static bool IsUltrasound(string? sopClassUid) => sopClassUid is UltrasoundImage or UltrasoundMultiframe;

    public static bool IsSecondaryCapture(string? sopClassUid) =>
        sopClassUid is not null && (sopClassUid == SecondaryCapture || sopClassUid.StartsWith(SecondaryCapture + ".", StringComparison.Ordinal));
}
