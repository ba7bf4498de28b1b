using System.Globalization;

namespace CrowdAnnotate.Aim;

/// <summary>Dates and times apart, as DICOM's DA and TM, each of which may be unknown.</summary>
internal static class StudyDates
{
    private static readonly string[] Times = ["HHmmss", "HHmmss.FFFFFFF", "HHmm", "HH"];

    public static DateOnly? OptionalDate(this AimNode node, string name) => node.OptionalText(name) is { } text ? Date(node, name, text) : null;

    /// <summary>A required date that may be null in the sense of ISO 21090.</summary>
    public static DateOnly? DateOrNull(this AimNode node, string name) => KnownText(node, name) is { } text ? Date(node, name, text) : null;

    /// <summary>A required date and time that may be null in the sense of ISO 21090.</summary>
    public static AimDateTime? DateTimeOrNull(this AimNode node, string name)
    {
        if (KnownText(node, name) is not { } text)
        {
            return null;
        }

        if (AimDateTime.TryParse(text, out var value))
        {
            return value;
        }

        node.Malformed(name, $"“{text}” is not a date and time as YYYYMMDDHHMMSS.", AimCheck.Date);
        return null;
    }

    /// <summary>A required time that may be null in the sense of ISO 21090.</summary>
    public static TimeOnly? TimeOrNull(this AimNode node, string name)
    {
        if (KnownText(node, name) is not { } text)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        if (AimDateTime.TryParse(text, out var whole))
        {
            node.Mended(name, "holds a date as well; the time of day was taken.");
            return TimeOnly.FromDateTime(whole.Value);
        }

        node.Malformed(name, $"“{text}” is not a time as HHMMSS.", AimCheck.Date);
        return null;
    }

    private static DateOnly? Date(AimNode node, string name, string text)
    {
        if (DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        if (AimDateTime.TryParse(text, out var whole))
        {
            node.Mended(name, "holds a time as well; the date was taken.");
            return DateOnly.FromDateTime(whole.Value);
        }

        node.Malformed(name, "is not a date as YYYYMMDD.", AimCheck.Date);
        return null;
    }

    private static string? KnownText(AimNode node, string name)
    {
        if (node.Required(name) is not { } element)
        {
            return null;
        }

        var flavour = element.Attribute("nullFlavor");
        var text = AimValues.Value(element);
        if (!string.IsNullOrWhiteSpace(text))
        {
            return text;
        }

        if (flavour != "NI")
        {
            element.Mended("", "gives no value; it will be written as a null (NI).");
        }

        return null;
    }
}
