using System.Globalization;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>Parts that are blank or not there: optional ones are left out, required ones are filled where the document tells with what.</summary>
internal sealed class FillMends(Mends log)
{
    private static readonly HashSet<string> MadeIdentifiers = ["uniqueIdentifier", "lesionUniqueIdentifier", "worklistTaskUid", "worklistSubtaskUid"];

    private readonly CollectionFills collections = new(log);

    public void Mend(XElement element, SchemaType type, Place place)
    {
        collections.Note(element, type);
        var (sorted, at) = (type.Sorted(element), 0);
        foreach (var part in type.Parts)
        {
            if (at < sorted.Count && sorted[at].Part == part)
            {
                LeaveOut(sorted[at++].Elements, part, place);
            }

            if (part.IsRequired && !part.Repeats && !part.Type.IsWrapper && part.Type.Kind != SchemaKind.Parts)
            {
                Fill(element, type, part, place);
            }
        }
    }

    private void LeaveOut(IReadOnlyList<XElement> all, SchemaPart part, Place place)
    {
        var blank = all.Where(e => part.Type.IsWrapper ? !e.HasElements : part.Type.Kind != SchemaKind.Parts && ElementValues.IsBlank(e)).ToList();
        if (blank.Count == 0 || (part.IsRequired && blank.Count == all.Count))
        {
            return;
        }

        blank.ForEach(e => e.Remove());
        log.Mended(place, part.Name, part.Type.IsWrapper ? "is empty and was left out." : "says nothing and was left out.");
    }

    private void Fill(XElement element, SchemaType type, SchemaPart part, Place place)
    {
        var found = element.Element(AimXml.Aim + part.Name);
        if (found is not null && !ElementValues.IsBlank(found))
        {
            return;
        }

        if (part.Type.Kind == SchemaKind.Code)
        {
            if (CodeFills.For(element, part.Name) is { } code)
            {
                found?.Remove();
                element.Add(code);
                log.Mended(place, part.Name, $"is not there; {(string?)code.Attribute("code")} was taken.");
            }

            return;
        }

        var (value, why) = Value(element, type, part, place);
        if (value is null)
        {
            return;
        }

        if (found is null)
        {
            element.Add(found = new XElement(AimXml.Aim + part.Name));
        }

        found.RemoveAttributes();
        found.SetAttributeValue(why == Null ? "nullFlavor" : part.Type.ValueAttribute!, value);
        log.Mended(place, part.Name, why);
    }

    private const string Null = "is not known; it is a null (NI) in 4.2.";

    private (string? Value, string Why) Value(XElement element, SchemaType type, SchemaPart part, Place place) => (type.Name, part.Name) switch
    {
        (_, var name) when MadeIdentifiers.Contains(name) => (log.Made(place, name), "names nothing; a UID was made from the document and this place."),
        ("ImageAnnotationCollection" or "AnnotationOfAnnotationCollection", var name) => collections.Value(element, name, place),
        ("Image", "sopClassUid") => (CodeFills.SopClass(element.Parent?.Parent?.Value("modality")), "is not there; the one of the modality was taken."),
        (_, "startDate" or "startTime") => ("NI", Null),
        ("CalculationEntity", "description") => (element.Meaning("typeCode"), "is blank; the meaning of its code was taken."),
        ("ImageAnnotation" or "AnnotationOfAnnotation", "name") => (element.Meaning("typeCode"), "is blank; the meaning of its code was taken."),
        ("ImageAnnotation" or "AnnotationOfAnnotation", "dateTime") => (element.Parent?.Parent?.Value("dateTime"), "is blank; that of the collection was taken."),
        ("Algorithm", "name") => (element.Meaning("type"), "is blank; the meaning of its type was taken."),
        ("User", "name") => (element.Value("loginName"), "is blank; loginName was taken."),
        ("User", "loginName") => (element.Value("name"), "is blank; name was taken."),
        ("Person", "name") => (element.Value("id"), "is blank; id was taken."),
        ("Person", "id") => (element.Value("name"), "is blank; name was taken."),
        ("Equipment", "manufacturerName") => (element.Value("manufacturerModelName"), "is blank; manufacturerModelName was taken."),
        ("UriImageReferenceEntity", "mimeType") => ("application/octet-stream", "is not there; application/octet-stream was taken."),
        (_, "unitOfMeasure") => ("1", "is blank; 1, the unit of a number without unit, was taken."),
        ("Dimension", "index") => (Place(element, 0), "is not there; its place was taken."),
        ("Dimension", "size") => (element.Parent?.Elements().Count() == 1 ? "1" : null, "is not there; 1 was taken."),
        (_, "label") => (Owner(element), "is blank; the meaning of what it belongs to was taken."),
        (_, "shapeIdentifier") => (Place(element, 1), "is not there; the place of the shape was taken."),
        (_, "includeFlag") => ("true", "is not there; the shape was taken as included."),
        _ => (null, ""),
    };

    private static string Place(XElement element, int first) => (element.ElementsBeforeSelf().Count() + first).ToString(CultureInfo.InvariantCulture);

    // The nearest thing above that is described or coded.
    private static string? Owner(XElement element) =>
        element.Ancestors().Select(a => a.Value("description") ?? a.Meaning("typeCode")).FirstOrDefault(m => m is not null);
}
