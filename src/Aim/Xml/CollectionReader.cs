using System.Xml;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>Reads the document in the order of the schema, down to the annotation.</summary>
internal static class CollectionReader
{
    private const string Root = "ImageAnnotationCollection";

    public static AimReading Read(XDocument document)
    {
        var root = document.Root!;
        if (root.Name != AimXml.Aim + Root)
        {
            return Refused("/" + root.Name.LocalName, $"is not {Root} of “{AimXml.Aim}” but of “{root.Name.NamespaceName}”.", root);
        }

        var log = new ReadingLog();
        var node = new AimNode(root, "/" + Root, log);
        var version = node.Attribute("aimVersion");
        if (version != ImageAnnotationCollection.AimVersion)
        {
            return Refused($"/{Root}/@aimVersion", $"“{version}” is not {ImageAnnotationCollection.AimVersion}, the version that is read.", root);
        }

        var collection = node.Build<ImageAnnotationCollection>(Collection);
        return new AimReading(collection, log.Findings());
    }

    private static AimReading Refused(string path, string message, IXmlLineInfo at) =>
        new(null, [new AimFinding(path, FindingKind.Malformed, message, at.LineNumber)]);

    private static Func<ImageAnnotationCollection> Collection(AimNode n)
    {
        var (uid, study, series) = (n.Id("uniqueIdentifier"), n.Id("studyInstanceUid"), n.Id("seriesInstanceUid"));
        var (accession, description, date) = (n.OptionalText("accessionNumber"), n.OptionalText("description"), n.DateTime("dateTime"));
        var (user, equipment, person) = (n.Optional("user")?.Build<User>(User), n.Optional("equipment")?.Build<Equipment>(Equipment), n.Optional("person")?.Build<Person>(Person));
        var annotations = n.Collection("imageAnnotations", "ImageAnnotation", AnnotationReader.Read, required: true);
        return () => new(uid, study, series, date, annotations, accession, description, user, equipment, person);
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
}
