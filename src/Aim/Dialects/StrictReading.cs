using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>Reads elements of 4.2, mended or not, strictly; what is found then is told by its place in the document that was read.</summary>
internal static partial class StrictReading
{
    /// <param name="at">Path of the document in the file; empty where it is the file.</param>
    public static AimReading Of(XElement root, Mends log, string at = "")
    {
        var reading = CollectionReader.Read(root);
        var wrong = log.Findings.Where(f => f.IsError).Select(f => f.Path).ToHashSet();
        var found = reading.Findings.Select(f => Placed(f, root, at)).Where(f => f.IsError || !wrong.Contains(f.Path));
        return new AimReading(log.HasErrors ? null : reading.Document, log.Findings.Concat(found).ToValueList());
    }

    /// <summary>The same reading with what makes no sense in the document, beyond its form; an error of that kind refuses it too.</summary>
    public static AimReading WithSense(AimReading reading, XElement root, string at = "")
    {
        if (reading.Document is not { } document)
        {
            return reading;
        }

        var sense = AimValidation.Check(document).Select(f => Placed(AsFinding(f, root), root, at)).ToList();
        return new AimReading(sense.Exists(f => f.IsError) ? null : document, reading.Findings.Concat(sense).ToValueList());
    }

    private static AimFinding AsFinding(ValidationFinding found, XElement root) =>
        new(found.Path, found.Severity == FindingSeverity.Error ? FindingKind.Malformed : FindingKind.Doubtful, found.Message, DocumentLines.Of(root, found.Path)) { Check = found.Check };

    private static AimFinding Placed(AimFinding finding, XElement root, string at)
    {
        var steps = finding.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var (element, known, knownAt) = (root, root.Annotation<Origin>(), 0);
        for (var i = 1; i < steps.Length && Child(element, steps[i]) is { } child; i++)
        {
            element = child;
            (known, knownAt) = element.Annotation<Origin>() is { } origin ? (origin, i) : (known, knownAt);
        }

        if (known is null)
        {
            return at.Length == 0 ? finding : finding with { Path = at + finding.Path };
        }

        // Below an attribute there is nothing to point at.
        var rest = known.Path.Contains("/@", StringComparison.Ordinal) ? [] : steps.Skip(knownAt + 1);
        return finding with { Path = string.Join('/', [known.Path, .. rest]), Line = finding.Line ?? known.Line };
    }

    private static XElement? Child(XElement element, string step)
    {
        var match = Step().Match(step);
        var place = match.Groups[2].Success ? int.Parse(match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture) : 1;
        return match.Success ? element.Elements(AimXml.Aim + match.Groups[1].Value).ElementAtOrDefault(place - 1) : null;
    }

    [GeneratedRegex(@"\A([^@\[\]]+)(?:\[([0-9]{1,9})\])?\z")]
    private static partial Regex Step();
}
