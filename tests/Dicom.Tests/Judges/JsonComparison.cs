using System.Globalization;
using System.Text.Json;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Two DICOM JSON data sets, element by element; what they differ in by choice is named here.</summary>
internal static class JsonComparison
{
    public static List<string> Differences(JsonElement ours, JsonElement theirs, string path = "")
    {
        var found = new List<string>();
        var names = ours.EnumerateObject().Select(p => p.Name).Union(theirs.EnumerateObject().Select(p => p.Name)).Order(StringComparer.Ordinal);
        foreach (var name in names)
        {
            // Group 2 is no part of the model; the lengths of groups are none of ours.
            if (name.StartsWith("0002", StringComparison.Ordinal) || name.EndsWith("0000", StringComparison.Ordinal))
            {
                continue;
            }

            if (!ours.TryGetProperty(name, out var a) || !theirs.TryGetProperty(name, out var b))
            {
                found.Add($"{path}{name} only {(ours.TryGetProperty(name, out _) ? "ours" : "theirs")}");
                continue;
            }

            found.AddRange(Attribute(a, b, path + name));
        }

        return found;
    }

    private static List<string> Attribute(JsonElement a, JsonElement b, string path)
    {
        var (vr, other) = (a.GetProperty("vr").GetString()!, b.GetProperty("vr").GetString()!);

        // In implicit VR the others know the VRs of some manufacturers; we know those of the standard. pydicom names the character
        // set that the file had, though its JSON is in UTF-8.
        if ((vr == "UN" && IsPrivate(path)) || path.EndsWith("00080005", StringComparison.Ordinal))
        {
            return [];
        }

        // Where the encoding does not name the VR, the standard leaves OB and OW to the reader.
        if (vr != other && !(vr is "OB" or "OW" && other is "OB" or "OW"))
        {
            return [$"{path} {vr} and {other}"];
        }

        // An address stands for a value.
        if (a.TryGetProperty("BulkDataURI", out _) || b.TryGetProperty("BulkDataURI", out _))
        {
            return [];
        }

        if (a.TryGetProperty("InlineBinary", out var ours) || b.TryGetProperty("InlineBinary", out _))
        {
            var (x, y) = (Bytes(ours), b.TryGetProperty("InlineBinary", out var theirs) ? Bytes(theirs) : []);
            // A value of odd length is padded by some.
            return x.AsSpan().SequenceEqual(y) || y.SequenceEqual(x.Append((byte)0)) ? [] : [$"{path} {x.Length} and {y.Length} bytes"];
        }

        var (left, right) = (Values(a), Values(b));
        return left.Count != right.Count ? [$"{path} {left.Count} and {right.Count} values"]
            : [.. left.Zip(right).SelectMany((pair, i) => Value(pair.First, pair.Second, $"{path}[{i}]", vr))];
    }

    private static bool IsPrivate(string path) => (int.Parse(path[(path.LastIndexOf('.') + 1)..][..4], NumberStyles.HexNumber, CultureInfo.InvariantCulture) & 1) == 1;

    private static byte[] Bytes(JsonElement json) => json.ValueKind == JsonValueKind.String ? json.GetBytesFromBase64() : [];

    // An empty value is none; pydicom shows a single one as null or as text of no length.
    private static List<JsonElement> Values(JsonElement attribute) =>
        attribute.TryGetProperty("Value", out var values) && values.EnumerateArray().ToList() is var list && !(list.Count == 1 && IsEmpty(list[0])) ? list : [];

    private static bool IsEmpty(JsonElement value) => value.ValueKind == JsonValueKind.Null
        || (value.ValueKind == JsonValueKind.String && value.GetString()!.Trim(' ', '\0').Length == 0)
        || (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("Alphabetic", out var name) && name.GetString() == "" && value.EnumerateObject().Count() == 1);

    private static List<string> Value(JsonElement a, JsonElement b, string path, string vr) =>
        vr == "SQ" ? Differences(a, b, path + ".")
        : (IsEmpty(a) && IsEmpty(b)) || Text(a, vr) == Text(b, vr) ? [] : [$"{path} {vr} {Text(a, vr)} and {Text(b, vr)}"];

    // Components that are empty at the end of a name are left out by some.
    private static string Text(JsonElement value, string vr) => value.ValueKind switch
    {
        JsonValueKind.Object => string.Join('=', value.EnumerateObject().Where(p => p.Value.GetString()!.Length > 0).Select(p => $"{p.Name}:{p.Value.GetString()!.Trim().TrimEnd('^')}")),
        JsonValueKind.Number when vr == "FL" => value.GetSingle().ToString("R", CultureInfo.InvariantCulture),
        JsonValueKind.Number when vr is "UV" or "SV" => value.GetRawText(),

        // dcm2json writes seventeen digits of the decimal it made of a double.
        JsonValueKind.Number => value.GetDouble().ToString("G15", CultureInfo.InvariantCulture),
        JsonValueKind.String when vr is "DS" or "IS" && double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) =>
            number.ToString("G15", CultureInfo.InvariantCulture),

        // Line ends and spaces around are left to the reader in all but long text.
        JsonValueKind.String => value.GetString()!.Trim(' ', '\0'),
        _ => value.GetRawText(),
    };
}
