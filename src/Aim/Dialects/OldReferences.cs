using System.Xml.Linq;
using static CrowdAnnotate.Aim.OldDocument;
using static CrowdAnnotate.Aim.OldValues;

namespace CrowdAnnotate.Aim;

/// <summary>References to images in AIM 3.</summary>
internal static class OldReferences
{
    public static XElement? Read(OldNode old)
    {
        if (old.Type == "WebImageReference")
        {
            return Closed(old, old.Typed("ImageReferenceEntity", "UriImageReferenceEntity", old.OwnId(), old.Value("uri")));
        }

        if (old.Single("imageStudy", "ImageStudy") is not { } study)
        {
            old.Malformed("imageStudy/ImageStudy", "is required and not there.");
            return null;
        }

        return Closed(old, old.Typed("ImageReferenceEntity", "DicomImageReferenceEntity", old.OwnId(), Closed(study, study.From(
            "imageStudy",
            study.Id("instanceUID", "instanceUid"), study.Value("startDate"), study.Value("startTime"), study.Value("procedureDescription"),
            study.Single("imageSeries", "ImageSeries") is { } series ? Series(series) : null,
            Wrap("referencedDicomObjectCollection", old.Items("presentationStateCollection", "PresentationState").Select(Presentation))))));
    }

    private static XElement Series(OldNode old)
    {
        var images = old.Items("imageCollection", "Image");
        return Closed(old, old.From(
            "imageSeries",
            old.Id("instanceUID", "instanceUid"),
            Wrap("imageCollection", images.Select(i => Closed(i, i.From("Image", i.Id("sopClassUID", "sopClassUid"), i.Id("sopInstanceUID", "sopInstanceUid")))))));
    }

    private static XElement Presentation(OldNode old) => Closed(old, old.From(
        "ReferencedDicomObject",
        CodeFills.Element("modality", new Primitives.CodedConcept("PR", "DCM", "Presentation State")),
        old.Id("sopInstanceUID", "sopInstanceUid")));
}
