using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.Sr;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.PresentationStates;

/// <summary>One presentation state.</summary>
internal sealed class PresentationReader(DicomDataset state, Uid sopClass, Uid document, Uid study)
{
    private static readonly CodedConcept GraphicAnnotation = new("graphic", SrCodes.OwnScheme, "Graphic annotation of a presentation state");
    private readonly FindingList findings = new();
    private readonly ReportEvidence evidence = ReportEvidence.OfPresentation(state);

    public ReportReading Read()
    {
        var origin = new ReportOrigin(
            sopClass, document, state.GetString(DicomTag.Manufacturer), state.GetString(DicomTag.ManufacturerModelName), state.GetString(DicomTag.SoftwareVersions),
            null, null, Provenance.None);
        return ReadCollection.Of(
            state, study, origin, findings, () => state.GetString(DicomTag.ContentCreatorName) is { } name ? new User(name, name) : null, Annotations);
    }

    private List<ImageAnnotation> Annotations(AimDateTime at)
    {
        var (items, built) = (state.GetSequence(DicomTag.GraphicAnnotationSequence), new List<ImageAnnotation>());
        for (var i = 0; i < items.Count; i++)
        {
            var path = $"GraphicAnnotationSequence[{i + 1}]";
            findings.If(items[i].Contains(DicomTag.CompoundGraphicSequence), path, "holds compound graphics; their plain form is read where it is there.");
            foreach (var (image, frame) in Images(items[i], path))
            {
                if (Annotation(items[i], path, image, frame, at) is { } annotation)
                {
                    built.Add(annotation);
                }
            }
        }

        return built;
    }

    // Without images of its own an annotation is on all images of the state (PS3.3 §C.10.5).
    private IEnumerable<(EvidenceObject Image, int? Frame)> Images(DicomDataset item, string path)
    {
        var named = item.GetSequence(DicomTag.ReferencedImageSequence);
        if (named.Count == 0)
        {
            return evidence.All.Select(e => (e, MultiFrame.Classes.Contains(e.SopClass.Value) ? (int?)null : 1));
        }

        var all = new List<(EvidenceObject, int?)>();
        foreach (var reference in named)
        {
            if (reference.GetUid(DicomTag.ReferencedSOPInstanceUID) is not { } uid || evidence.Find(uid) is not { } image)
            {
                findings.Add(path, "refers to an image that is not among those of the state; it is left out.");
                continue;
            }

            var frames = reference.GetDoubles(DicomTag.ReferencedFrameNumber) ?? [];
            var alone = MultiFrame.Classes.Contains(image.SopClass.Value) ? (int?)null : 1;
            all.AddRange(frames.Length > 0 ? frames.Select(f => (image, (int?)f)) : [(image, alone)]);
        }

        return all;
    }

    private ImageAnnotation? Annotation(DicomDataset item, string path, EvidenceObject image, int? frame, AimDateTime at)
    {
        var place = $"{path}/{image.SopInstance}/{frame}";
        var parts = new AnnotationParts(DerivedUid.Of(document, place), document)
        {
            At = at, Precedent = document, Name = state.GetString(DicomTag.ContentLabel) ?? item.GetString(DicomTag.GraphicLayer) ?? "Graphic annotation",
        };
        parts.TypeCodes.Add(GraphicAnnotation);
        parts.Comments.AddRange(state.GetString(DicomTag.ContentDescription) is { } description ? [description] : []);
        parts.AddImage(image, null);
        var drawing = new DrawnObjects(DisplayedArea.Of(state, image.SopInstance), image.SopInstance, frame, findings);
        foreach (var markup in drawing.Read(item, path, n => DerivedUid.Of(parts.Uid, $"markup-{n}")))
        {
            parts.Markups.Add(markup);
        }

        return parts.Markups.Count > 0 ? parts.Build(evidence) : null;
    }
}
