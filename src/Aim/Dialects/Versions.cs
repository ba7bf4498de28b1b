using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>The version a document says it is of.</summary>
internal static class Versions
{
    private const string Written = ImageAnnotationCollection.AimVersion;

    // "AIMv4_3" is what newer builds of ePAD write into documents of 4.2; there is no schema of that name.
    private static readonly Dictionary<string, AimDialect> Four = new()
    {
        ["AIMv4_0"] = AimDialect.Aim40,
        ["AIMv4_1"] = AimDialect.Aim41,
        ["AIMv4_2"] = AimDialect.Aim42,
        ["AIMv4_3"] = AimDialect.Aim42,
    };

    /// <summary>The version of a collection of 4.x; null where it is none that is read.</summary>
    public static AimDialect? Of(XElement collection) =>
        (string?)collection.Attribute("aimVersion") is { Length: > 0 } version ? Four.TryGetValue(version.Trim(), out var known) ? known : null : AimDialect.Aim42;

    /// <summary>Makes a collection one of 4.2; false, with the reason in the log, for a version that is not read.</summary>
    public static bool Mend(XElement collection, Mends log, Place place)
    {
        var version = (string?)collection.Attribute("aimVersion");
        if (Of(collection) is null)
        {
            log.Add(new AimFinding($"{place}/@aimVersion", FindingKind.Malformed, $"is none of the versions that are read (3, 4.0, 4.1, 4.2).", place.Line));
            return false;
        }

        if (version != Written)
        {
            collection.SetAttributeValue("aimVersion", Written);
            log.Mended(place, "@aimVersion", string.IsNullOrEmpty(version) ? "is not there; the document was read as 4.2." : $"is {version.Trim()}; the document was read as 4.2.");
        }

        return true;
    }
}
