namespace CrowdAnnotate.Server.Archive;

/// <summary>What became of one file, in the order in which files were sent.</summary>
/// <param name="Outcome">accepted, again, held or refused.</param>
/// <param name="Entry">Its place in the ZIP it came in, from 1; null when it came by itself.</param>
public sealed record FileOutcome(string Outcome, string? Reason, string? SeriesUid, int? Entry = null)
{
    /// <summary>Which part of the request it is about, from 0: a part that is a ZIP has an outcome for each of its files.</summary>
    public int Part { get; init; }

    /// <summary>How many attributes were removed, emptied, dummied, cleaned, shifted or mapped, by action; null when nothing was done now.</summary>
    public IReadOnlyDictionary<string, int>? Actions { get; init; }

    public const string Accepted = "accepted";
    public const string Again = "again";
    public const string Held = "held";
    public const string Refused = "refused";

    /// <summary>The mapped UIDs, for an answer that refers to the instance.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public StoredReference? Instance { get; init; }
}

/// <summary>An instance as the archive names it.</summary>
public sealed record StoredReference(string SopClassUid, string SopInstanceUid, string SeriesUid, string StudyUid, bool IsServed);
