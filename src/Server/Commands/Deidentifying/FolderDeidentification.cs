using CrowdAnnotate.Dicom;

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

/// <summary>De-identifies file after file into one folder, under names made from the new UIDs.</summary>
public sealed class FolderDeidentification(string target, DeidentificationProfile profile, DeidentificationKey key, bool includeHeld)
{
    private readonly Deidentification deidentification = new(profile, key);

    /// <summary>De-identifies one file.</summary>
    /// <param name="made">What was made of it, whether it was written or not.</param>
    /// <param name="reason">Why it was refused or held.</param>
    /// <exception cref="IOException">The file cannot be written; nothing of it is left.</exception>
    public InstanceOutcome Do(FolderEntry entry, out DeidentifiedInstance? made, out string? reason)
    {
        (made, DicomInput? input) = (null, null);
        try
        {
            reason = entry.Reason ?? DicomInput.Refusal(entry.Path, out input) ?? Apply(input!.File, out made);
            if (reason is not null)
            {
                return InstanceOutcome.Refused;
            }

            if (made!.Review.Count > 0 && !includeHeld)
            {
                reason = string.Join("; ", made.Review.Select(r => r.Text));
                return InstanceOutcome.Held;
            }

            return Write(input!.File, made);
        }
        catch (Exception e) when (e is not (OperationCanceledException or IOException or UnauthorizedAccessException))
        {
            // No file may end the run, whatever it makes of reader or writer.
            (made, reason) = (null, $"It could not be de-identified ({e.GetType().Name})");
            return InstanceOutcome.Refused;
        }
        finally
        {
            input?.Dispose();
        }
    }

    private string? Apply(DicomFile file, out DeidentifiedInstance? made) => deidentification.Apply(file, out made)?.ToString();

    private InstanceOutcome Write(DicomFile original, DeidentifiedInstance made)
    {
        var path = Path.Combine(target, Name(original, made) + ".dcm");
        if (File.Exists(path))
        {
            return InstanceOutcome.Again;
        }

        var making = path + ".part";
        try
        {
            using (var file = new FileStream(making, FileMode.Create, FileAccess.Write))
            {
                DicomWriter.Write(file, made.Dataset, made.TransferSyntax);
            }

            File.Move(making, path, overwrite: false);
        }
        finally
        {
            File.Delete(making);
        }

        return made.Review.Count > 0 ? InstanceOutcome.WrittenUnreviewed : InstanceOutcome.Written;
    }

    // A profile may keep the UID; even then no text of the original becomes a path.
    private string Name(DicomFile original, DeidentifiedInstance made)
    {
        var uid = made.Dataset.GetUid(DicomTag.SOPInstanceUID) ?? throw new InvalidOperationException("An instance has a SOP Instance UID.");
        return (uid.Value == original.Dataset.GetString(DicomTag.SOPInstanceUID) ? key.Map(uid) : uid).Value;
    }
}
