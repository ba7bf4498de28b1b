using System.Security.Cryptography;
using System.Text;
using CrowdAnnotate.Server.Sending.Stow;

namespace CrowdAnnotate.Server.Sending;

/// <summary>What the archive said of an object.</summary>
public enum ObjectState
{
    /// <summary>Nothing yet.</summary>
    Waiting,

    /// <summary>It has it.</summary>
    Sent,

    /// <summary>It does not take it, or the object could not be made.</summary>
    Refused,
}

/// <summary>A campaign's object and one archive: the latest that is known of the two.</summary>
public sealed record SentObject
{
    /// <summary>Of archive and instance UID, or of archive, campaign and path where there is no instance.</summary>
    public required string Id { get; init; }

    /// <summary>The latest sending it was part of.</summary>
    public required string RunId { get; init; }

    public required Guid CampaignId { get; init; }

    public required string Destination { get; init; }

    /// <summary>Within the export of the campaign: <c>case-0001/…</c>.</summary>
    public required string Path { get; init; }

    public required string Format { get; init; }

    /// <summary>Null when the object could not be made.</summary>
    public string? SopInstanceUid { get; init; }

    /// <summary>SHA-256 of the file; null when it could not be made.</summary>
    public string? Sha256 { get; init; }

    public required ObjectState State { get; init; }

    /// <summary>Why it is refused or still waits, or what the archive did to it.</summary>
    public string? Words { get; init; }

    /// <summary>The instance UID under which the archive keeps it, where that is not its own.</summary>
    public string? StoredAs { get; init; }

    /// <summary>The instance that was sent for the same path before and stays in the archive.</summary>
    public string? Replaces { get; init; }

    /// <summary>When the archive took it, for the last time.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>Whether the latest sending found it there already, unchanged.</summary>
    public bool WasThere { get; init; }

    /// <summary>Its file in the pixel store, as long as it waits.</summary>
    public string? ObjectName { get; init; }

    /// <summary>As it is after an answer. What nobody can send again needs its file no longer.</summary>
    public SentObject After(StowReply reply, DateTimeOffset now)
    {
        switch (reply)
        {
            case StowReply.Answered answered:
                var said = answered.Answer.Of(SopInstanceUid!, isAlone: true);
                return said.IsStored
                    ? this with { State = ObjectState.Sent, Words = said.Words, StoredAs = said.StoredAs, SentAt = now, ObjectName = null }
                    : this with { State = ObjectState.Refused, Words = said.Words, ObjectName = null };
            case StowReply.Refused refused:
                return this with { State = ObjectState.Refused, Words = refused.Reason, ObjectName = null };
            case StowReply.Closed closed:
                return this with { Words = closed.Reason };
            default:
                return this with { Words = ((StowReply.Away)reply).Reason };
        }
    }

    /// <summary>The id of an instance at an archive.</summary>
    public static string IdOf(string destination, string instanceOrPath) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{destination}\n{instanceOrPath}")));
}
