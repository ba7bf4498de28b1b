using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;

namespace CrowdAnnotate.Dicom;

internal sealed class DicomJsonWriter(Utf8JsonWriter json, Func<DicomTag, string?> bulkDataUri)
{
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
        var uri = item switch
        {
            DicomPixelData => bulkDataUri(item.Tag),
            DicomBulkDataReference reference => bulkDataUri(item.Tag) ?? reference.Uri,
            _ => null,
        };
        if (item is DicomPixelData && uri is null)
        {
            return;
        }

        json.WriteStartObject(item.Tag.ToJsonName());
        json.WriteString("vr", item.VR.Code);
        if (uri is not null)
        {
            json.WriteString("BulkDataURI", uri);
        }

        WriteValue(dataset, item);
        json.WriteEndObject();
    }

    private void WriteValue(DicomDataset dataset, DicomItem item)
    {
        switch (item)
        {
            case DicomSequence { Items.Count: > 0 } sequence:
                json.WriteStartArray("Value");
                foreach (var inner in sequence.Items)
                {
                    Write(inner);
                }

                json.WriteEndArray();
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
        else if (element.VR.Code[0] != 'O' && element.VR != DicomVR.UN && DicomValues.Numbers(element) is { } numbers)
        {
            json.WriteStartArray("Value");
            for (var i = 0; i < numbers.Length; i++)
            {
                WriteNumber(element, i, numbers[i]);
            }

            json.WriteEndArray();
        }
        else
        {
            json.WriteBase64String("InlineBinary", element.Value.Span);
        }
    }

    // A float is written with a float's digits, and 64-bit integers without passing through a double.
    private void WriteNumber(DicomElement element, int index, double number)
    {
        switch (element.VR.Code)
        {
            case "FL": json.WriteNumberValue((float)number); break;
            case "SV": json.WriteNumberValue(BinaryPrimitives.ReadInt64LittleEndian(element.Value.Span[(8 * index)..])); break;
            case "UV": json.WriteNumberValue(BinaryPrimitives.ReadUInt64LittleEndian(element.Value.Span[(8 * index)..])); break;
            default: json.WriteNumberValue(number); break;
        }
    }
}
