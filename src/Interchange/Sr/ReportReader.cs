using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>A report as an ImageAnnotationCollection.</summary>
internal sealed class ReportReader(DicomDataset report, Uid sopClass, Uid document, Uid study, Uid series)
{
    private readonly FindingList findings = new();

    public ReportReading Read()
    {
        var root = ContentReader.Read(report, findings);
        var evidence = new ReportEvidence(report, root);
        var at = At();
        var annotations = Annotations(root, evidence, at);
        var origin = ReportOriginReader.Read(report, root, sopClass, document);
        if (annotations.Count == 0)
        {
            return new(null, origin, [.. findings.All, new ReadingFinding("1", "holds no measurement group, number, region or segment that can be read.", IsError: true)]);
        }

        try
        {
            var collection = new ImageAnnotationCollection(
                document, study, series, at, annotations, report.GetString(DicomTag.AccessionNumber), report.GetString(DicomTag.SeriesDescription),
                ReportOriginReader.User(root), ReportOriginReader.Equipment(report), ReportOriginReader.Person(report));
            return new(collection, origin, findings.All);
        }
        catch (AimFlawException flaw)
        {
            return new(null, origin, [.. findings.All, new ReadingFinding("1", $"cannot be AIM: {flaw.Message}", IsError: true)]);
        }
    }

    private bool IsOwn() => report.GetSequence(DicomTag.CodingSchemeIdentificationSequence).Any(i => i.GetString(DicomTag.CodingSchemeDesignator) == SrCodes.OwnScheme);

    private AimDateTime At()
    {
        (DicomTag Date, DicomTag Time)[] tags =
            [(DicomTag.ContentDate, DicomTag.ContentTime), (DicomTag.SeriesDate, DicomTag.SeriesTime), (DicomTag.StudyDate, DicomTag.StudyTime)];
        var stated = tags.Select(t => SrTimes.ToDateTime(report.GetString(t.Date), report.GetString(t.Time))).FirstOrDefault(t => t is not null);
        findings.If(stated is null, DicomTag.ContentDate.ToString(), "is missing; the report is dated 1 January 1900.");
        return stated ?? SrTimes.ToDateTime("19000101")!.Value;
    }

    private List<ImageAnnotation> Annotations(ContentItem root, ReportEvidence evidence, AimDateTime at)
    {
        var images = new ImageReader(evidence, study, document, findings);
        var (groups, seen) = (new GroupReader(images, IsOwn(), findings), new HashSet<Uid> { document });
        var all = new List<(ContentItem Group, AnnotationParts Parts)>();
        foreach (var group in GroupFinder.Of(root))
        {
            if (all.Count > 0 && all[^1].Parts is var last && group.ObservationUid == DerivedUid.Of(last.Uid, $"group-{last.Groups + 1}"))
            {
                last.Groups++;
                Try(group, () => groups.ReadMarks(group, last));
                continue;
            }

            var stated = group.ObservationUid is { } uid && seen.Add(uid) ? group.ObservationUid : null;
            var parts = new AnnotationParts(stated ?? DerivedUid.Of(document, group.Path), document)
            {
                At = group.ObservedAt ?? at,
                Precedent = stated is null ? document : null,
            };
            if (Try(group, () => groups.Read(group, parts)))
            {
                all.Add((group, parts));
            }
        }

        var built = new List<ImageAnnotation>();
        all.ForEach(a => Try(a.Group, () => built.Add(a.Parts.Build(evidence))));
        return built;
    }

    private bool Try(ContentItem group, Action read)
    {
        try
        {
            read();
            return true;
        }
        catch (AimFlawException flaw)
        {
            findings.Add(group.Path, $"cannot be AIM ({flaw.Message}); it is left out.");
            return false;
        }
    }
}
