using System.Text.Json;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>PS3.15 table E.1-1 as the shared folder has it; repeating groups as one instance each.</summary>
internal sealed record ActionOfTable(DicomTag Tag, DicomVR VR, string Basic, JsonElement Row)
{
    public string Option(string column) => Row.TryGetProperty(column, out var letter) ? letter.GetString()! : "";

    public static List<ActionOfTable> All()
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(SharedFolder.Find("deid/confidentiality_profile_attributes.json")));
        var rows = new List<ActionOfTable>();
        foreach (var row in json.RootElement.EnumerateArray())
        {
            var id = row.GetProperty("id").GetString()!.Replace("x", "0", StringComparison.OrdinalIgnoreCase);
            if (DicomTag.TryParse(id, out var tag))
            {
                rows.Add(new ActionOfTable(tag, DicomDictionary.Find(tag)?.VR ?? DicomVR.LO, row.GetProperty("basicProfile").GetString()!, row.Clone()));
            }
        }

        return rows;
    }

    /// <summary>The rows that name one attribute, without those of repeating groups and of private attributes.</summary>
    public static List<ActionOfTable> Single() => [.. All().Where(r => !r.Row.GetProperty("id").GetString()!.Contains('x', StringComparison.OrdinalIgnoreCase))];
}
