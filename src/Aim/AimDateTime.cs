using System.Globalization;

namespace CrowdAnnotate.Aim;

/// <summary>A date and time to the second, <c>YYYYMMDDHHMMSS</c>. AIM knows no time zone; CrowdAnnotate writes UTC.</summary>
public readonly record struct AimDateTime : IComparable<AimDateTime>
{
    private const string Format = "yyyyMMddHHmmss";

    /// <summary>Takes the moment in UTC; fractions of a second are cut off.</summary>
    public AimDateTime(DateTimeOffset moment) => Value = Cut(moment.UtcDateTime);

    private AimDateTime(DateTime value) => Value = value;

    /// <summary>The date and time as written, of no stated zone.</summary>
    public DateTime Value { get; }

    public static bool TryParse(string? text, out AimDateTime result)
    {
        var good = DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var value);
        result = good ? new AimDateTime(value) : default;
        return good;
    }

    public int CompareTo(AimDateTime other) => Value.CompareTo(other.Value);

    public static bool operator <(AimDateTime left, AimDateTime right) => left.CompareTo(right) < 0;

    public static bool operator >(AimDateTime left, AimDateTime right) => left.CompareTo(right) > 0;

    public static bool operator <=(AimDateTime left, AimDateTime right) => left.CompareTo(right) <= 0;

    public static bool operator >=(AimDateTime left, AimDateTime right) => left.CompareTo(right) >= 0;

    public override string ToString() => Value.ToString(Format, CultureInfo.InvariantCulture);

    private static DateTime Cut(DateTime t) => DateTime.SpecifyKind(new DateTime(t.Ticks - (t.Ticks % TimeSpan.TicksPerSecond)), DateTimeKind.Unspecified);
}
