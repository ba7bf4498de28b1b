using System.Globalization;

namespace CrowdAnnotate.Aim;

/// <summary>The order of the schema, of the document down to its annotations.</summary>
internal static class CollectionWriter
{
    public static void Write(AimWriter to, AnnotationCollection document)
    {
        switch (document)
        {
            case ImageAnnotationCollection c:
                Root(to, c, "ImageAnnotationCollection", () =>
                {
                    Patient(to, c.Person);
                    to.Collection("imageAnnotations", c.ImageAnnotations, a => AnnotationWriter.Write(to, a));
                });
                break;
            case AnnotationOfAnnotationCollection c:
                Root(to, c, "AnnotationOfAnnotationCollection", () =>
                    to.Collection("annotationOfAnnotations", c.AnnotationOfAnnotations, a => AnnotationWriter.Write(to, a)));
                break;
            default:
                throw new NotSupportedException($"{document.GetType().Name} has no XML form.");
        }
    }

    private static void Root(AimWriter to, AnnotationCollection document, string name, Action rest) => to.Root(name, AnnotationCollection.AimVersion, () =>
    {
        to.Id("uniqueIdentifier", document.UniqueIdentifier);
        to.Id("studyInstanceUid", document.StudyInstanceUid);
        to.Id("seriesInstanceUid", document.SeriesInstanceUid);
        to.Text("accessionNumber", document.AccessionNumber);
        to.Text("description", document.Description);
        to.DateTime("dateTime", document.DateTime);
        Participants(to, document);
        rest();
    });

    private static void Participants(AimWriter to, AnnotationCollection collection)
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
    }

    private static void Patient(AimWriter to, Person? patient)
    {
        if (patient is { } person)
        {
            to.Element("person", () =>
            {
                to.Text("name", person.Name);
                to.Text("id", person.Id);
                to.Text("birthDate", person.BirthDate?.ToString("yyyyMMdd", CultureInfo.InvariantCulture));
                to.Text("sex", person.Sex);
                to.Text("ethnicGroup", person.EthnicGroup);
                to.Text("sourcePatientGroupId", person.SourcePatientGroupId);
            });
        }
    }
}
