using System.Buffers;
using System.Text;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// Values that stay because their form shows that they name nobody: numbers, codes of the standard, plain technical terms. They
/// come out without padding, and without anything that the form does not have.
/// </summary>
internal static class KeptValue
{
    private const int LongestDigitRun = 5;
    private const int ShortestText = 6;
    private static readonly DicomTag ICCProfile = new(0x0028, 0x2000);
    private const int LargestProfile = 1 << 18;
    private static readonly SearchValues<byte> NumberBytes = SearchValues.Create("0123456789+-.eE \\"u8);
    private static readonly SearchValues<byte> PlainBytes =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789 .,+/()_*#:;=<>%&-^\\"u8);

    /// <summary>The element as it may stay; null when it may not.</summary>
    public static DicomElement? Of(DicomElement element, IdentityWords identity)
    {
        var vr = element.VR;
        var bytes = Trimmed(element.Value, vr);
        if (bytes.IsEmpty)
        {
            return new DicomElement(element.Tag, vr, default);
        }

        var span = bytes.Span;
        if (vr == DicomVR.CS)
        {
            return KeptCode.Of(element.Tag, span, identity) is { } codes ? new DicomElement(element.Tag, vr, codes) : null;
        }

        var isGood = vr.Code switch
        {
            "DS" or "IS" => IsNumbers(span, vr == DicomVR.DS ? 24 : 12) && !identity.AreNumbersOf(Encoding.ASCII.GetString(span)),
            "OB" => IsColourProfile(element.Tag, span, identity),
            "TM" => Values(span).TrueForAll(v => v.Length == 0 || DateShift.IsTime(v)),
            "AS" => Values(span).TrueForAll(IsAge),
            "US" or "SS" or "UL" or "SL" or "FL" or "FD" or "UV" or "SV" or "AT" or "OF" or "OD" or "OL" or "OV" or "OW" => IsBinary(element, span, identity),
            _ => false,
        };
        return isGood ? new DicomElement(element.Tag, vr, bytes) : null;
    }

    /// <summary>Whether no value of a coded string was lost.</summary>
    public static bool IsWhole(DicomElement element, DicomElement kept) =>
        element.VR != DicomVR.CS || Values(element.Value.Span).SequenceEqual(Values(kept.Value.Span));

    /// <summary>Plain technical text: a maker, a model, a kernel.</summary>
    public static DicomElement? Plain(DicomElement element, IdentityWords identity)
    {
        var bytes = Trimmed(element.Value, element.VR);
        if (bytes.Span.IndexOfAnyExcept(PlainBytes) >= 0 || HasLongDigits(bytes.Span))
        {
            return null;
        }

        return bytes.IsEmpty || !identity.AreIn(Encoding.ASCII.GetString(bytes.Span)) ? new DicomElement(element.Tag, element.VR, bytes) : null;
    }

    /// <summary>Whether the text is an age (PS3.5 §6.2).</summary>
    public static bool IsAge(string text) => text.Length == 4 && text[3] is 'D' or 'W' or 'M' or 'Y' && text.AsSpan(0, 3).IndexOfAnyExceptInRange('0', '9') < 0;

    private static ReadOnlyMemory<byte> Trimmed(ReadOnlyMemory<byte> value, DicomVR vr)
    {
        if (!vr.IsText)
        {
            return value[..(value.Length / vr.UnitSize * vr.UnitSize)];
        }

        var end = value.Length;
        while (end > 0 && value.Span[end - 1] is (byte)' ' or 0)
        {
            end--;
        }

        return value[..end];
    }

    // Archives hold DS longer than its 16 characters; 24 are the most a double needs.
    private static bool IsNumbers(ReadOnlySpan<byte> text, int longest)
    {
        if (text.IndexOfAnyExcept(NumberBytes) >= 0)
        {
            return false;
        }

        foreach (var range in text.Split((byte)'\\'))
        {
            var value = text[range].Trim((byte)' ');
            if (value.Length > longest || (value.Length > 0 && !(System.Buffers.Text.Utf8Parser.TryParse(value, out double _, out var used) && used == value.Length)))
            {
                return false;
            }
        }

        return true;
    }

    // Colours need it (PS3.3 §C.11.15); its texts, in ASCII and UTF-16, are looked at.
    private static bool IsColourProfile(DicomTag tag, ReadOnlySpan<byte> bytes, IdentityWords identity)
    {
        if (tag != ICCProfile || bytes.Length is < 128 or > LargestProfile || !bytes.Slice(36, 4).SequenceEqual("acsp"u8))
        {
            return false;
        }

        return !identity.AreIn(Encoding.Latin1.GetString(bytes).Replace("\0", "", StringComparison.Ordinal));
    }

    // Numbers may be many, but not spell a word of the identity, in bytes or in 16 bits.
    private static bool IsBinary(DicomElement element, ReadOnlySpan<byte> bytes, IdentityWords identity)
    {
        if (element.VR.Code is "OW" or "OL" or "OV" or "OF" or "OD" && !IsKnownBulk(element.Tag))
        {
            return false;
        }

        return bytes.Length < ShortestText || !MayBeText(bytes) || !identity.AreIn(Encoding.Latin1.GetString(bytes).Replace("\0", "", StringComparison.Ordinal));
    }

    // Three letters or digits in a row, zeros between them or not: most numbers are no text at all.
    private static bool MayBeText(ReadOnlySpan<byte> bytes)
    {
        var run = 0;
        foreach (var b in bytes)
        {
            run = char.IsAsciiLetterOrDigit((char)b) || b >= 0xC0 ? run + 1 : b == 0 ? run : 0;
            if (run >= 3)
            {
                return true;
            }
        }

        return false;
    }

    // Lookup tables, surfaces, point lists of annotations, waveforms, vector grids.
    private static bool IsKnownBulk(DicomTag tag) => tag.Group is 0x0028 or 0x0066 or 0x006A or 0x5400 or 0x0064 or 0x0022 || tag == DicomTag.SpectroscopyData;

    /// <summary>Whether there are more digits in a row than a date, a telephone or a record number can do with.</summary>
    public static bool HasLongDigits(ReadOnlySpan<byte> text)
    {
        var run = 0;
        foreach (var b in text)
        {
            run = char.IsAsciiDigit((char)b) ? run + 1 : 0;
            if (run > LongestDigitRun)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The values without the blanks around them.</summary>
    public static List<string> Values(ReadOnlySpan<byte> text) => [.. Encoding.Latin1.GetString(text).Split('\\').Select(v => v.Trim(' ', '\0'))];
}
