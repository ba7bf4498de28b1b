using System.Text.Json;

namespace CrowdAnnotate.Dicom;

/// <summary>Reads profile files (JSON); docs/deidentification.md says what may be in them.</summary>
internal static class ProfileReader
{
    private static readonly Dictionary<string, DeidentificationOptions> Options = Enum.GetValues<DeidentificationOptions>()
        .Where(o => o != DeidentificationOptions.None).ToDictionary(o => JsonNamingPolicy.CamelCase.ConvertName(o.ToString()));

    private static readonly Dictionary<string, AttributeAction> Actions = new()
    {
        ["X"] = AttributeAction.Remove, ["Z"] = AttributeAction.Empty, ["D"] = AttributeAction.Dummy, ["K"] = AttributeAction.Keep,
        ["C"] = AttributeAction.Clean, ["U"] = AttributeAction.MapUid, ["shift"] = AttributeAction.Shift,
        ["ageBand"] = AttributeAction.AgeBand, ["pet"] = AttributeAction.KeepInPet,
    };

    public static string? Read(ReadOnlyMemory<byte> json, out DeidentificationProfile? profile)
    {
        profile = null;
        try
        {
            using var document = JsonDocument.Parse(json);
            return Read(document.RootElement, out profile);
        }
        catch (JsonException e)
        {
            return $"The profile is not JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}";
        }
    }

    private static string? Read(JsonElement root, out DeidentificationProfile? profile)
    {
        profile = null;
        if (root.ValueKind != JsonValueKind.Object)
        {
            return "$ is not an object";
        }

        var (name, options, scanner, faces) = ("", DeidentificationOptions.None, false, true);
        var attributes = new Dictionary<DicomTag, AttributeAction>();
        foreach (var property in root.EnumerateObject())
        {
            var refusal = property.Name switch
            {
                "name" => Name(property.Value, out name),
                "options" => ReadOptions(property.Value, out options),
                "scanner" => Choice(property, "pseudonym", "remove", out scanner),
                "faces" => Choice(property, "hold", "serve", out faces),
                "attributes" => ReadAttributes(property.Value, attributes),
                _ => $"$.{property.Name} is not known",
            };
            if (refusal is not null)
            {
                return refusal;
            }
        }

        if (name.Length == 0)
        {
            return "$.name is missing";
        }

        profile = new DeidentificationProfile(name, options, scanner, faces, attributes);
        return null;
    }

    private static string? Name(JsonElement value, out string name)
    {
        name = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return name.Length is > 0 and <= 32 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ' ') ? null
            : "$.name is not 1 to 32 letters, digits, blanks, - or _";
    }

    private static string? Choice(JsonProperty property, string yes, string no, out bool value)
    {
        value = property.Value.ValueKind == JsonValueKind.String && property.Value.GetString() == yes;
        return value || (property.Value.ValueKind == JsonValueKind.String && property.Value.GetString() == no) ? null
            : $"$.{property.Name} is neither “{yes}” nor “{no}”";
    }

    private static string? ReadOptions(JsonElement value, out DeidentificationOptions options)
    {
        options = DeidentificationOptions.None;
        if (value.ValueKind != JsonValueKind.Array)
        {
            return "$.options is not an array";
        }

        var i = 0;
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.String || !Options.TryGetValue(item.GetString()!, out var option))
            {
                return $"$.options[{i}] is not one of {string.Join(", ", Options.Keys)}";
            }

            (options, i) = (options | option, i + 1);
        }

        return options.HasFlag(DeidentificationOptions.RetainFullDates | DeidentificationOptions.RetainModifiedDates)
            ? "$.options has both retainFullDates and retainModifiedDates" : null;
    }

    private static string? ReadAttributes(JsonElement value, Dictionary<DicomTag, AttributeAction> attributes)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            return "$.attributes is not an object";
        }

        foreach (var property in value.EnumerateObject())
        {
            if (!TryTag(property.Name, out var tag) || tag.IsPrivate || tag.Group <= 2)
            {
                return $"$.attributes.{property.Name} is neither a keyword nor the eight digits of a standard attribute";
            }

            if (property.Value.ValueKind != JsonValueKind.String || !Actions.TryGetValue(property.Value.GetString()!, out var action))
            {
                return $"$.attributes.{property.Name} is not one of {string.Join(", ", Actions.Keys)}";
            }

            attributes[tag] = action;
        }

        return null;
    }

    private static bool TryTag(string name, out DicomTag tag)
    {
        if (DicomDictionary.Find(name) is { } known)
        {
            tag = known.Tag;
            return true;
        }

        return DicomTag.TryParse(name, out tag);
    }
}
