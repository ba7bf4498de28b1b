using System.Text.Json;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>One matching key: an attribute, perhaps within sequences, and the value it is matched with.</summary>
public sealed record SearchKey(IReadOnlyList<string> Tags, string? VR, string Wanted)
{
    /// <summary>The attribute of the highest level.</summary>
    public string Tag => Tags[0];

    /// <returns>The refusal (400); null when <paramref name="key"/> is one.</returns>
    public static Refusal? TryRead(string name, string wanted, out SearchKey? key)
    {
        key = null;
        if (Path(name) is not { } tags)
        {
            return SearchQuery.Bad(name, "This is no attribute: a keyword, eight hexadecimal digits, or several of them joined by dots.");
        }

        var vr = DicomTag.TryParse(tags[^1], out var tag) ? DicomDictionary.Find(tag)?.VR.Code : null;
        key = new SearchKey(tags, vr, wanted.Trim());
        return vr is null || AttributeMatching.IsSound(vr, key.Wanted) ? null : SearchQuery.Bad(name, $"A value of this form does not match an attribute of VR {vr}.");
    }

    /// <summary>The tags of a keyword, a tag, or a path of them through sequences; null when it is none.</summary>
    public static string[]? Path(string name)
    {
        var parts = name.Split('.');
        var tags = new string[parts.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            if (DicomTag.TryParse(parts[i], out var tag))
            {
                tags[i] = tag.ToJsonName();
            }
            else if (DicomDictionary.Find(parts[i]) is { } known)
            {
                tags[i] = known.Tag.ToJsonName();
            }
            else
            {
                return null;
            }
        }

        return tags;
    }

    /// <summary>Whether the row has a value that matches, or something below it has. An empty key matches everything.</summary>
    public bool Matches(SearchRow row) =>
        Wanted.Length == 0 || (row.Find(Tag) is { } attribute && MatchesWithin(attribute, 1)) || row.Below.Any(Matches);

    private bool MatchesWithin(JsonElement attribute, int depth)
    {
        if (!attribute.TryGetProperty("Value", out var values))
        {
            return false;
        }

        if (depth == Tags.Count)
        {
            return AttributeMatching.Matches(VR ?? attribute.GetProperty("vr").GetString()!, values, Wanted);
        }

        foreach (var item in values.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty(Tags[depth], out var inner) && MatchesWithin(inner, depth + 1))
            {
                return true;
            }
        }

        return false;
    }
}
