using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace CrowdAnnotate.Dicom;

internal sealed class DicomJsonWriter(Utf8JsonWriter json, BulkDataAddress address)
{
    // Pixel data that are longer have no place in the text; without an address they are left out.
    private const int MostInline = 64 << 20;

    // Where in the JSON the item that is being written stands: tags and item numbers of the sequences around it.
    private readonly List<(DicomTag Sequence, int Item)> path = [];

    public void Write(DicomDataset dataset)
    {
        json.WriteStartObject();
        foreach (var item in dataset.Items)
        {
            if (item.Tag.Group != 2 && !item.Tag.IsGroupLength)
            {
                WriteAttribute(dataset, item);
            }
        }

        json.WriteEndObject();
    }

    private void WriteAttribute(DicomDataset dataset, DicomItem item)
    {
        var uri = item is DicomSequence || item is DicomElement { Value.IsEmpty: true } ? null : address(item, path);
        if (uri is "" || (uri is null && item is DicomBulkDataReference or DicomPixelData { IsEncapsulated: true } or DicomPixelData { Length: > MostInline }))
        {
            return;
        }

        json.WriteStartObject(item.Tag.ToJsonName());
        json.WriteString("vr", item.VR.Code);
        if (uri is not null)
        {
            json.WriteString("BulkDataURI", uri);
        }
        else
        {
            WriteValue(dataset, item);
        }

        json.WriteEndObject();
    }

    private void WriteValue(DicomDataset dataset, DicomItem item)
    {
        switch (item)
        {
            case DicomSequence { Items.Count: > 0 } sequence:
                WriteItems(sequence);
                break;
            case DicomPixelData pixels:
                WritePixels(pixels);
                break;
            case DicomElement { Value.Length: > 0 } element when element.VR.IsText:
                WriteTexts(dataset, element);
                break;
            case DicomElement { Value.Length: > 0 } element:
                WriteBinary(element);
                break;
            default:
                break;
        }
    }

    private void WriteItems(DicomSequence sequence)
    {
        json.WriteStartArray("Value");
        for (var i = 0; i < sequence.Items.Count; i++)
        {
            path.Add((sequence.Tag, i));
            Write(sequence.Items[i]);
            path.RemoveAt(path.Count - 1);
        }

        json.WriteEndArray();
    }

    private void WritePixels(DicomPixelData pixels)
    {
        var bytes = pixels.Read(0, (int)pixels.Length).Span;
        json.WriteBase64String("InlineBinary", pixels.IsBigEndian ? ByteOrder.Swapped(bytes, pixels.VR.UnitSize) : bytes);
    }

    private void WriteTexts(DicomDataset dataset, DicomElement element)
    {
        // The JSON is in UTF-8 whatever the data set was in (PS3.18 §F.2.1.1.1).
        var texts = element.Tag == DicomTag.SpecificCharacterSet ? [CharacterSet.Utf8Term] : dataset.GetStrings(element.Tag);
        if (texts.Count == 0)
        {
            return;
        }

        json.WriteStartArray("Value");
        foreach (var text in texts)
        {
            if (text.Length == 0)
            {
                json.WriteNullValue();
            }
            else if (element.VR == DicomVR.PN)
            {
                WriteName(text);
            }
            else if ((element.VR == DicomVR.DS || element.VR == DicomVR.IS)
                && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            {
                WriteNumber(text, number);
            }
            else
            {
                json.WriteStringValue(text);
            }
        }

        json.WriteEndArray();
    }

    // Digits are kept as they were where JSON's grammar allows them; “+1.5”, “.5” and “007” it does not.
    private void WriteNumber(string text, double number)
    {
        var digits = text.AsSpan(text[0] == '-' ? 1 : 0);
        var isJson = !text.StartsWith('+') && digits.Length > 0 && char.IsAsciiDigit(digits[0]) && !digits.EndsWith(".")
            && !digits.Contains(".e", StringComparison.OrdinalIgnoreCase)
            && (digits[0] != '0' || digits.Length == 1 || !char.IsAsciiDigit(digits[1]));
        if (isJson)
        {
            json.WriteRawValue(text);
        }
        else
        {
            json.WriteNumberValue(number);
        }
    }

    private void WriteName(string name)
    {
        json.WriteStartObject();
        var groups = name.Split('=', DicomJson.NameGroups.Length);
        for (var i = 0; i < groups.Length; i++)
        {
            if (groups[i].Length > 0)
            {
                json.WriteString(DicomJson.NameGroups[i], groups[i]);
            }
        }

        json.WriteEndObject();
    }

    private void WriteBinary(DicomElement element)
    {
        if (element.VR == DicomVR.AT)
        {
            json.WriteStartArray("Value");
            var bytes = element.Value.Span;
            for (var i = 0; i + 4 <= bytes.Length; i += 4)
            {
                json.WriteStringValue(new DicomTag((ushort)(bytes[i] | (bytes[i + 1] << 8)), (ushort)(bytes[i + 2] | (bytes[i + 3] << 8))).ToJsonName());
            }

            json.WriteEndArray();
        }
        else if (IsNumeric(element))
        {
            json.WriteStartArray("Value");
            var bytes = element.Value.Span;
            for (var i = 0; i < bytes.Length; i += element.VR.UnitSize)
            {
                WriteNumber(element.VR, bytes[i..]);
            }

            json.WriteEndArray();
        }
        else
        {
            json.WriteBase64String("InlineBinary", element.Value.Span);
        }
    }

    private static bool IsNumeric(DicomElement element) =>
        element.VR.Code is "US" or "SS" or "UL" or "SL" or "UV" or "SV" or "FL" or "FD" && element.Value.Length % element.VR.UnitSize == 0;

    // A float is written with a float's digits, and 64-bit integers without passing through a double.
    private void WriteNumber(DicomVR vr, ReadOnlySpan<byte> bytes)
    {
        switch (vr.Code)
        {
            case "US": json.WriteNumberValue(BinaryPrimitives.ReadUInt16LittleEndian(bytes)); break;
            case "SS": json.WriteNumberValue(BinaryPrimitives.ReadInt16LittleEndian(bytes)); break;
            case "UL": json.WriteNumberValue(BinaryPrimitives.ReadUInt32LittleEndian(bytes)); break;
            case "SL": json.WriteNumberValue(BinaryPrimitives.ReadInt32LittleEndian(bytes)); break;
            case "SV": json.WriteNumberValue(BinaryPrimitives.ReadInt64LittleEndian(bytes)); break;
            case "UV": json.WriteNumberValue(BinaryPrimitives.ReadUInt64LittleEndian(bytes)); break;
            case "FL" when BinaryPrimitives.ReadSingleLittleEndian(bytes) is var single && float.IsFinite(single): json.WriteNumberValue(single); break;
            case "FL": WriteNonFinite(BinaryPrimitives.ReadSingleLittleEndian(bytes)); break;
            case "FD" when BinaryPrimitives.ReadDoubleLittleEndian(bytes) is var number && double.IsFinite(number): json.WriteNumberValue(number); break;
            default: WriteNonFinite(BinaryPrimitives.ReadDoubleLittleEndian(bytes)); break;
        }
    }

    // JSON has no numbers for these; they are text, as for other numbers that JSON's do not serve (PS3.18 §F.2.3).
    private void WriteNonFinite(double number) =>
        json.WriteStringValue(double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
}
