using System.Globalization;

namespace CrowdAnnotate.Aim;

/// <summary>Dates and times as AIM 3 and others write them, in the digits of 4.2; null for what is none of the forms known.</summary>
internal static class WrittenTime
{
    private static readonly string[] Moments =
    [
        "yyyyMMddHHmmss", "yyyyMMddHHmmss.FFFFFFF", "yyyyMMddHHmm", "yyyyMMdd", "yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ss.FFFFFFF",
        "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF",
    ];

    private static readonly string[] Zoned =
    [
        "yyyyMMddHHmmsszzz", "yyyyMMddHHmmss.FFFFFFFzzz", "yyyy-MM-ddTHH:mmzzz", "yyyy-MM-ddTHH:mm:sszzz", "yyyy-MM-ddTHH:mm:ss.FFFFFFFzzz",
    ];

    private static readonly string[] Times = ["HHmmss", "HHmmss.FFFFFFF", "HH:mm:ss", "HH:mm:ss.FFFFFFF", "HH:mm"];

    /// <summary>YYYYMMDDHHMMSS; what gives a zone is told in UTC.</summary>
    public static string? Moment(string text)
    {
        if (DateTime.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var plain))
        {
            return plain.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
        }

        return DateTimeOffset.TryParseExact(WithZone(text), Zoned, CultureInfo.InvariantCulture, DateTimeStyles.None, out var zoned) ? new AimDateTime(zoned).ToString() : null;
    }

    /// <summary>YYYYMMDD, of a date or of a date with a time, in the zone it is given in.</summary>
    public static string? Date(string text)
    {
        var local = text.Length > 10 && DateTimeOffset.TryParseExact(WithZone(text), Zoned, CultureInfo.InvariantCulture, DateTimeStyles.None, out var zoned)
            ? zoned.DateTime.ToString("yyyyMMdd", CultureInfo.InvariantCulture)
            : null;
        return local ?? Moment(text)?[..8];
    }

    /// <summary>HHMMSS with its fraction. AIM 3 has times behind a sign, as if they were spans.</summary>
    public static string? TimeOfDay(string text)
    {
        var trimmed = text.TrimStart('+');
        if (TimeOnly.TryParseExact(trimmed, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return text.Length == 6 || (!text.Contains(':', StringComparison.Ordinal) && text == trimmed) ? text : time.ToString("HHmmss.FFFFFF", CultureInfo.InvariantCulture).TrimEnd('.');
        }

        return text.Length > 8 ? Moment(text)?[8..] : null;
    }

    private static string WithZone(string text)
    {
        var zone = text.EndsWith('Z') ? text.Length - 1 : -1;
        return zone > 0 ? text[..zone] + "+00:00" : text.Length > 5 && text[^5] is '+' or '-' && !text[^4..].Contains(':', StringComparison.Ordinal) ? text.Insert(text.Length - 2, ":") : text;
    }
}
