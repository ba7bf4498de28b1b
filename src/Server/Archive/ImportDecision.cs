using CrowdAnnotate.Server.Archive.Workers;

namespace CrowdAnnotate.Server.Archive;

/// <summary>What the archive knows already of an instance that comes in.</summary>
/// <param name="IsHeld">It waits for review.</param>
public sealed record KnownInstance(string Id, string SeriesUid, string Sha256, bool IsHeld);

/// <summary>Decides on one instance: the same twice is one, another under the same UID is refused, a case does not change.</summary>
public static class ImportDecision
{
    public const string Different = "Another image with the same SOP Instance UID is in the archive";
    public const string SeriesIsRead = "Its series is a case already, without this image";
    public const string OtherStudy = "It belongs to another study than the one named";
    public const string Twice = "It is in the archive already.";
    public const string HeldForReview = "It waits for a person's review";

    /// <param name="known">What is there under its UID.</param>
    /// <param name="isRead">Whether its series is a case of a campaign.</param>
    public static FileOutcome Of(WorkedInstance instance, KnownInstance? known, bool isRead) =>
        known is not null
            ? known.Sha256 == instance.Sha256 && known.SeriesUid == instance.SeriesUid
                ? new FileOutcome(known.IsHeld ? FileOutcome.Held : FileOutcome.Again, known.IsHeld ? HeldForReview : Twice, instance.SeriesUid)
                : new FileOutcome(FileOutcome.Refused, Different, null)
        : isRead && instance.Frames > 0 ? new FileOutcome(FileOutcome.Refused, SeriesIsRead, null)
        : instance.Review.Count > 0 ? new FileOutcome(FileOutcome.Held, Reasons(instance), instance.SeriesUid)
        : new FileOutcome(FileOutcome.Accepted, null, instance.SeriesUid);

    private static string Reasons(WorkedInstance instance) => $"{HeldForReview}: {string.Join("; ", instance.Review.Select(r => r.Text).Distinct())}";
}
