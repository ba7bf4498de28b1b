using System.Security.Cryptography;
using System.Text.Json.Serialization;

namespace CrowdAnnotate.Server.Reading;

[JsonConverter(typeof(JsonStringEnumConverter<AssignmentState>))]
public enum AssignmentState
{
    Open,
    Submitted,
    Skipped,
}

/// <summary>One reader × one case.</summary>
public sealed record Assignment
{
    public static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(30);

    public required Guid Id { get; init; }

    public required Guid CampaignId { get; init; }

    public required Guid CaseId { get; init; }

    public required Guid ReaderId { get; init; }

    public required string SeriesUid { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Until then the case counts as being read. Work that arrives later is accepted all the same.</summary>
    public required DateTimeOffset LeaseUntil { get; init; }

    /// <summary>Handed out for later, while another case is read; nothing was drawn on it yet.</summary>
    public bool Ahead { get; init; }

    public AssignmentState State { get; init; } = AssignmentState.Open;

    /// <summary>A practice case: what is submitted is an attempt, told from the truth, and no annotation.</summary>
    public bool IsPractice { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? SkipReason { get; init; }

    /// <summary>The submission that its reader corrects: it stands until another, or a skip, takes its place. Null in a case that was not submitted before.</summary>
    public Guid? Corrects { get; init; }

    /// <summary>Whether a submission of it stands, also while it is corrected.</summary>
    [JsonIgnore]
    public bool IsSubmitted => State == AssignmentState.Submitted || Corrects is not null;

    /// <summary>How long a reader keeps the case that is next but <paramref name="before"/>: those before it are read first.</summary>
    public static TimeSpan LeaseFor(int before) => LeaseLength * (before + 1);

    /// <summary>The same reader and case always give the same id, so that asking twice cannot make two assignments.</summary>
    public static Guid IdFor(Guid caseId, Guid readerId)
    {
        Span<byte> both = stackalloc byte[32];
        caseId.TryWriteBytes(both);
        readerId.TryWriteBytes(both[16..]);
        return new Guid(SHA256.HashData(both).AsSpan(0, 16));
    }
}
