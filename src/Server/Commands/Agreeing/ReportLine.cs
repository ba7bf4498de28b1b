using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>One statistic of a report with everything it must be reported with.</summary>
/// <param name="Variant">Model, type, definition or weights, and how the interval was made.</param>
/// <param name="Undefined">Why there is no value; null when there is one.</param>
/// <param name="Judged">What its interval amounts to; null where no bounds are agreed on.</param>
/// <param name="NotFor">What it may not be used for.</param>
/// <param name="InUnit">Whether it is in the unit of the readings; else it is a coefficient or a share.</param>
/// <param name="Lesions">Matched lesions it rests on; null where cases are not taken apart into lesions.</param>
internal sealed record ReportLine(
    string Name, string Variant, double? Value, double? Lower, double? Upper, string? Undefined, int Cases, int Readers, int Readings, string? Judged, string NotFor,
    bool InUnit = false, int? Lesions = null)
{
    /// <summary>A line of a statistic on a table; its n is the table's.</summary>
    public static ReportLine Of<T>(ReadingTable table, string name, string variant, Statistic<T> statistic, Func<T, double> value, Func<T, Limits?> interval, string notFor)
        where T : notnull
    {
        var read = table.WithoutEmpty();
        var limits = statistic.IsDefined ? interval(statistic.Value) : null;
        return new(
            name, variant, statistic.IsDefined ? value(statistic.Value) : null, limits?.Lower, limits?.Upper, statistic.Reason?.Why,
            read.Cases.Count, read.Readers.Count, read.ReadingCount, null, notFor);
    }

    /// <summary>The line with the n that its statistic rests on; without one, the table's stays.</summary>
    public ReportLine Resting<T>(Statistic<T> statistic, Func<T, (int Cases, int Readers, int Readings)> on)
        where T : notnull
    {
        var (cases, readers, readings) = statistic.IsDefined ? on(statistic.Value) : (Cases, Readers, Readings);
        return this with { Cases = cases, Readers = readers, Readings = readings };
    }

    public ReportLine InUnitOfReadings() => this with { InUnit = true };

    /// <summary>The words of Koo and Li 2016, by both ends of the interval and never by the value alone.</summary>
    public ReportLine JudgedOnItsInterval()
    {
        static string Word(double v) => v < 0.5 ? "poor" : v < 0.75 ? "moderate" : v < 0.9 ? "good" : "excellent";
        return Lower is { } low && Upper is { } high ? this with { Judged = Word(low) == Word(high) ? Word(low) : $"{Word(low)} to {Word(high)}" } : this;
    }
}
