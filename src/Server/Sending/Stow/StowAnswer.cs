using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.DicomWeb;

namespace CrowdAnnotate.Server.Sending.Stow;

/// <summary>What became of one instance.</summary>
/// <param name="IsStored">Whether the archive has it.</param>
/// <param name="Words">Why it has not, or what it did to it; null when there is nothing to say.</param>
/// <param name="StoredAs">The UID under which it is kept, where that is another one.</param>
public sealed record StowOutcome(bool IsStored, string? Words, string? StoredAs = null);

/// <summary>The Store Instances Response Module (PS3.18 §I.2) of an archive.</summary>
public sealed class StowAnswer
{
    private static readonly DicomTag FailedSop = new(0x0008, 0x1198);
    private static readonly DicomTag OtherFailures = new(0x0008, 0x119A);
    private static readonly DicomTag FailureReason = new(0x0008, 0x1197);
    private static readonly DicomTag WarningReason = new(0x0008, 0x1196);
    private readonly IReadOnlyList<DicomDataset> stored;
    private readonly IReadOnlyList<DicomDataset> failed;
    private readonly IReadOnlyList<DicomDataset> other;

    private StowAnswer(DicomDataset module) =>
        (stored, failed, other) = (module.GetSequence(DicomTag.ReferencedSOPSequence), module.GetSequence(FailedSop), module.GetSequence(OtherFailures));

    /// <summary>Null when the data set says of no instance what became of it.</summary>
    public static StowAnswer? Of(DicomDataset module)
    {
        var answer = new StowAnswer(module);
        return answer.stored.Count + answer.failed.Count + answer.other.Count > 0 ? answer : null;
    }

    /// <summary>What it says of an instance. A failure counts more than a storage that is told as well.</summary>
    /// <param name="isAlone">Whether it was the only one of its request: then what is said without its UID, or with another one, is of it.</param>
    public StowOutcome Of(string sopInstanceUid, bool isAlone)
    {
        if (Named(failed, sopInstanceUid) is { } failure)
        {
            return Failed(failure);
        }

        if (Named(stored, sopInstanceUid) is { } kept)
        {
            return new StowOutcome(true, Warning(kept));
        }

        return !isAlone ? Unsaid
            : failed.Concat(other).FirstOrDefault() is { } nameless ? Failed(nameless)
            : stored is [var renamed] && renamed.GetString(DicomTag.ReferencedSOPInstanceUID) is { } uid ? new StowOutcome(true, Warning(renamed), uid)
            : Unsaid;
    }

    private static StowOutcome Unsaid { get; } = new(false, "The archive answered and did not say what became of it.");

    private static StowOutcome Failed(DicomDataset item) =>
        new(false, item.GetInt32(FailureReason) is { } reason ? $"The archive refused it: {StoreReasons.NameOf(reason)}." : "The archive refused it and gave no reason.");

    private static string? Warning(DicomDataset item) =>
        item.GetInt32(WarningReason) is { } reason ? $"Stored, but {StoreReasons.NameOf(reason)}." : null;

    private static DicomDataset? Named(IReadOnlyList<DicomDataset> items, string uid) => items.FirstOrDefault(i => i.GetString(DicomTag.ReferencedSOPInstanceUID) == uid);
}
