using System.Text;
using System.Text.Json;
using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Server.Archive.Workers;

/// <summary>Reads one file, de-identifies it and writes its stored values, or all of it when it is no image.</summary>
public sealed class ImportWork(WorkerProfiles profiles)
{
    public WorkerAnswer Do(WorkerJob job)
    {
        // Pixel data stay in the file and are read by range: a large file costs no more memory than its largest frame.
        using var source = File.OpenHandle(job.Source);
        if (!DicomFile.TryRead(source, out var file, out var refusal))
        {
            return WorkerAnswer.Refused(refusal.ToString());
        }

        if (profiles.Under(job.Profile, out var deidentification) is { } unknown)
        {
            return WorkerAnswer.Refused(unknown);
        }

        if (deidentification.Apply(file, out var kept) is { } held)
        {
            return WorkerAnswer.Refused(held.ToString());
        }

        var written = new WrittenInstance(job.Target);
        if (written.Write(kept!.Dataset, kept.TransferSyntax) is { } unreadable)
        {
            return WorkerAnswer.Refused(unreadable.ToString());
        }

        return new WorkerAnswer { Instance = Describe(kept, written, IsOfStudy(job.Study, file.Dataset, kept.Dataset)) };
    }

    private static bool IsOfStudy(string? named, DicomDataset original, DicomDataset kept) =>
        named is null || named == original.GetString(DicomTag.StudyInstanceUID) || named == kept.GetString(DicomTag.StudyInstanceUID);

    private static WorkedInstance Describe(DeidentifiedInstance deidentified, WrittenInstance written, bool isOfStudy) =>
        Describe(deidentified.Dataset, written, isOfStudy) with
        {
            Actions = deidentified.Report.Changes.CountBy(c => c.Action).OrderBy(c => c.Key).ToDictionary(c => JsonNamingPolicy.CamelCase.ConvertName(c.Key.ToString()), c => c.Value),
            Review = [.. deidentified.Review.Select(r => new HeldReason(r.Kind.ToString(), r.Text))],
            Marks = ObjectMarks.Of(deidentified.Dataset),
            Suggested = [.. deidentified.Review.SelectMany(r => r.Suggested).Distinct().Select(r => new HeldRectangle(r.X, r.Y, r.Width, r.Height))],
        };

    private static WorkedInstance Describe(DicomDataset kept, WrittenInstance written, bool isOfStudy) => new()
    {
        SopInstanceUid = kept.GetUid(DicomTag.SOPInstanceUID)!.Value.Value,
        SopClassUid = kept.GetUid(DicomTag.SOPClassUID)!.Value.Value,
        SeriesUid = kept.GetUid(DicomTag.SeriesInstanceUID)!.Value.Value,
        StudyUid = kept.GetUid(DicomTag.StudyInstanceUID)!.Value.Value,
        Patient = kept.GetString(DicomTag.PatientID) ?? "",
        Modality = kept.GetString(DicomTag.Modality) ?? "OT",
        Synthetic = kept.GetString(DicomTag.Manufacturer) == Phantoms.PhantomFolder.Manufacturer,
        Header = Encoding.UTF8.GetString(DicomJson.Write(kept, _ => null)),
        Sha256 = written.Sha256,
        FrameLength = written.FrameLength,
        Frames = written.Frames,
        Rows = kept.GetInt32(DicomTag.Rows) ?? 0,
        Columns = kept.GetInt32(DicomTag.Columns) ?? 0,
        Place = SlicePlace.Of(kept),
        IsOfStudy = isOfStudy,
    };
}
