using System.Globalization;
using System.Xml.Linq;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>Values of ISO 21090 that are written otherwise than 4.2 wants them.</summary>
internal sealed class ValueMends(Mends log)
{
    // These name things outside the document; for them nothing may be made up.
    private static readonly HashSet<string> Foreign =
        ["studyInstanceUid", "seriesInstanceUid", "instanceUid", "sopInstanceUid", "sopClassUid", "referencedSopInstanceUid", "imageReferenceUid", "frameOfReferenceUid", "fiducialUid"];

    private readonly CodeMends codes = new(log);

    public static bool IsForeign(string name) => Foreign.Contains(name);

    public void Mend(XElement element, SchemaType type, Place place)
    {
        TakeText(element, type, place);
        var value = element.Attribute(type.ValueAttribute!);
        if (value is not null && value.Value.Trim() != value.Value && type.Kind != SchemaKind.Text)
        {
            value.Value = value.Value.Trim();
        }

        switch (type.Kind)
        {
            case SchemaKind.Code:
                codes.Mend(element, place);
                break;
            case SchemaKind.Identifier when value is not null:
                Identifier(element.Name.LocalName, value, place);
                break;
            case SchemaKind.Time when value is { Value.Length: > 0 }:
                Time(element.Name.LocalName, value, place);
                break;
            case SchemaKind.Whole when value is not null && decimal.TryParse(value.Value, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
                && value.Value.Contains('.', StringComparison.Ordinal) && number == decimal.Truncate(number):
                log.Mended(place, "", "is a whole number that was written with a fraction of zero.");
                value.Value = decimal.Truncate(number).ToString(CultureInfo.InvariantCulture);
                break;
            case SchemaKind.Truth when value?.Value.ToUpperInvariant() is "TRUE" or "FALSE" or "YES" or "NO" && value.Value is not ("true" or "false"):
                log.Mended(place, "", "is a truth value in other words.");
                value.Value = value.Value[0] is 'T' or 't' or 'Y' or 'y' ? "true" : "false";
                break;
        }
    }

    // Some writers put the value between the tags.
    private void TakeText(XElement element, SchemaType type, Place place)
    {
        var text = element.Nodes().OfType<XText>().ToList();
        if (element.Attribute(type.ValueAttribute!) is null && element.Attribute("nullFlavor") is null && text.Exists(t => !string.IsNullOrWhiteSpace(t.Value)))
        {
            element.SetAttributeValue(type.ValueAttribute!, string.Concat(text.Select(t => t.Value)).Trim());
            text.ForEach(t => t.Remove());
            log.Mended(place, "", $"has its value as text; it belongs into @{type.ValueAttribute}.");
        }
    }

    private void Identifier(string name, XAttribute root, Place place)
    {
        if (root.Value == "0")
        {
            root.Value = "";
        }

        if (root.Value.Length == 0 || Uid.TryParse(root.Value, out _) || IsForeign(name))
        {
            return;
        }

        if (Guid.TryParse(root.Value.Replace("urn:uuid:", "", StringComparison.OrdinalIgnoreCase), out var guid))
        {
            root.Value = Uid.FromGuid(guid).Value;
            log.Mended(place, "@root", "is a UUID and was made the UID 2.25 of it.");
            return;
        }

        root.Value = log.MadeFrom(root.Value);
        log.Mended(place, "@root", "is no UID; one was made from it, the same wherever the document has it.");
    }

    private void Time(string name, XAttribute value, Place place)
    {
        var mended = name switch
        {
            "startDate" or "birthDate" => WrittenTime.Date(value.Value),
            "startTime" => WrittenTime.TimeOfDay(value.Value),
            _ => WrittenTime.Moment(value.Value),
        };
        if (mended is not null && mended != value.Value)
        {
            value.Value = mended;
            log.Mended(place, "@value", name == "startTime" ? "is a time in another form; it was made HHMMSS." : "is a date in another form; it was made one of digits alone.");
        }
    }
}
