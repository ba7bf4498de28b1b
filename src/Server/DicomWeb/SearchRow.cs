using System.Text.Json;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>
/// One match-to-be: attributes out of a header, and over them those that are counted or known elsewhere. What lies below the row
/// is looked at for keys of a lower level: a study is found by a series of it.
/// </summary>
public sealed record SearchRow(IReadOnlyDictionary<string, JsonElement> Header, IReadOnlyDictionary<string, JsonElement> Counted, IReadOnlyList<SearchRow> Below)
{
    public JsonElement? Find(string tag) =>
        Counted.TryGetValue(tag, out var counted) ? counted : Header.TryGetValue(tag, out var stored) ? stored : null;

    /// <summary>Writes the asked attributes that are there, by ascending tag (PS3.18 §F.2.2).</summary>
    public void Write(Utf8JsonWriter writer, IReadOnlyList<string> ascendingTags)
    {
        writer.WriteStartObject();
        foreach (var tag in ascendingTags)
        {
            if (Find(tag) is { } attribute)
            {
                writer.WritePropertyName(tag);
                attribute.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>An attribute in the DICOM JSON model.</summary>
    public static JsonElement Attribute(string vr, params object[] values) =>
        JsonSerializer.SerializeToElement(new Dictionary<string, object> { ["vr"] = vr, ["Value"] = values });
}
