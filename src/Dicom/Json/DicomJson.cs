using System.Buffers;
using System.Text.Json;

namespace CrowdAnnotate.Dicom;

/// <summary>The DICOM JSON model (PS3.18 annex F).</summary>
public static class DicomJson
{
    internal static readonly string[] NameGroups = ["Alphabetic", "Ideographic", "Phonetic"];

    // Each sequence is three levels of JSON: attribute, array, item.
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 3 * 60 };

    /// <summary>A data set as UTF-8 JSON: one object, without groups 0002 and group lengths.</summary>
    /// <param name="bulkDataUri">Where pixel data will be found; pixel data for which it gives null are left out.</param>
    public static byte[] Write(DicomDataset dataset, Func<DicomTag, string?> bulkDataUri)
    {
        var buffer = new ArrayBufferWriter<byte>(4096);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = false, MaxDepth = 3 * 60 }))
        {
            Write(writer, dataset, bulkDataUri);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Writes a data set as one object, for instance as an element of an array of instances.</summary>
    public static void Write(Utf8JsonWriter writer, DicomDataset dataset, Func<DicomTag, string?> bulkDataUri)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(bulkDataUri);
        new DicomJsonWriter(writer, bulkDataUri).Write(dataset);
    }

    /// <summary>Reads one object back; text is then held as UTF-8. Values given by BulkDataURI become references.</summary>
    /// <returns>Why the JSON is refused; null when <paramref name="dataset"/> holds it.</returns>
    public static DicomRefusal? Read(ReadOnlyMemory<byte> utf8, out DicomDataset dataset)
    {
        dataset = new DicomDataset();
        try
        {
            using var document = JsonDocument.Parse(utf8, Reading);
            return Read(document.RootElement, out dataset);
        }
        catch (JsonException e)
        {
            return new DicomRefusal("This is not JSON", null, e.BytePositionInLine);
        }
    }

    /// <summary>Reads one object back.</summary>
    public static DicomRefusal? Read(JsonElement json, out DicomDataset dataset)
    {
        dataset = new DicomDataset();
        return DicomJsonReader.Read(json, dataset, isRoot: true);
    }
}
