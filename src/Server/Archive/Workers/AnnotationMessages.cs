namespace CrowdAnnotate.Server.Archive.Workers;

/// <summary>Annotations made elsewhere are to be read: first what they refer to, then, with that at hand, themselves.</summary>
/// <param name="Images">File of <see cref="KnownImages"/> as JSON; null to be told what the file refers to.</param>
public sealed record AnnotationWish(string? Images);

/// <summary>The images of the archive that a file refers to, and what else its annotations are made with.</summary>
/// <param name="Template">The campaign's template as JSON: its private codes may stay.</param>
/// <param name="At">The date of what may keep none.</param>
public sealed record KnownImages(IReadOnlyList<KnownSeries> Series, string Template, DateTimeOffset At);

/// <summary>A series of the archive.</summary>
/// <param name="Patient">The pseudonym.</param>
/// <param name="Headers">DICOM JSON of its instances; null where nothing needs them.</param>
public sealed record KnownSeries(string SeriesUid, string StudyUid, string Patient, IReadOnlyList<string> Instances, IReadOnlyList<string>? Headers);

/// <summary>What a file refers to, by its own UIDs, which may be ours, and as they would be mapped.</summary>
/// <param name="NeedsHeaders">Whether its annotations can only be made with the headers of the images.</param>
public sealed record ReferredImages(IReadOnlyList<string> Named, IReadOnlyList<string> Mapped, bool NeedsHeaders);

/// <summary>A document of a file, without identity: AIM, or why there is none. Nothing quotes a value.</summary>
public sealed record WorkedAnnotations
{
    /// <summary>Where in the file.</summary>
    public required string Path { get; init; }

    public required string Format { get; init; }

    public string? Refusal { get; init; }

    /// <summary>It is of a kind that is no annotation, as images are.</summary>
    public bool IsStranger { get; init; }

    /// <summary>AIM 4.2 as XML, on the UIDs of the archive.</summary>
    public string? Aim { get; init; }

    /// <summary>The maker of the writing program, where it is one that is known.</summary>
    public string? Manufacturer { get; init; }

    /// <summary>The mapped UID of the document or object.</summary>
    public string? SourceUid { get; init; }

    public IReadOnlyList<string> Mended { get; init; } = [];

    public IReadOnlyList<string> Lost { get; init; } = [];
}
