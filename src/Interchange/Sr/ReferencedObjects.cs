using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>The series that a report refers to, each once: for the Image Library (TID 1600) and the evidence sequences (§C.17.2.3).</summary>
internal sealed class ReferencedObjects(LossList losses)
{
    private readonly List<ReferencedSeries> series = [];
    private readonly Dictionary<(Uid Study, Uid Series), ReferencedSeries> known = [];

    /// <summary>Takes up the images of an annotation.</summary>
    public void Add(DicomImageReferenceEntity reference, string path)
    {
        var study = reference.Study;
        var found = Of(study.InstanceUid, study.Series.InstanceUid);
        found.Describe(study, losses, path);
        foreach (var image in study.Series.Images)
        {
            found.Add(image.SopClassUid, image.SopInstanceUid);
        }
    }

    public void Add(Uid study, Uid series, Uid sopClass, Uid sopInstance) => Of(study, series).Add(sopClass, sopInstance);

    public CodedConcept? Modality => series.Find(s => s.Modality is not null)?.Modality;

    public bool IsSeries(Uid uid) => series.Exists(s => s.Uid == uid);

    /// <summary>The library of the series that are images; none where there is no image.</summary>
    public ContentItem? Library(Func<CodedConcept, CodedConcept> fit)
    {
        var images = series.Where(s => s.Modality is not null).ToList();
        if (images.Count == 0)
        {
            return null;
        }

        var library = new ContentItem(Relationship.Contains, SrCodes.ImageLibrary, new ContainerContent());
        images.ForEach(s => library.Add(s.Group(fit)));
        return library;
    }

    /// <summary>The objects of the report's own study, and those of others.</summary>
    public void PutEvidence(DicomDataset to, Uid ownStudy)
    {
        foreach (var (tag, own) in new[] { (DicomTag.CurrentRequestedProcedureEvidenceSequence, true), (DicomTag.PertinentOtherEvidenceSequence, false) })
        {
            var studies = series.Where(s => (s.Study == ownStudy) == own).GroupBy(s => s.Study).ToList();
            if (studies.Count > 0)
            {
                to.AddOrUpdate(new DicomSequence(tag, studies.Select(s => Study(s.Key, s, to)).ToList()));
            }
        }
    }

    /// <summary>An item of the Hierarchical SOP Instance Reference Macro (§C.17.2.1).</summary>
    public static DicomDataset Study(Uid study, IEnumerable<ReferencedSeries> series, DicomDataset parent)
    {
        var item = new DicomDataset(parent).AddOrUpdate(DicomTag.StudyInstanceUID, study);
        return item.AddOrUpdate(new DicomSequence(DicomTag.ReferencedSeriesSequence, series.Select(s => s.Evidence(item)).ToList()));
    }

    private ReferencedSeries Of(Uid study, Uid uid)
    {
        if (!known.TryGetValue((study, uid), out var found))
        {
            known[(study, uid)] = found = new ReferencedSeries(study, uid);
            series.Add(found);
        }

        return found;
    }
}

/// <summary>One series that a report refers to.</summary>
internal sealed class ReferencedSeries(Uid study, Uid uid)
{
    private readonly List<(Uid Class, Uid Instance)> objects = [];
    private readonly HashSet<Uid> known = [];
    private DateOnly? date;
    private TimeOnly? time;

    public Uid Study => study;

    public Uid Uid => uid;

    /// <summary>Null for what is no series of images (segmentations).</summary>
    public CodedConcept? Modality { get; private set; }

    public void Add(Uid sopClass, Uid sopInstance)
    {
        if (known.Add(sopInstance))
        {
            objects.Add((sopClass, sopInstance));
        }
    }

    public void Describe(ImageStudy of, LossList losses, string path)
    {
        if (Modality is null)
        {
            (Modality, date, time) = (of.Series.Modality, of.StartDate, of.StartTime);
        }

        losses.If(of.Series.Modality != Modality, $"{path}/imageStudy/imageSeries/modality", "differs from what was said of the same series before.");
        losses.If(of.StartDate != date || of.StartTime != time, $"{path}/imageStudy/startDate", "differs from what was said of the same series before.");
        losses.If(of.ReferencedObjects.Count > 0, $"{path}/imageStudy/referencedDicomObjectCollection", "has no place in SR.");
        losses.If(of.Series.Images.Any(i => i.Plane is not null || i.General is not null), $"{path}/imageStudy/imageSeries/imageCollection", "says more of images than SR holds; they say it themselves.");
        losses.If(of.ProcedureDescription is not null, $"{path}/imageStudy/procedureDescription", "has no place in SR.");
        losses.If(of.AccessionNumber is not null, $"{path}/imageStudy/accessionNumber", "has no place beside that of the document.");
    }

    public ContentItem Group(Func<CodedConcept, CodedConcept> fit)
    {
        var group = new ContentItem(Relationship.Contains, SrCodes.ImageLibraryGroup, new ContainerContent());
        group.Add(new ContentItem(Relationship.HasAcquisitionContext, SrCodes.Modality, new CodeContent(fit(Modality!))));
        if (date is { } day)
        {
            group.Add(new ContentItem(Relationship.HasAcquisitionContext, SrCodes.StudyDate, new WordsContent("DATE", SrTimes.Date(day))));
        }

        if (time is { } moment)
        {
            group.Add(new ContentItem(Relationship.HasAcquisitionContext, SrCodes.StudyTime, new WordsContent("TIME", SrTimes.Time(moment))));
        }

        objects.ForEach(o => group.Add(new ContentItem(Relationship.Contains, null, new ObjectContent(ObjectContent.Image, o.Class, o.Instance, [], []))));
        return group;
    }

    public DicomDataset Evidence(DicomDataset parent)
    {
        var item = new DicomDataset(parent).AddOrUpdate(DicomTag.SeriesInstanceUID, uid);
        return item.AddOrUpdate(new DicomSequence(DicomTag.ReferencedSOPSequence, objects.Select(o => new DicomDataset(item)
            .AddOrUpdate(DicomTag.ReferencedSOPClassUID, o.Class).AddOrUpdate(DicomTag.ReferencedSOPInstanceUID, o.Instance)).ToList()));
    }
}
