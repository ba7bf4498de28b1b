using System.Globalization;
using CrowdAnnotate.Aim;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>Dates and times as DICOM writes them (PS3.5 §6.2: DA, TM, DT).</summary>
internal static class SrTimes
{
    public static string Date(DateOnly date) => date.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    public static string Time(TimeOnly time) => time.ToString(time.Ticks % TimeSpan.TicksPerSecond == 0 ? "HHmmss" : "HHmmss.ffffff", CultureInfo.InvariantCulture);

    public static DateOnly? ToDate(string? text) =>
        DateOnly.TryParseExact(text, ["yyyyMMdd", "yyyy.MM.dd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public static TimeOnly? ToTime(string? text) =>
        TimeOnly.TryParseExact(text, ["HHmmss", "HHmm", "HH", "HHmmss.FFFFFF", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;

    /// <summary>A DT to the second; what follows (fraction, zone) is cut off, and what is missing is the first of its kind.</summary>
    public static AimDateTime? ToDateTime(string? text)
    {
        var digits = new string((text ?? "").TakeWhile(char.IsAsciiDigit).Take(14).ToArray());
        return digits.Length >= 4 && digits.Length % 2 == 0 && AimDateTime.TryParse(digits + "00000101000000"[digits.Length..], out var at) ? at : null;
    }

    public static AimDateTime? ToDateTime(string? date, string? time) =>
        ToDate(date) is { } day ? ToDateTime(Date(day) + (ToTime(time) is { } t ? t.ToString("HHmmss", CultureInfo.InvariantCulture) : "")) : null;
}
