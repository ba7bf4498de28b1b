using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>The images that items refer to, with the study and series that the evidence gives them.</summary>
internal sealed class ImageReader(ReportEvidence evidence, Uid study, Uid document, FindingList findings)
{
    private readonly HashSet<Uid> unknown = [];

    public void Add(ObjectContent image, ContentItem item, AnnotationParts into) =>
        into.AddImage(evidence.Find(image.SopInstance) ?? Unknown(image, item), item.ObservationUid);

    public EvidenceObject? Find(Uid sopInstance) => evidence.Find(sopInstance);

    public IEnumerable<EvidenceObject> Of(Uid series) => evidence.Of(series);

    private EvidenceObject Unknown(ObjectContent image, ContentItem item)
    {
        findings.If(unknown.Add(image.SopInstance), item.Path, "refers to an image that is not in the evidence; the study is taken to be the report's, and a series was made up.");
        return new(study, DerivedUid.Of(document, "unknown series"), image.SopClass, image.SopInstance, int.MaxValue);
    }
}
