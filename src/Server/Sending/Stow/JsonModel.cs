using System.Globalization;
using System.Text.Json;
using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Server.Sending.Stow;

/// <summary>
/// The DICOM JSON model (PS3.18 annex F) as far as answers need it: UIDs, short numbers, sequences. Archives add attributes of their own, of
/// group 0000 too, and write numbers as text; what is not needed is passed over, so that it cannot hide what is.
/// </summary>
internal static class JsonModel
{
    private static readonly JsonDocumentOptions Bounded = new() { MaxDepth = 64 };

    /// <summary>The data set; null when this is no such document. An array of one data set is taken for it.</summary>
    public static DicomDataset? Read(byte[] json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Bounded);
            var root = document.RootElement;
            var module = root.ValueKind == JsonValueKind.Array && root.GetArrayLength() == 1 ? root[0] : root;
            return module.ValueKind == JsonValueKind.Object ? Attributes(module) : null;
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException or InvalidOperationException or OverflowException)
        {
            return null;
        }
    }

    private static DicomDataset Attributes(JsonElement of)
    {
        var dataset = new DicomDataset();
        foreach (var attribute in of.EnumerateObject())
        {
            if (DicomTag.TryParse(attribute.Name, out var tag) && tag.Group == 0x0008 && attribute.Value.TryGetProperty("vr", out var vr))
            {
                Add(dataset, tag, vr.GetString(), attribute.Value.TryGetProperty("Value", out var values) ? values.EnumerateArray() : default);
            }
        }

        return dataset;
    }

    private static void Add(DicomDataset dataset, DicomTag tag, string? vr, JsonElement.ArrayEnumerator values)
    {
        switch (vr)
        {
            case "SQ":
                dataset.AddOrUpdate(tag, [.. values.Select(Attributes)]);
                break;
            case "US":
                dataset.AddOrUpdate(tag, [.. values.Select(v => (double)(v.ValueKind == JsonValueKind.Number ? v.GetUInt16() : ushort.Parse(v.GetString()!, CultureInfo.InvariantCulture)))]);
                break;
            case "UI":
                dataset.AddOrUpdate(tag, [.. values.Select(v => v.GetString() ?? "")]);
                break;
        }
    }
}
