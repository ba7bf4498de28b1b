using System.Globalization;
using CrowdAnnotate.Server.Archive.Workers;

namespace CrowdAnnotate.Server.Commands.Deidentifying;

/// <summary>What became of one file.</summary>
public enum InstanceOutcome
{
    Written,

    /// <summary>Written although a person should look at it first, as was asked for.</summary>
    WrittenUnreviewed,

    /// <summary>Not written: a person must look at it first.</summary>
    Held,

    /// <summary>It is no DICOM instance, or cannot be de-identified.</summary>
    Refused,

    /// <summary>An instance of its SOP Instance UID was written before.</summary>
    Again,
}

/// <summary>
/// De-identifies file after file, each read and decoded by a worker: a file that brings it down is refused and the next one is read.
/// </summary>
/// <param name="profile">The name of a built-in profile, or its JSON.</param>
public sealed class FolderDeidentification(WorkerPool workers, OutputPlace place, string profile, bool includeHeld)
{
    /// <summary>De-identifies one file.</summary>
    /// <exception cref="IOException">The file cannot be written; nothing of it is left.</exception>
    public async Task<FileDone> DoAsync(FolderEntry entry, CancellationToken cancel)
    {
        if ((entry.Reason ?? DicomInput.Unreadable(entry.Path)) is { } unread)
        {
            return new FileDone(entry.Path, InstanceOutcome.Refused, unread, null);
        }

        var making = Path.Combine(place.Folder, Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture) + ".part");
        try
        {
            var answer = await workers.AskAsync(new WorkerJob(Path.GetFullPath(entry.Path), Path.GetFullPath(making), profile, Whole: new WholeFile(includeHeld)), cancel);
            return answer.File is { } made ? Keep(entry.Path, making, made)
                : answer.Passing ? throw new IOException(answer.Refusal)
                : new FileDone(entry.Path, InstanceOutcome.Refused, answer.Refusal, null);
        }
        finally
        {
            File.Delete(making);
        }
    }

    private FileDone Keep(string from, string making, DeidentifiedFile made)
    {
        if (!made.IsWritten)
        {
            return new FileDone(from, InstanceOutcome.Held, string.Join("; ", made.Review.Select(r => r.Text)), made);
        }

        var path = place.Of(made.Uid);
        if (File.Exists(path))
        {
            return new FileDone(from, InstanceOutcome.Again, null, made);
        }

        File.Move(making, path, overwrite: false);
        return new FileDone(from, made.Review.Count > 0 ? InstanceOutcome.WrittenUnreviewed : InstanceOutcome.Written, null, made);
    }
}

/// <summary>A file that was dealt with.</summary>
/// <param name="Reason">Why it was refused or held.</param>
/// <param name="Made">What was made of it, whether it was written or not.</param>
public sealed record FileDone(string Path, InstanceOutcome Outcome, string? Reason, DeidentifiedFile? Made);
