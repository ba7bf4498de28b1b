using System.Globalization;
using System.Text;

namespace CrowdAnnotate.Dicom;

/// <summary>Moves dates by whole days: intervals between a patient's dates and times of day stay.</summary>
internal static class DateShift
{
    /// <summary>The moved dates; null when one of them is no whole date or would leave the calendar.</summary>
    public static DicomElement? Of(DicomElement element, int days)
    {
        var moved = DicomValues.Strings(element, CharacterSet.Default).Select(t => element.VR == DicomVR.DA ? Date(t, days) : DateTime(t, days)).ToList();
        return moved.Count == 0 || moved.Contains(null) ? null
            : new DicomElement(element.Tag, element.VR, Encoding.ASCII.GetBytes(string.Join('\\', moved)));
    }

    /// <summary>Whether a time of day has the form of TM (PS3.5 §6.2).</summary>
    public static bool IsTime(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var digits = point < 0 ? text : text[..point];
        var fraction = point < 0 ? "" : text[(point + 1)..];
        return digits.Length is 2 or 4 or 6 && (point < 0 || (digits.Length == 6 && fraction.Length is >= 1 and <= 6))
            && digits.All(char.IsAsciiDigit) && fraction.All(char.IsAsciiDigit) && InRange(digits);
    }

    // “yyyy.mm.dd” is the form of before 1993 (PS3.5 §6.2, note of DA).
    private static string? Date(string text, int days)
    {
        var plain = text.Length == 10 && text[4] == '.' && text[7] == '.' ? text.Replace(".", "", StringComparison.Ordinal) : text;
        if (text.Length == 0)
        {
            return "";
        }

        return plain.Length == 8 && DateOnly.TryParseExact(plain, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && date.DayNumber + days >= 0 && date.DayNumber + days <= DateOnly.MaxValue.DayNumber
            ? date.AddDays(days).ToString("yyyyMMdd", CultureInfo.InvariantCulture) : null;
    }

    private static string? DateTime(string text, int days)
    {
        if (text.Length < 8 || Date(text[..8], days) is not { } date)
        {
            return null;
        }

        var rest = text[8..];
        var zone = rest.IndexOfAny(['+', '-']);
        var time = zone < 0 ? rest : rest[..zone];
        var isGood = (time.Length == 0 || IsTime(time)) && (zone < 0 || IsZone(rest[zone..]));
        return isGood ? date + rest : null;
    }

    /// <summary>Whether the text is an offset from UTC (PS3.3 §C.12.1.1.8).</summary>
    public static bool IsZone(string text) => text.Length == 5 && text[0] is '+' or '-' && text[1..].All(char.IsAsciiDigit);

    private static bool InRange(string digits) =>
        string.CompareOrdinal(digits[..2], "24") < 0 && (digits.Length < 4 || string.CompareOrdinal(digits[2..4], "60") < 0);
}
