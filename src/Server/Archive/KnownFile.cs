namespace CrowdAnnotate.Server.Archive;

/// <summary>
/// That a file was imported once, so that a second run need not send it. Its id is a keyed digest of its content: who has the
/// database alone cannot test whether a file that he holds is in it.
/// </summary>
public sealed record KnownFile
{
    public required string Id { get; init; }

    /// <summary>accepted, held or refused.</summary>
    public required string Outcome { get; init; }

    public string? Reason { get; init; }

    /// <summary>The mapped SOP Instance UID of what became of it.</summary>
    public string? InstanceUid { get; init; }

    public string? SeriesUid { get; init; }

    /// <summary>The software that refused it; a later one is asked again.</summary>
    public required string SoftwareVersion { get; init; }
}
