using System.Globalization;

namespace CrowdAnnotate.Aim;

/// <summary>The order of the schema, from the document down to the annotation.</summary>
internal static class CollectionWriter
{
    public static void Write(AimWriter to, ImageAnnotationCollection collection) =>
        to.Root("ImageAnnotationCollection", ImageAnnotationCollection.AimVersion, () =>
        {
            to.Id("uniqueIdentifier", collection.UniqueIdentifier);
            to.Id("studyInstanceUid", collection.StudyInstanceUid);
            to.Id("seriesInstanceUid", collection.SeriesInstanceUid);
            to.Text("accessionNumber", collection.AccessionNumber);
            to.Text("description", collection.Description);
            to.DateTime("dateTime", collection.DateTime);
            Participants(to, collection);
            to.Collection("imageAnnotations", collection.ImageAnnotations, a => Annotation(to, a));
        });

    private static void Participants(AimWriter to, ImageAnnotationCollection collection)
    {
        if (collection.User is { } user)
        {
            to.Element("user", () =>
            {
                to.Text("name", user.Name);
                to.Text("loginName", user.LoginName);
                to.Text("roleInTrial", user.RoleInTrial);
                to.Integer("numberWithinRoleOfClinicalTrial", user.NumberWithinRoleOfClinicalTrial);
            });
        }

        if (collection.Equipment is { } equipment)
        {
            to.Element("equipment", () =>
            {
                to.Text("manufacturerName", equipment.ManufacturerName);
                to.Text("manufacturerModelName", equipment.ManufacturerModelName);
                to.Text("deviceSerialNumber", equipment.DeviceSerialNumber);
                to.Text("softwareVersion", equipment.SoftwareVersion);
            });
        }

        if (collection.Person is { } person)
        {
            to.Element("person", () => Patient(to, person));
        }
    }

    private static void Patient(AimWriter to, Person person)
    {
        to.Text("name", person.Name);
        to.Text("id", person.Id);
        to.Text("birthDate", person.BirthDate?.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
        to.Text("sex", person.Sex);
        to.Text("ethnicGroup", person.EthnicGroup);
        to.Text("sourcePatientGroupId", person.SourcePatientGroupId);
    }

    private static void Annotation(AimWriter to, ImageAnnotation annotation) => to.Element("ImageAnnotation", () =>
    {
        to.Id("uniqueIdentifier", annotation.UniqueIdentifier);
        to.Codes("typeCode", annotation.TypeCodes);
        to.DateTime("dateTime", annotation.DateTime);
        to.Text("name", annotation.Name);
        to.Text("comment", annotation.Comment);
        to.Id("precedentReferencedAnnotationUid", annotation.PrecedentReferencedAnnotationUid);
        to.Id("templateUid", annotation.TemplateUid);
        to.Id("trackingUniqueIdentifier", annotation.TrackingUniqueIdentifier);
        to.Collection("auditTrailCollection", annotation.AuditTrails, a => EntityWriter.AuditTrail(to, a));
        to.Collection("imagingPhysicalEntityCollection", annotation.PhysicalEntities, e => EntityWriter.Physical(to, e));
        to.Collection("calculationEntityCollection", annotation.Calculations, e => CalculationWriter.Write(to, e));
        to.Collection("inferenceEntityCollection", annotation.Inferences, e => EntityWriter.Inference(to, e));
        to.Collection("imagingObservationEntityCollection", annotation.Observations, e => EntityWriter.Observation(to, e));
        to.Collection("segmentationEntityCollection", annotation.Segmentations, e => ReferenceWriter.Segmentation(to, e));
        to.Collection("markupEntityCollection", annotation.Markups, e => MarkupWriter.Write(to, e));
        to.Collection("imageAnnotationStatementCollection", annotation.Statements, s => EntityWriter.Statement(to, s));
        to.Collection("imageReferenceEntityCollection", annotation.ImageReferences, e => ReferenceWriter.Images(to, e));
    });
}
