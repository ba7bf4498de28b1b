using CrowdAnnotate.Server.Archive.Workers;
using Marten;

namespace CrowdAnnotate.Server.Archive;

/// <summary>The decisions on a group of files, and the documents that they make.</summary>
internal sealed class CommitGroup(Guid importId, DateTimeOffset now)
{
    private readonly List<FileOutcome> outcomes = [];
    private readonly List<WorkedFile> files = [];
    private readonly List<(SpooledFile File, WorkedInstance Instance, bool IsHeld)> kept = [];

    public IReadOnlyList<FileOutcome> Outcomes => outcomes;

    /// <summary>Those whose content goes into the store.</summary>
    public IReadOnlyList<(SpooledFile File, WorkedInstance Instance, bool IsHeld)> Kept => kept;

    public int Count(string outcome) => outcomes.Count(o => o.Outcome == outcome);

    public void Add(WorkedFile worked, KnownDocuments known)
    {
        files.Add(worked);
        var outcome = Decide(worked.Answer, known) with { Entry = worked.File.Entry, Part = worked.File.Part };
        outcomes.Add(outcome);
        if (worked.Answer.Instance is { } instance && known.Instance(instance.SopInstanceUid) is null && outcome.Outcome is FileOutcome.Accepted or FileOutcome.Held)
        {
            var isHeld = outcome.Outcome == FileOutcome.Held;
            kept.Add((worked.File, instance, isHeld));
            known.Add(new KnownInstance(instance.SopInstanceUid, instance.SeriesUid, instance.Sha256, isHeld));
        }
    }

    /// <param name="names">The names of the kept contents in the store.</param>
    public void Write(IDocumentSession session, IReadOnlyList<string> names, KnownDocuments known, ImportDigests digests)
    {
        foreach (var ((_, instance, isHeld), name) in kept.Zip(names))
        {
            var document = Document(instance, name);
            if (isHeld)
            {
                session.Insert(Hold(instance, document));
            }
            else
            {
                session.Insert(document);
                session.InsertObjects(MarksOf(instance) is { } marks ? [marks] : []);
            }
        }

        foreach (var series in kept.Where(k => !k.IsHeld).GroupBy(k => k.Instance.SeriesUid))
        {
            session.Store(Count(known.Series(series.Key) ?? Begin(series.First().Instance), series.Count()));
        }

        session.StoreObjects(files.Zip(outcomes).Select(f => digests.Remember(f.First, f.Second)).OfType<KnownFile>());
    }

    private static FileOutcome Decide(WorkerAnswer answer, KnownDocuments known)
    {
        if (answer.Instance is not { } instance)
        {
            return new FileOutcome(FileOutcome.Refused, answer.Refusal, null);
        }

        var outcome = instance.IsOfStudy
            ? ImportDecision.Of(instance, known.Instance(instance.SopInstanceUid), known.IsRead(instance.SeriesUid))
            : new FileOutcome(FileOutcome.Refused, ImportDecision.OtherStudy, null);
        return outcome with
        {
            Actions = instance.Actions,
            Instance = new StoredReference(
                instance.SopClassUid, instance.SopInstanceUid, instance.SeriesUid, instance.StudyUid, outcome.Outcome is FileOutcome.Accepted or FileOutcome.Again),
        };
    }

    private ArchivedInstance Document(WorkedInstance instance, string name) => new()
    {
        Id = instance.SopInstanceUid, SeriesUid = instance.SeriesUid, StudyUid = instance.StudyUid, ImportId = importId, Header = instance.Header,
        PixelSha256 = instance.Sha256, FrameLength = instance.FrameLength, Frames = instance.Frames,
        PixelName = instance.Frames > 0 ? name : "", PartTenName = instance.Frames > 0 ? null : name,
    };

    private HeldInstance Hold(WorkedInstance instance, ArchivedInstance document) => new()
    {
        Id = instance.SopInstanceUid, Instance = document, SeriesUid = instance.SeriesUid, Patient = instance.Patient, Modality = instance.Modality,
        Rows = instance.Rows, Columns = instance.Columns, Place = instance.Place, ReceivedAt = now, Reasons = instance.Review, Suggested = instance.Suggested, Synthetic = instance.Synthetic,
        Marks = MarksOf(instance),
    };

    private ArchivedMarks? MarksOf(WorkedInstance instance) => instance.Marks is not { } marks ? null : new()
    {
        Id = instance.SopInstanceUid, StudyUid = instance.StudyUid, Series = marks.Series, Format = marks.Format, Manufacturer = marks.Manufacturer, Aim = marks.Aim, Lost = marks.Lost,
        Sha256 = instance.Sha256, ReceivedAt = now,
    };

    private ArchivedSeries Begin(WorkedInstance instance) => new()
    {
        Id = instance.SeriesUid, StudyUid = instance.StudyUid, Patient = instance.Patient, Modality = instance.Modality, Synthetic = instance.Synthetic,
        ImportedAt = now, Kind = SeriesKind.Archive, Reason = SettleSeries.NotYet, Slices = [],
    };

    private static ArchivedSeries Count(ArchivedSeries series, int more) =>
        series with { InstanceCount = series.Instances + more, Unsettled = true, Delivery = DeliveryState.Pending };
}
