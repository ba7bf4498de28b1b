namespace CrowdAnnotate.Server.Archive;

/// <summary>
/// What an object that came with images says of them, as AIM without identity: drawings and words of a presentation state, picked key
/// objects, a report's measurements. It belongs to the cases of the series that it is on; curators see it there.
/// </summary>
public sealed record ArchivedMarks
{
    /// <summary>The mapped SOP Instance UID of the object.</summary>
    public required string Id { get; init; }

    public required string StudyUid { get; init; }

    /// <summary>The mapped UIDs of the series whose images it refers to.</summary>
    public required IReadOnlyList<string> Series { get; init; }

    /// <summary>What it was written in, e.g. <c>DICOM SR</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The maker of the device that wrote it, where it is one that is known.</summary>
    public string? Manufacturer { get; init; }

    /// <summary>AIM 4.2 as XML.</summary>
    public required string Aim { get; init; }

    /// <summary>What AIM does not hold of it.</summary>
    public required IReadOnlyList<string> Lost { get; init; }

    /// <summary>Of the de-identified object, hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }
}
