using System.Xml.Linq;
using static CrowdAnnotate.Aim.OldValues;

namespace CrowdAnnotate.Aim;

/// <summary>A document of AIM 3 (and of 1 and 2, which have its form) as a collection of 4.2 with one annotation.</summary>
internal static class OldDocument
{
    public static XElement Read(XElement root, Mends log, string path)
    {
        var old = new OldNode(root, path, log);
        old.Said("aimVersion");
        var isImage = old.Name == "ImageAnnotation";
        var collection = old.From(
            isImage ? "ImageAnnotationCollection" : "AnnotationOfAnnotationCollection",
            new XAttribute("aimVersion", ImageAnnotationCollection.AimVersion),
            Id("uniqueIdentifier", log.MadeFrom($"collection of {old.Said("uniqueIdentifier")}")),
            Id("seriesInstanceUid", log.MadeFrom($"series of {old.Said("uniqueIdentifier")}")),
            old.Value("dateTime"),
            User(old), Equipment(old), isImage ? Person(old) : null);
        old.Mended("", $"is a document of AIM 3; it was made a collection of 4.2 with one annotation, and given UIDs of its own.");
        var annotation = isImage ? Image(old) : OfAnnotations(old);
        collection.Add(new XElement(AimXml.Aim + (isImage ? "imageAnnotations" : "annotationOfAnnotations"), annotation));
        if (old.Single("aimStatus", "AimStatus") is { } status)
        {
            status.NotHeld("", "has no place in 4.2 and was left out.");
        }

        old.Close();
        return collection;
    }

    private static XElement Image(OldNode old)
    {
        var statements = new List<XElement>();
        var shapes = new OldShapes();
        var markups = shapes.Read(old);
        var annotation = old.From(old.Name, Entities(old, shapes, statements));
        annotation.Add(
            Wrap("segmentationEntityCollection", old.Items("segmentationCollection", "Segmentation").Select(s => OldEntities.Segmentation(s, annotation, statements))),
            Wrap("markupEntityCollection", markups),
            Wrap("imageReferenceEntityCollection", old.Items("imageReferenceCollection", "ImageReference").Select(OldReferences.Read)),
            Wrap("imageAnnotationStatementCollection", statements));
        return annotation;
    }

    private static XElement OfAnnotations(OldNode old)
    {
        var statements = new List<XElement>();
        var annotation = old.From(old.Name, Entities(old, new OldShapes(), []));
        var roles = new List<XElement>();
        foreach (var reference in old.Items("referencedAnnotationCollection", "ReferencedAnnotation"))
        {
            statements.Add(reference.Typed(
                "AnnotationOfAnnotationStatement", "AnnotationOfAnnotationHasImageAnnotationStatement",
                Id("subjectUniqueIdentifier", annotation.Value("uniqueIdentifier")!), reference.Id("referencedAnnotationUID", "objectUniqueIdentifier")));
            if (reference.Single("annotationRole", "AnnotationRole") is { } role)
            {
                roles.Add(role.From("AnnotationRoleEntity", role.OwnId(), role.Code("roleCode"), role.Value("roleSequenceNumber")));
                role.Close();
            }

            reference.Close();
        }

        annotation.Add(Wrap("annotationRoleEntityCollection", roles), Wrap("annotationOfAnnotationStatementCollection", statements));
        return annotation;
    }

    private static List<object?> Entities(OldNode old, OldShapes shapes, List<XElement> statements) =>
    [
        old.OwnId("uniqueIdentifier"), old.Code(), old.Value("dateTime"), old.Value("name"), old.Value("comment"),
        old.Id("precedentReferencedAnnotationUID", "precedentReferencedAnnotationUid"),
        Wrap("imagingPhysicalEntityCollection", old.Items("anatomicEntityCollection", "AnatomicEntity").Select(OldEntities.Anatomy)),
        Wrap("calculationEntityCollection", OldCalculations.Read(old.Items("calculationCollection", "Calculation"), shapes, statements)),
        Wrap("inferenceEntityCollection", old.Items("inferenceCollection", "Inference").Select(OldEntities.Inference)),
        Wrap("imagingObservationEntityCollection", old.Items("imagingObservationCollection", "ImagingObservation").Select(o => OldEntities.Observation(o, shapes, statements))),
    ];

    private static XElement? User(OldNode old) => old.Single("user", "User") is not { } user ? null : Closed(user, user.From(
        "user", user.Value("name"), user.Value("loginName"), user.Value("roleInTrial"), user.Value("numberWithinRoleOfClinicalTrial")));

    private static XElement? Equipment(OldNode old) => old.Single("equipment", "Equipment") is not { } equipment ? null : Closed(equipment, equipment.From(
        "equipment", equipment.Value("manufacturerName"), equipment.Value("manufacturerModelName"), equipment.Value("softwareVersion")));

    private static XElement? Person(OldNode old) => (old.Single("person", "Person") ?? old.Single("patient", "Patient")) is not { } person ? null : Closed(person, person.From(
        "person", person.Value("name"), person.Value("id"), person.Value("birthDate"), person.Value("sex"), person.Value("ethnicGroup")));

    public static XElement Closed(OldNode old, XElement made)
    {
        old.Close();
        return made;
    }
}
