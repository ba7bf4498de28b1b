using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.Sr;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.KeyObjects;

/// <summary>Key object selections (TID 2010): images that somebody picked out in a PACS, and why.</summary>
public static class KeyObjectSelection
{
    public static readonly Uid SopClass = new("1.2.840.10008.5.1.4.1.1.88.59");

    /// <summary>
    /// Reads a selection as one annotation: the document title and its modifiers are what it is, the description its comment, the
    /// images its references. Nothing is de-identified.
    /// </summary>
    public static ReportReading Read(DicomDataset selection)
    {
        ArgumentNullException.ThrowIfNull(selection);
        if (selection.GetUid(DicomTag.SOPClassUID) != SopClass)
        {
            return ReportReading.Refused(DicomTag.SOPClassUID.ToString(), "is not that of a key object selection.");
        }

        DicomTag[] uids = [DicomTag.SOPInstanceUID, DicomTag.StudyInstanceUID, DicomTag.SeriesInstanceUID];
        return Array.FindIndex(uids, t => selection.GetUid(t) is null) is >= 0 and var missing
            ? ReportReading.Refused(uids[missing].ToString(), "is missing or no UID.")
            : new KeyObjectReader(selection, selection.GetUid(uids[0])!.Value, selection.GetUid(uids[1])!.Value).Read();
    }
}

/// <summary>One selection.</summary>
internal sealed class KeyObjectReader(DicomDataset selection, Uid document, Uid study)
{
    private static readonly CodedConcept TitleModifier = new("113011", "DCM", "Document Title Modifier");
    private static readonly CodedConcept Description = new("113012", "DCM", "Key Object Description");
    private readonly FindingList findings = new();

    public ReportReading Read()
    {
        var root = ContentReader.Read(selection, findings);
        var evidence = ReportEvidence.OfReport(selection, root);
        var origin = ReportOriginReader.Read(selection, root, KeyObjectSelection.SopClass, document);
        var images = new ImageReader(evidence, study, document, findings);
        var parts = new AnnotationParts(DerivedUid.Of(document, "1"), document) { Name = root.Name?.Meaning ?? "Key objects", Precedent = document };
        parts.TypeCodes.AddRange([root.Name ?? SrCodes.SourceImage, .. root.Named(TitleModifier).Select(m => m.Value).OfType<CodeContent>().Select(m => m.Code)]);
        parts.Comments.AddRange(root.Named(Description).Select(d => d.Value.Words).OfType<string>());
        foreach (var item in root.Children)
        {
            Read(item, images, parts);
        }

        return ReadCollection.Of(selection, study, origin, findings, () => ReportOriginReader.User(root), at =>
        {
            parts.At = at;
            return [parts.Build(evidence)];
        });
    }

    private void Read(ContentItem item, ImageReader images, AnnotationParts parts)
    {
        if (item.Value is ObjectContent { Type: ObjectContent.Image } image)
        {
            findings.If(image.Frames.Count > 0, item.Path, "names frames; AIM refers to the image as a whole.");
            images.Add(image, item, parts);
        }
        else
        {
            var isHeld = item.Is(TitleModifier) || item.Is(Description) || item.Relationship is Relationship.HasObservationContext || item.Is(SrCodes.Language);
            findings.If(!isHeld, item.Path, $"({item.Name?.Meaning ?? item.Value.Type}) is no image; it is left out.");
        }
    }
}
