using System.Globalization;
using System.Text.Json;

namespace CrowdAnnotate.Dicom;

internal static class DicomJsonReader
{
    // JsonDocument has bounded the depth already.
    public static DicomRefusal? Read(JsonElement json, DicomDataset dataset, bool isRoot)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            return new DicomRefusal("A data set in DICOM JSON is an object");
        }

        if (isRoot)
        {
            dataset.AddOrUpdate(DicomTag.SpecificCharacterSet, CharacterSet.Utf8Term);
        }

        foreach (var property in json.EnumerateObject())
        {
            if (!DicomTag.TryParse(property.Name, out var tag))
            {
                return new DicomRefusal("A name in a DICOM JSON data set is not eight hexadecimal digits");
            }

            if (tag != DicomTag.SpecificCharacterSet && ReadAttribute(tag, property.Value, dataset, isRoot) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    private static DicomRefusal? ReadAttribute(DicomTag tag, JsonElement json, DicomDataset dataset, bool isRoot)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("vr", out var letters)
            || letters.ValueKind != JsonValueKind.String || !DicomVR.TryParse(letters.GetString(), out var vr))
        {
            return new DicomRefusal("The attribute has no value representation", tag);
        }

        if (json.TryGetProperty("BulkDataURI", out var uri))
        {
            return uri.ValueKind == JsonValueKind.String ? Add(dataset, new DicomBulkDataReference(tag, vr, uri.GetString()!))
                : new DicomRefusal("BulkDataURI is not text", tag);
        }

        if (json.TryGetProperty("InlineBinary", out var base64))
        {
            return base64.ValueKind == JsonValueKind.String && base64.TryGetBytesFromBase64(out var bytes)
                ? Add(dataset, Binary(tag, vr, bytes, isRoot)) : new DicomRefusal("InlineBinary is not Base64", tag);
        }

        if (!json.TryGetProperty("Value", out var values))
        {
            return Add(dataset, vr == DicomVR.SQ ? new DicomSequence(tag) : new DicomElement(tag, vr, default));
        }

        return values.ValueKind == JsonValueKind.Array ? ReadValues(tag, vr, values, dataset) : new DicomRefusal("Value is not an array", tag);
    }

    private static DicomRefusal? ReadValues(DicomTag tag, DicomVR vr, JsonElement values, DicomDataset dataset)
    {
        if (vr == DicomVR.SQ)
        {
            return ReadSequence(tag, values, dataset);
        }

        try
        {
            DicomElement element;
            if (vr.IsText)
            {
                // Localised or not, UTF-8: the default repertoire is a part of it, and nothing is lost if the writer erred.
                element = DicomValues.Element(tag, vr, [.. values.EnumerateArray().Select(v => Text(vr, v))], System.Text.Encoding.UTF8);
            }
            else
            {
                element = vr == DicomVR.AT ? Tags(tag, values)
                    : vr == DicomVR.SV || vr == DicomVR.UV ? Integers(tag, vr, values)
                    : DicomValues.Element(tag, vr, [.. values.EnumerateArray().Select(v => Number(vr, v))]);
            }

            return Add(dataset, element);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or FormatException or OverflowException)
        {
            return new DicomRefusal($"A value does not fit the VR {vr}", tag);
        }
    }

    private static DicomRefusal? ReadSequence(DicomTag tag, JsonElement values, DicomDataset dataset)
    {
        var items = new List<DicomDataset>();
        foreach (var value in values.EnumerateArray())
        {
            var item = new DicomDataset(dataset);
            if (Read(value, item, isRoot: false) is { } refusal)
            {
                return refusal;
            }

            items.Add(item);
        }

        return Add(dataset, new DicomSequence(tag, items));
    }

    private static string Text(DicomVR vr, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => "",
        JsonValueKind.Number when vr == DicomVR.DS && value.GetRawText().Length > 16 => DicomValues.DecimalString(value.GetDouble()),
        JsonValueKind.Number => value.GetRawText(),
        JsonValueKind.Object => Name(value),
        _ => value.GetString()!,
    };

    private static string Name(JsonElement value) =>
        string.Join('=', DicomJson.NameGroups
            .Select(g => value.TryGetProperty(g, out var text) ? text.GetString() : "")).TrimEnd('=');

    private static DicomItem Binary(DicomTag tag, DicomVR vr, byte[] bytes, bool isRoot) =>
        isRoot && (tag == DicomTag.PixelData || tag == DicomTag.FloatPixelData || tag == DicomTag.DoubleFloatPixelData)
            ? new DicomPixelData(tag, vr, 0, bytes) : new DicomElement(tag, vr, bytes);

    private static double Number(DicomVR vr, JsonElement value) => value.ValueKind != JsonValueKind.String ? value.GetDouble()
        : value.GetString() switch
        {
            "NaN" when (vr == DicomVR.FL || vr == DicomVR.FD) => double.NaN,
            "Infinity" when (vr == DicomVR.FL || vr == DicomVR.FD) => double.PositiveInfinity,
            "-Infinity" when (vr == DicomVR.FL || vr == DicomVR.FD) => double.NegativeInfinity,
            var text => double.Parse(text!, NumberStyles.Float, CultureInfo.InvariantCulture) is var number && double.IsFinite(number) ? number
                : throw new FormatException("Not a number."),
        };

    // 64-bit integers, which a double would round; text as well as numbers (PS3.18 §F.2.3 note 1).
    private static DicomElement Integers(DicomTag tag, DicomVR vr, JsonElement values)
    {
        var numbers = values.EnumerateArray().Select(v => v.ValueKind == JsonValueKind.String ? v.GetString()! : v.GetRawText())
            .Select(text => vr == DicomVR.UV ? ulong.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture)
                : (ulong)long.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        return new DicomElement(tag, vr, numbers.SelectMany(BitConverter.GetBytes).ToArray());
    }

    private static DicomElement Tags(DicomTag tag, JsonElement values)
    {
        var bytes = new List<byte>();
        foreach (var value in values.EnumerateArray())
        {
            if (!DicomTag.TryParse(value.GetString(), out var named))
            {
                throw new FormatException("Not a tag.");
            }

            bytes.AddRange([(byte)named.Group, (byte)(named.Group >> 8), (byte)named.Element, (byte)(named.Element >> 8)]);
        }

        return new DicomElement(tag, DicomVR.AT, bytes.ToArray());
    }

    private static DicomRefusal? Add(DicomDataset dataset, DicomItem item)
    {
        dataset.AddOrUpdate(item);
        return null;
    }
}
