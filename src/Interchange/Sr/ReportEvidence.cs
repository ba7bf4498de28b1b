using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>Where a report's images are: study and series by its evidence sequences, the modality by its Image Library.</summary>
internal sealed class ReportEvidence
{
    private readonly Dictionary<Uid, EvidenceObject> bySop = [];
    private readonly Dictionary<Uid, (CodedConcept? Modality, DateOnly? Date, TimeOnly? Time)> library = [];

    private ReportEvidence()
    {
    }

    public static ReportEvidence OfReport(DicomDataset report, ContentItem root)
    {
        var evidence = new ReportEvidence();
        foreach (var study in report.GetSequence(DicomTag.CurrentRequestedProcedureEvidenceSequence).Concat(report.GetSequence(DicomTag.PertinentOtherEvidenceSequence)))
        {
            foreach (var series in study.GetSequence(DicomTag.ReferencedSeriesSequence))
            {
                evidence.Add(study.GetUid(DicomTag.StudyInstanceUID), series, DicomTag.ReferencedSOPSequence);
            }
        }

        foreach (var group in root.All().Where(i => i.Is(SrCodes.ImageLibraryGroup)))
        {
            evidence.AddGroup(group);
        }

        return evidence;
    }

    /// <summary>The images of a presentation state, which are of its own study (PS3.3 §C.11.11).</summary>
    public static ReportEvidence OfPresentation(DicomDataset state)
    {
        var evidence = new ReportEvidence();
        foreach (var series in state.GetSequence(DicomTag.ReferencedSeriesSequence))
        {
            evidence.Add(state.GetUid(DicomTag.StudyInstanceUID), series, DicomTag.ReferencedImageSequence);
        }

        return evidence;
    }

    /// <summary>All objects in the order of the evidence.</summary>
    public IEnumerable<EvidenceObject> All => bySop.Values;

    public EvidenceObject? Find(Uid sopInstance) => bySop.GetValueOrDefault(sopInstance);

    /// <summary>The objects of a series, in the order of the evidence.</summary>
    public IEnumerable<EvidenceObject> Of(Uid series) => bySop.Values.Where(o => o.Series == series);

    public (CodedConcept Modality, DateOnly? Date, TimeOnly? Time) Described(EvidenceObject image)
    {
        var (modality, date, time) = library.GetValueOrDefault(image.Series);
        return (modality ?? ModalityOf(image.SopClass), date, time);
    }

    private void Add(Uid? study, DicomDataset series, DicomTag objects)
    {
        if (study is not { } ofStudy || series.GetUid(DicomTag.SeriesInstanceUID) is not { } ofSeries)
        {
            return;
        }

        foreach (var item in series.GetSequence(objects))
        {
            if (item.GetUid(DicomTag.ReferencedSOPClassUID) is { } sopClass && item.GetUid(DicomTag.ReferencedSOPInstanceUID) is { } instance)
            {
                bySop.TryAdd(instance, new EvidenceObject(ofStudy, ofSeries, sopClass, instance, bySop.Count));
            }
        }
    }

    private void AddGroup(ContentItem group)
    {
        var described = (group.Code(SrCodes.Modality), SrTimes.ToDate(group.Text(SrCodes.StudyDate)), SrTimes.ToTime(group.Text(SrCodes.StudyTime)));
        foreach (var image in group.Children.Select(c => c.Value).OfType<ObjectContent>())
        {
            if (Find(image.SopInstance) is { } known)
            {
                library.TryAdd(known.Series, described);
            }
        }
    }

    // PS3.16 CID 29.
    private static CodedConcept ModalityOf(Uid sopClass) => (sopClass.Value.StartsWith("1.2.840.10008.5.1.4.1.1.", StringComparison.Ordinal) ? sopClass.Value[24..] : "") switch
    {
        "2" or "2.1" or "2.2" => new("CT", "DCM", "Computed Tomography"),
        "4" or "4.1" or "4.3" or "4.4" => new("MR", "DCM", "Magnetic Resonance"),
        "128" or "130" or "128.1" => new("PT", "DCM", "Positron emission tomography"),
        "1" => new("CR", "DCM", "Computed Radiography"),
        "1.1" => new("DX", "DCM", "Digital Radiography"),
        "1.2" or "13.1.3" => new("MG", "DCM", "Mammography"),
        "6.1" or "3.1" or "6.2" => new("US", "DCM", "Ultrasound"),
        "20" => new("NM", "DCM", "Nuclear Medicine"),
        "77.1.6" => new("SM", "DCM", "Slide Microscopy"),
        _ => new("OT", "DCM", "Other Modality"),
    };
}

/// <param name="Order">Place in the evidence.</param>
internal sealed record EvidenceObject(Uid Study, Uid Series, Uid SopClass, Uid SopInstance, int Order);
