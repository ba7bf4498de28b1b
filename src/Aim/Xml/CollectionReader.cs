using System.Xml;
using System.Xml.Linq;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Reads the document in the order of the schema, down to the annotation.</summary>
internal static class CollectionReader
{
    private const string OfImages = "ImageAnnotationCollection";
    private const string OfAnnotations = "AnnotationOfAnnotationCollection";

    public static AimReading Read(XElement root)
    {
        var name = root.Name.LocalName;
        if (root.Name.Namespace != AimXml.Aim || name is not (OfImages or OfAnnotations))
        {
            return Refused("/" + name, $"is neither {OfImages} nor {OfAnnotations} of “{AimXml.Aim}”; it is of “{root.Name.NamespaceName}”.", root);
        }

        var log = new ReadingLog();
        var node = new AimNode(root, log);
        var version = node.Attribute("aimVersion");
        if (version != AnnotationCollection.AimVersion)
        {
            return Refused($"/{name}/@aimVersion", $"“{version}” is not {AnnotationCollection.AimVersion}, the version that is read.", root);
        }

        AnnotationCollection? read = name == OfImages
            ? node.Build<ImageAnnotationCollection>(n => Collection(n))
            : node.Build<AnnotationOfAnnotationCollection>(n => AnnotationsOfAnnotations(n));
        return new AimReading(read, log.Findings());
    }

    private static AimReading Refused(string path, string message, IXmlLineInfo at) =>
        new(null, [new AimFinding(path, FindingKind.Malformed, message, at.LineNumber)]);

    private static Func<ImageAnnotationCollection> Collection(AimNode n)
    {
        var c = Head(n);
        var person = n.Optional("person")?.Build<Person>(Person);
        var annotations = n.Collection("imageAnnotations", "ImageAnnotation", AnnotationReader.OfImage, required: true);
        return () => new(c.Uid, c.Study, c.Series, c.Date, annotations, c.Accession, c.Description, c.User, c.Equipment, person);
    }

    private static Func<AnnotationOfAnnotationCollection> AnnotationsOfAnnotations(AimNode n)
    {
        var c = Head(n);
        var annotations = n.Collection("annotationOfAnnotations", "AnnotationOfAnnotation", AnnotationReader.OfAnnotation, required: true);
        return () => new(c.Uid, c.Study, c.Series, c.Date, annotations, c.Accession, c.Description, c.User, c.Equipment);
    }

    private static Common Head(AimNode n)
    {
        var (uid, study, series) = (n.Id("uniqueIdentifier"), n.Id("studyInstanceUid"), n.Id("seriesInstanceUid"));
        var (accession, description, date) = (n.OptionalText("accessionNumber"), n.OptionalText("description"), n.DateTime("dateTime"));
        var (user, equipment) = (n.Optional("user")?.Build<User>(User), n.Optional("equipment")?.Build<Equipment>(Equipment));
        return new(uid, study, series, accession, description, date, user, equipment);
    }

    private static Func<User> User(AimNode n)
    {
        var (name, login) = (n.Text("name"), n.Text("loginName"));
        var (role, number) = (n.OptionalText("roleInTrial"), n.OptionalInteger("numberWithinRoleOfClinicalTrial"));
        return () => new(name, login, role, number);
    }

    private static Func<Equipment> Equipment(AimNode n)
    {
        var (maker, model) = (n.Text("manufacturerName"), n.OptionalText("manufacturerModelName"));
        var (serial, version) = (n.OptionalText("deviceSerialNumber"), n.OptionalText("softwareVersion"));
        return () => new(maker, model, serial, version);
    }

    private static Func<Person> Person(AimNode n)
    {
        var (name, id, birth) = (n.Text("name"), n.Text("id"), n.OptionalDate("birthDate"));
        var (sex, group, source) = (n.OptionalText("sex"), n.OptionalText("ethnicGroup"), n.OptionalText("sourcePatientGroupId"));
        return () => new(name, id, birth, sex, group, source);
    }

    private sealed record Common(
        Uid Uid, Uid Study, Uid Series, string? Accession, string? Description, AimDateTime Date, User? User, Equipment? Equipment);
}
