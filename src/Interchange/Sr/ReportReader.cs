using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>A report as an ImageAnnotationCollection.</summary>
internal sealed class ReportReader(DicomDataset report, Uid sopClass, Uid document, Uid study)
{
    private readonly FindingList findings = new();

    public ReportReading Read()
    {
        var root = ContentReader.Read(report, findings);
        var evidence = ReportEvidence.OfReport(report, root);
        var origin = ReportOriginReader.Read(report, root, sopClass, document);
        return ReadCollection.Of(report, study, origin, findings, () => ReportOriginReader.User(root), at => Annotations(root, evidence, at));
    }

    private bool IsOwn() => report.GetSequence(DicomTag.CodingSchemeIdentificationSequence).Any(i => i.GetString(DicomTag.CodingSchemeDesignator) == SrCodes.OwnScheme);

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
