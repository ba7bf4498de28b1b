using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>What was read of one annotation so far.</summary>
internal sealed class AnnotationParts(Uid uid, Uid document)
{
    private readonly HashSet<Uid> used = [uid];
    private readonly HashSet<AnnotationStatement> ties = [];
    private readonly Dictionary<Uid, (EvidenceObject Image, Uid? Reference)> images = [];

    public Uid Uid { get; } = uid;

    /// <summary>Groups that were read into this annotation.</summary>
    public int Groups { get; set; } = 1;

    public string? Name { get; set; }

    public Uid? Tracking { get; set; }

    public AimDateTime At { get; set; }

    public Uid? Precedent { get; set; }

    public List<CodedConcept> TypeCodes { get; } = [];

    public List<string> Comments { get; } = [];

    public List<ImagingPhysicalEntity> Sites { get; } = [];

    public List<(Uid Uid, CodedAnswer Answer, bool? IsPresent, List<ImagingObservationCharacteristic> Characteristics)> Observations { get; } = [];

    public List<CalculationEntity> Calculations { get; } = [];

    public List<DicomSegmentationEntity> Segmentations { get; } = [];

    public List<MarkupEntity> Markups { get; } = [];

    public List<AnnotationStatement> Statements { get; } = [];

    /// <summary>The identifier that an item has, or one made from its place; each is given once.</summary>
    public Uid Identify(ContentItem item, string part = "")
    {
        var own = part.Length == 0 && item.ObservationUid is { } stated ? stated : DerivedUid.Of(document, item.Path + part);
        if (!used.Add(own))
        {
            own = DerivedUid.Of(document, $"{item.Path}{part}/again");
            used.Add(own);
        }

        return own;
    }

    /// <param name="reference">Identifier of the image reference, where the report keeps it.</param>
    public void AddImage(EvidenceObject image, Uid? reference)
    {
        if (!images.TryGetValue(image.SopInstance, out var known) || known.Reference is null)
        {
            images[image.SopInstance] = (image, reference);
        }
    }

    public void AddTie(StatementKind kind, Uid from, Uid to)
    {
        var statement = new AnnotationStatement(kind, from, to);
        if (ties.Add(statement))
        {
            Statements.Add(statement);
        }
    }

    /// <exception cref="AimFlawException">The parts do not fit together.</exception>
    public ImageAnnotation Build(ReportEvidence evidence) => new(
        Uid, TypeCodes, At, Name!, Comments.Count == 0 ? null : string.Join('\n', Comments), Precedent, trackingUniqueIdentifier: Tracking,
        physicalEntities: Sites, calculations: Calculations,
        observations: Observations.Select(o => new ImagingObservationEntity(o.Uid, o.Answer, o.IsPresent, o.Characteristics)),
        segmentations: Segmentations, markups: Markups, statements: Statements, imageReferences: References(evidence));

    private IEnumerable<DicomImageReferenceEntity> References(ReportEvidence evidence)
    {
        foreach (var series in images.Values.OrderBy(i => i.Image.Order).GroupBy(i => i.Image.Series))
        {
            var first = series.First().Image;
            var (modality, date, time) = evidence.Described(first);
            var stated = series.Select(i => i.Reference).FirstOrDefault(r => r is { } uid && !used.Contains(uid));
            var reference = stated ?? DerivedUid.Of(Uid, $"images/{series.Key}");
            used.Add(reference);
            yield return new DicomImageReferenceEntity(reference, new ImageStudy(
                first.Study, new ImageSeries(series.Key, modality, series.Select(i => new Image(i.Image.SopClass, i.Image.SopInstance))), date, time));
        }
    }
}
