namespace CrowdAnnotate.Aim;

/// <summary>What is remarked while a document of a dialect is turned into one of 4.2, and the UIDs that are made for it.</summary>
/// <param name="seed">Stands for the whole document in the UIDs that are made for it.</param>
internal sealed class Mends(string seed = "")
{
    private readonly List<AimFinding> findings = [];
    private readonly HashSet<AimFinding> said = [];

    public bool HasErrors => findings.Exists(f => f.IsError);

    public IReadOnlyList<AimFinding> Findings => findings;

    public void Add(AimFinding finding)
    {
        // Two parts of 4.2 may come from one of the document.
        if (said.Add(finding))
        {
            findings.Add(finding);
        }
    }

    public void Malformed(string path, string message) => Add(new AimFinding(path, FindingKind.Malformed, message));

    public void Mended(string path, string message) => Add(new AimFinding(path, FindingKind.Mended, message));

    public void Malformed(Place place, string below, string message) => Add(new AimFinding(Path(place, below), FindingKind.Malformed, message, place.Line));

    public void Mended(Place place, string below, string message) => Add(new AimFinding(Path(place, below), FindingKind.Mended, message, place.Line));

    public void NotHeld(Place place, string below, string message) => Add(new AimFinding(Path(place, below), FindingKind.NotHeld, message, place.Line));

    /// <summary>A UID that stands for a place of this document: always the same one.</summary>
    public string Made(Place place, string below) => MadeUid.Of("made", seed, Path(place, below)).Value;

    /// <summary>A UID that stands for a text of this document: always the same one, wherever the text stands.</summary>
    public string MadeFrom(string text) => MadeUid.Of("made from", seed, text).Value;

    /// <summary>The reading of a document that is no more than its findings.</summary>
    public AimReading Refused() => new(null, findings.ToValueList());

    // An attribute of AIM 3 that became an element has nothing below it.
    private static string Path(Place place, string below) => below.Length == 0 || place.IsAttribute ? place.ToString() : $"{place}/{below}";
}
