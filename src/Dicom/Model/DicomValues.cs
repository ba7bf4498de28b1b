using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace CrowdAnnotate.Dicom;

/// <summary>The bytes of a value as text or numbers, and back (PS3.5 §6.2).</summary>
internal static class DicomValues
{
    public static IReadOnlyList<string> Strings(DicomElement element, Encoding encoding)
    {
        if (element.Value.IsEmpty)
        {
            return [];
        }

        var text = Text(element, encoding);
        if (element.VR.IsSingleText)
        {
            return text.TrimEnd(' ', '\0') is { Length: > 0 } single ? [single] : [];
        }

        var values = text.Split('\\', StringSplitOptions.None);
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = values[i].Trim(' ', '\0');
        }

        return values is [""] ? [] : values;
    }

    /// <summary>The same text in UTF-8.</summary>
    public static DicomElement Utf8(DicomElement element, Encoding encoding) =>
        new(element.Tag, element.VR, Encoding.UTF8.GetBytes(Text(element, encoding)));

    // A backslash within a character of several bytes is gone once the text is decoded; one that is left separates values.
    private static string Text(DicomElement element, Encoding encoding) => encoding is CodeExtensions extensions
        ? extensions.GetText(element.Value.Span, element.VR == DicomVR.PN) : encoding.GetString(element.Value.Span);

    public static double[]? Numbers(DicomElement element)
    {
        var vr = element.VR;
        if (vr.IsText)
        {
            // Also text of another VR, in which some writers put numbers.
            return DecimalText(Strings(element, CharacterSet.Default));
        }

        var bytes = element.Value.Span;
        if (bytes.IsEmpty || bytes.Length % vr.UnitSize != 0 || At(vr, bytes) is null)
        {
            return null;
        }

        var numbers = new double[bytes.Length / vr.UnitSize];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = At(vr, bytes[(i * vr.UnitSize)..])!.Value;
        }

        return Array.TrueForAll(numbers, double.IsFinite) ? numbers : null;
    }

    /// <summary>A text element.</summary>
    /// <exception cref="ArgumentException">The character set lacks a character, or a delimiter is part of a value.</exception>
    public static DicomElement Element(DicomTag tag, DicomVR vr, IReadOnlyList<string> values, Encoding encoding)
    {
        if (!vr.IsSingleText && values.Any(v => v.Contains('\\', StringComparison.Ordinal)))
        {
            throw new ArgumentException($"A value of {tag} holds a backslash, which separates values.", nameof(values));
        }

        var text = string.Join('\\', values);
        var bytes = encoding.GetBytes(text);
        var element = new DicomElement(tag, vr, bytes);
        return Text(element, encoding) == text
            ? element
            : throw new ArgumentException($"A value of {tag} holds a character that the character set lacks.", nameof(values));
    }

    /// <summary>A numeric element.</summary>
    /// <exception cref="ArgumentException">The VR is not numeric, or a number does not fit it.</exception>
    public static DicomElement Element(DicomTag tag, DicomVR vr, IReadOnlyList<double> values)
    {
        if (vr == DicomVR.DS || vr == DicomVR.IS)
        {
            return Element(tag, vr, [.. values.Select(v => vr == DicomVR.DS ? DecimalString(v) : v.ToString("F0", CultureInfo.InvariantCulture))], CharacterSet.Default);
        }

        var bytes = new byte[values.Count * vr.UnitSize];
        for (var i = 0; i < values.Count; i++)
        {
            Put(tag, vr, bytes.AsSpan(i * vr.UnitSize), values[i]);
        }

        return new DicomElement(tag, vr, bytes);
    }

    /// <summary>The number in at most the 16 characters of a DS, as many digits as fit.</summary>
    public static string DecimalString(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        for (var digits = 15; text.Length > 16; digits--)
        {
            text = value.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        }

        return text;
    }

    private static double[]? DecimalText(IReadOnlyList<string> texts)
    {
        var numbers = new double[texts.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!double.TryParse(texts[i], NumberStyles.Float, CultureInfo.InvariantCulture, out numbers[i]) || !double.IsFinite(numbers[i]))
            {
                return null;
            }
        }

        return numbers.Length == 0 ? null : numbers;
    }

    private static double? At(DicomVR vr, ReadOnlySpan<byte> bytes) => vr.Code switch
    {
        "US" or "OW" => BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        "SS" => BinaryPrimitives.ReadInt16LittleEndian(bytes),
        "UL" or "OL" => BinaryPrimitives.ReadUInt32LittleEndian(bytes),
        "SL" => BinaryPrimitives.ReadInt32LittleEndian(bytes),
        "UV" or "OV" => BinaryPrimitives.ReadUInt64LittleEndian(bytes),
        "SV" => BinaryPrimitives.ReadInt64LittleEndian(bytes),
        "FL" or "OF" => BinaryPrimitives.ReadSingleLittleEndian(bytes),
        "FD" or "OD" => BinaryPrimitives.ReadDoubleLittleEndian(bytes),
        _ => null,
    };

    private static void Put(DicomTag tag, DicomVR vr, Span<byte> target, double value)
    {
        if (vr.Code is not ("FL" or "FD") && value != Math.Floor(value))
        {
            throw new ArgumentException($"{tag} of VR {vr} holds whole numbers alone.", nameof(value));
        }

        try
        {
            switch (vr.Code)
            {
                case "US": BinaryPrimitives.WriteUInt16LittleEndian(target, checked((ushort)value)); break;
                case "SS": BinaryPrimitives.WriteInt16LittleEndian(target, checked((short)value)); break;
                case "UL": BinaryPrimitives.WriteUInt32LittleEndian(target, checked((uint)value)); break;
                case "SL": BinaryPrimitives.WriteInt32LittleEndian(target, checked((int)value)); break;
                case "UV": BinaryPrimitives.WriteUInt64LittleEndian(target, checked((ulong)value)); break;
                case "SV": BinaryPrimitives.WriteInt64LittleEndian(target, checked((long)value)); break;
                case "FL" when double.IsFinite(value) && !float.IsFinite((float)value): throw new OverflowException();
                case "FL": BinaryPrimitives.WriteSingleLittleEndian(target, (float)value); break;
                case "FD": BinaryPrimitives.WriteDoubleLittleEndian(target, value); break;
                default: throw new ArgumentException($"{tag} has the VR {vr}, which is not numeric.", nameof(vr));
            }
        }
        catch (OverflowException e)
        {
            throw new ArgumentException($"A number does not fit {tag} of VR {vr}.", nameof(value), e);
        }
    }
}
