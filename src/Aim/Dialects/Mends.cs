using System.Xml;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>What is remarked while a document of a dialect is turned into one of 4.2.</summary>
internal sealed class Mends
{
    private readonly List<AimFinding> findings = [];

    public bool HasErrors => findings.Exists(f => f.IsError);

    public void Add(AimFinding finding) => findings.Add(finding);

    public void Malformed(string path, string message) => findings.Add(new AimFinding(path, FindingKind.Malformed, message));

    public void Mended(string path, string message, XElement? at = null) => findings.Add(new AimFinding(path, FindingKind.Mended, message, Line(at)));

    public void NotHeld(string path, string message, XElement? at = null) => findings.Add(new AimFinding(path, FindingKind.NotHeld, message, Line(at)));

    /// <summary>The reading of a document that is no more than its findings.</summary>
    public AimReading Refused() => new(null, findings.ToValueList());

    /// <summary>Reads the elements of 4.2 strictly; what was remarked before comes first.</summary>
    public AimReading Read(XElement root)
    {
        var reading = CollectionReader.Read(new XDocument(root));
        return new AimReading(reading.Collection, findings.Concat(reading.Findings).ToValueList());
    }

    private static int? Line(XElement? element) => element is IXmlLineInfo info && info.HasLineInfo() ? info.LineNumber : null;
}
