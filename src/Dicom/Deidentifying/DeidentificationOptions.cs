namespace CrowdAnnotate.Dicom;

/// <summary>The options of PS3.15 annex E.3 with the codes of PS3.16 CID 7050.</summary>
[Flags]
public enum DeidentificationOptions
{
    None = 0,

    /// <summary>113103.</summary>
    CleanGraphics = 1,

    /// <summary>113104.</summary>
    CleanStructuredContent = 2,

    /// <summary>113105.</summary>
    CleanDescriptors = 4,

    /// <summary>113106.</summary>
    RetainFullDates = 8,

    /// <summary>113107.</summary>
    RetainModifiedDates = 16,

    /// <summary>113108.</summary>
    RetainPatientCharacteristics = 32,

    /// <summary>113109.</summary>
    RetainDeviceIdentity = 64,

    /// <summary>113110.</summary>
    RetainUids = 128,

    /// <summary>113111.</summary>
    RetainSafePrivate = 256,

    /// <summary>113112.</summary>
    RetainInstitutionIdentity = 512,
}
