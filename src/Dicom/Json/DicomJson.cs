using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace CrowdAnnotate.Dicom;

/// <summary>The address of a value that is kept elsewhere (BulkDataURI); null when it stands in the text, empty when it is left out.</summary>
/// <param name="path">The sequences and item numbers, from 0, around it.</param>
public delegate string? BulkDataAddress(DicomItem item, IReadOnlyList<(DicomTag Sequence, int Item)> path);

/// <summary>The DICOM JSON model (PS3.18 annex F).</summary>
public static class DicomJson
{
    internal static readonly string[] NameGroups = ["Alphabetic", "Ideographic", "Phonetic"];

    // Each sequence is three levels of JSON: attribute, array, item.
    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 3 * 60 };

    /// <summary>
    /// Addresses for values that are longer than JSON should hold: pixel data, and binary values of the VRs that bulk data may
    /// have, beyond <paramref name="longest"/> bytes; compressed pixel data always. The others stand in the text.
    /// </summary>
    /// <param name="makeUri">The address for a place, which is the JSON pointer to the attribute, such as /00880200/Value/0/7FE00010.</param>
    public static BulkDataAddress ByLength(long longest, Func<string, string> makeUri) => (item, path) =>
        item switch
        {
            DicomPixelData { IsEncapsulated: true } => makeUri(Pointer(item, path)),
            DicomPixelData pixels when pixels.Length > longest => makeUri(Pointer(item, path)),
            DicomElement { VR.Code: "OB" or "OD" or "OF" or "OL" or "OV" or "OW" or "UN" } e when e.Value.Length > longest => makeUri(Pointer(item, path)),
            DicomBulkDataReference reference => reference.Uri,
            _ => null,
        };

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
        ArgumentNullException.ThrowIfNull(bulkDataUri);
        Write(writer, dataset, (item, _) => item switch
        {
            DicomPixelData => bulkDataUri(item.Tag) ?? "",
            DicomBulkDataReference reference => bulkDataUri(item.Tag) ?? reference.Uri,
            _ => null,
        });
    }

    /// <summary>Writes a data set as one object.</summary>
    /// <param name="address">Which values are kept elsewhere, and where; an empty address leaves an attribute out.</param>
    public static void Write(Utf8JsonWriter writer, DicomDataset dataset, BulkDataAddress address)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentNullException.ThrowIfNull(address);
        new DicomJsonWriter(writer, address).Write(dataset);
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

    private static string Pointer(DicomItem item, IReadOnlyList<(DicomTag Sequence, int Item)> path) =>
        string.Concat(path.Select(p => string.Create(CultureInfo.InvariantCulture, $"/{p.Sequence.ToJsonName()}/Value/{p.Item}"))) + "/" + item.Tag.ToJsonName();
}
