using System.Collections.Frozen;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// What is removed and what is kept: the Basic Profile of PS3.15 annex E, its options, and single attributes treated otherwise.
/// A profile is a file; three are built in.
/// </summary>
public sealed class DeidentificationProfile
{
    private static readonly FrozenDictionary<string, Lazy<DeidentificationProfile>> Known = new[] { "basic", "public", "research" }
        .ToFrozenDictionary(n => n, n => new Lazy<DeidentificationProfile>(() => ReadBuiltIn(n)));

    private readonly FrozenDictionary<DicomTag, AttributeRule> rules;

    internal DeidentificationProfile(
        string name, DeidentificationOptions options, bool namesScanner, bool holdsFaces, IReadOnlyDictionary<DicomTag, AttributeAction> attributes)
    {
        (Name, Options, NamesScanner, HoldsFaces) = (name, options, namesScanner, holdsFaces);
        var all = ActionTable.Rules(options);
        foreach (var (tag, action) in attributes)
        {
            all[tag] = new AttributeRule(action, all.TryGetValue(tag, out var known) ? known.Basic : AttributeAction.Remove);
        }

        rules = all.ToFrozenDictionary();
        KeepsPatientCharacteristics = (options & DeidentificationOptions.RetainPatientCharacteristics) != 0
            || attributes.Any(a => PatientCharacteristics.Contains(a.Key) && a.Value is AttributeAction.Keep or AttributeAction.AgeBand or AttributeAction.KeepInPet);
        PoolsAges = rules.TryGetValue(DicomTag.PatientAge, out var age) && age.Action == AttributeAction.AgeBand;
    }

    /// <summary>The name, as reports and (0012,0063) give it.</summary>
    public string Name { get; }

    /// <summary>The options of PS3.15 annex E.3.</summary>
    public DeidentificationOptions Options { get; }

    /// <summary>Whether the scanner gets a keyed pseudonym instead of its serial number.</summary>
    public bool NamesScanner { get; }

    /// <summary>Whether series that may show a face are held.</summary>
    public bool HoldsFaces { get; }

    internal bool KeepsPatientCharacteristics { get; }

    internal bool PoolsAges { get; }

    private static FrozenSet<DicomTag> PatientCharacteristics { get; } = ActionTable.Rows
        .Where(r => r.Options.ContainsKey(DeidentificationOptions.RetainPatientCharacteristics))
        .Select(r => DicomTag.TryParse(r.Pattern, out var tag) ? tag : default).ToFrozenSet();

    /// <summary>“basic”, “public” or “research”; null for any other name.</summary>
    public static DeidentificationProfile? BuiltIn(string name) => Known.TryGetValue(name, out var profile) ? profile.Value : null;

    /// <summary>Reads a profile; what is not understood is refused with its place.</summary>
    /// <returns>Why it is refused; null when <paramref name="profile"/> holds it.</returns>
    public static string? Read(ReadOnlyMemory<byte> json, out DeidentificationProfile? profile) => ProfileReader.Read(json, out profile);

    internal bool Has(DeidentificationOptions option) => (Options & option) != 0;

    internal AttributeRule Rule(DicomTag tag) => rules.GetValueOrDefault(tag);

    private static DeidentificationProfile ReadBuiltIn(string name)
    {
        using var stream = DeidentificationTables.Open(name + ".json");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return Read(copy.ToArray(), out var profile) is { } refusal ? throw new InvalidOperationException(refusal) : profile!;
    }
}
