using System.Text.Json;
using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Server.Archive.Workers;

/// <summary>Reads one file and writes it de-identified, as a Part 10 file.</summary>
public sealed class WholeFileWork(WorkerProfiles profiles)
{
    public WorkerAnswer Do(WorkerJob job, WholeFile wish)
    {
        using var source = File.OpenHandle(job.Source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (!DicomFile.TryRead(source, out var file, out var refusal))
        {
            return WorkerAnswer.Refused(refusal.ToString());
        }

        if (profiles.Under(job.Profile, out var deidentification) is { } unknown)
        {
            return WorkerAnswer.Refused(unknown);
        }

        if (deidentification.Apply(file, out var made) is { } unfit)
        {
            return WorkerAnswer.Refused(unfit.ToString());
        }

        var isWritten = made!.Review.Count == 0 || wish.IncludeHeld;
        if (isWritten)
        {
            using var target = new FileStream(job.Target, FileMode.CreateNew, FileAccess.Write);
            DicomWriter.Write(target, made.Dataset, made.TransferSyntax);
        }

        return new WorkerAnswer { File = Describe(made, Name(file, made), isWritten) };
    }

    // A profile may keep the UID; even then no text of the original becomes a path.
    private string Name(DicomFile original, DeidentifiedInstance made)
    {
        var uid = made.Dataset.GetUid(DicomTag.SOPInstanceUID) ?? throw new InvalidOperationException("An instance has a SOP Instance UID.");
        return (uid.Value == original.Dataset.GetString(DicomTag.SOPInstanceUID) ? profiles.Key.Map(uid) : uid).Value;
    }

    private static DeidentifiedFile Describe(DeidentifiedInstance made, string uid, bool isWritten) => new()
    {
        Uid = uid,
        IsWritten = isWritten,
        Profile = made.Report.Profile,
        Codes = made.Report.Codes,
        Kept = made.Report.Kept,
        RemovedPrivate = made.Report.RemovedPrivate,
        ClearedPixels = made.Report.ClearedPixels,
        RemovedCodestreamBytes = made.Report.RemovedCodestreamBytes,
        Changes = [.. made.Report.Changes.Select(c => new ReportedChange(FormattableString.Invariant($"{c.Tag.Group:X4}{c.Tag.Element:X4}"), Word(c.Action), c.Depth))],
        Review = [.. made.Review.Select(r => new ReportedReview(Word(r.Kind), r.Text, [.. r.Suggested.Select(s => new HeldRectangle(s.X, s.Y, s.Width, s.Height))]))],
    };

    private static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
