using System.Collections.Frozen;

namespace CrowdAnnotate.Dicom;

/// <summary>One row of PS3.15 table E.1-1.</summary>
/// <param name="Pattern">Eight digits, “xx” for those of repeating groups, or “odd”.</param>
/// <param name="Options">The action of each option that has one: “K” or “C”.</param>
internal sealed record ActionRow(string Pattern, string Basic, IReadOnlyDictionary<DeidentificationOptions, char> Options);

/// <summary>PS3.15 table E.1-1, edition 2024e.</summary>
internal static class ActionTable
{
    private static readonly FrozenDictionary<string, DeidentificationOptions> Columns = new Dictionary<string, DeidentificationOptions>
    {
        ["uids"] = DeidentificationOptions.RetainUids, ["device"] = DeidentificationOptions.RetainDeviceIdentity,
        ["institution"] = DeidentificationOptions.RetainInstitutionIdentity, ["patient"] = DeidentificationOptions.RetainPatientCharacteristics,
        ["full"] = DeidentificationOptions.RetainFullDates, ["modified"] = DeidentificationOptions.RetainModifiedDates,
        ["descriptors"] = DeidentificationOptions.CleanDescriptors, ["structured"] = DeidentificationOptions.CleanStructuredContent,
        ["graphics"] = DeidentificationOptions.CleanGraphics, ["private"] = DeidentificationOptions.RetainSafePrivate,
    }.ToFrozenDictionary();

    public static IReadOnlyList<ActionRow> Rows { get; } = [.. DeidentificationTables.Lines("actions.txt").Select(Row)];

    /// <summary>The action of each single attribute of the table under those options.</summary>
    public static Dictionary<DicomTag, AttributeRule> Rules(DeidentificationOptions options)
    {
        var rules = new Dictionary<DicomTag, AttributeRule>(Rows.Count);
        foreach (var row in Rows)
        {
            if (DicomTag.TryParse(row.Pattern, out var tag))
            {
                var basic = Basic(row.Basic);
                rules[tag] = new AttributeRule(With(row, options, basic), basic);
            }
        }

        return rules;
    }

    public static AttributeAction Basic(string letters) => letters switch
    {
        "X" => AttributeAction.Remove,
        "Z" => AttributeAction.Empty,
        "D" => AttributeAction.Dummy,
        "U" => AttributeAction.MapUid,
        "K" => AttributeAction.Keep,
        "C" => AttributeAction.Clean,
        "X/Z" => AttributeAction.RemoveOrEmpty,
        "X/D" => AttributeAction.RemoveOrDummy,
        "Z/D" => AttributeAction.EmptyOrDummy,
        "X/Z/D" => AttributeAction.RemoveEmptyOrDummy,
        "X/Z/U*" => AttributeAction.MapReferences,
        _ => throw new InvalidOperationException($"The table names an unknown action: {letters}."),
    };

    // A date that an option keeps is moved all the same where dates are moved: the stricter of two options holds.
    private static AttributeAction With(ActionRow row, DeidentificationOptions options, AttributeAction basic)
    {
        bool Asks(DeidentificationOptions option, char letter) => (options & option) != 0 && row.Options.GetValueOrDefault(option) == letter;
        return Asks(DeidentificationOptions.RetainFullDates, 'K') ? AttributeAction.Keep
            : Asks(DeidentificationOptions.RetainModifiedDates, 'C') ? AttributeAction.Shift
            : row.Options.ContainsKey(DeidentificationOptions.RetainFullDates) ? basic
            : row.Options.Any(o => (options & o.Key) != 0 && o.Value == 'K') ? AttributeAction.Keep
            : row.Options.Any(o => (options & o.Key) != 0 && o.Value == 'C') ? AttributeAction.Clean
            : basic;
    }

    private static ActionRow Row(string line)
    {
        var words = line.Split(' ');
        return new ActionRow(words[0], words[1], words.Skip(2).Select(w => w.Split('=')).ToDictionary(p => Columns[p[0]], p => p[1][0]));
    }
}

/// <summary>What to do with an attribute.</summary>
/// <param name="Basic">The action of the Basic Profile, taken where cleaning leaves nothing.</param>
internal readonly record struct AttributeRule(AttributeAction Action, AttributeAction Basic);
