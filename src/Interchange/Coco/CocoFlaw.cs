using System.Text.Json;

namespace CrowdAnnotate.Interchange.Coco;

/// <summary>What makes a COCO data set unreadable, with its JSON path; caught at the door of the reader.</summary>
internal sealed class CocoFlawException : Exception
{
    public CocoFlawException()
    {
    }

    public CocoFlawException(string message)
        : base(message)
    {
    }

    public CocoFlawException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}

/// <summary>Values of a JSON object, or what is wrong with them and where.</summary>
internal static class CocoValues
{
    public static IEnumerable<JsonElement> Array(this JsonElement element, string path, string name)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out var array) || array.ValueKind != JsonValueKind.Array)
        {
            throw new CocoFlawException($"{path}.{name}: the list is missing");
        }

        foreach (var (item, i) in array.EnumerateArray().Select((item, i) => (item, i)))
        {
            yield return item.ValueKind == JsonValueKind.Object ? item : throw new CocoFlawException($"{path}.{name}[{i}]: not an object");
        }
    }

    public static long Integer(this JsonElement element, string path, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number : throw new CocoFlawException($"{path}.{name}: not an integer");

    public static string? Text(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
