namespace CrowdAnnotate.Server.Archive.Workers;

/// <summary>SOP classes whose objects accompany images (PS3.4 §B.5): they are kept whole, as Part 10 files, and refer to images.</summary>
public static class CompanionClasses
{
    private static readonly string[] Families =
    [
        "1.2.840.10008.5.1.4.1.1.66",    // Raw data, spatial registration and fiducials, segmentations, surfaces, tractography
        "1.2.840.10008.5.1.4.1.1.67",    // Real world value mapping
        "1.2.840.10008.5.1.4.1.1.68",    // Surface scans
        "1.2.840.10008.5.1.4.1.1.88",    // Structured reports, key object selection
        "1.2.840.10008.5.1.4.1.1.11",    // Presentation states
        "1.2.840.10008.5.1.4.1.1.104",   // Encapsulated documents
        "1.2.840.10008.5.1.4.1.1.481.3", // RT structure set
        "1.2.840.10008.5.1.4.1.1.481.5", // RT plan
    ];

    public static bool Contains(string? sopClass) =>
        sopClass is not null && Array.Exists(Families, f => sopClass == f || sopClass.StartsWith(f + ".", StringComparison.Ordinal));
}
