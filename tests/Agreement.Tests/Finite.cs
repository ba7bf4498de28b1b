using System.Collections;
using System.Reflection;

namespace CrowdAnnotate.Agreement.Tests;

/// <summary>Whether two results say the same, number by number, and whether every number of one is finite.</summary>
internal static class Finite
{
    /// <summary>Every number of a result, with those of its parts, in a fixed order.</summary>
    public static IReadOnlyList<double> NumbersOf(object? result) => [.. Walk(result)];

    public static void ShouldBeFinite<T>(this Statistic<T> statistic)
        where T : notnull
    {
        if (statistic.IsDefined)
        {
            NumbersOf(statistic.Value).ShouldAllBe(n => double.IsFinite(n), $"{statistic.Value}");
        }
    }

    /// <summary>The same reason, or numbers within a tolerance of each other.</summary>
    public static void ShouldSay<T>(this Statistic<T> statistic, Statistic<T> expected, double tolerance = 1e-9)
        where T : notnull
    {
        statistic.Reason?.Name.ShouldBe(expected.Reason?.Name);
        expected.Reason?.Name.ShouldBe(statistic.Reason?.Name);
        if (expected.IsDefined)
        {
            var (got, want) = (NumbersOf(statistic.Value), NumbersOf(expected.Value));
            got.Count.ShouldBe(want.Count);
            got.Zip(want).ShouldAllBe(p => Math.Abs(p.First - p.Second) <= tolerance * Math.Max(1, Math.Abs(p.Second)), $"{statistic} is not {expected}: {string.Join(" ", got)} / {string.Join(" ", want)}");
        }
    }

    private static IEnumerable<double> Walk(object? value) => value switch
    {
        null or string or Enum or bool => [],
        double number => [number],
        int number => [number],
        IDictionary entries => entries.Keys.Cast<object>().OrderBy(k => k.ToString(), StringComparer.Ordinal).SelectMany(k => Walk(entries[k])),
        IEnumerable items => items.Cast<object?>().SelectMany(Walk),
        _ when value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Statistic<>) =>
            (bool)type.GetProperty("IsDefined")!.GetValue(value)! ? Walk(type.GetProperty("Value")!.GetValue(value)) : [],
        _ when value.GetType().FullName!.StartsWith("System.ValueTuple", StringComparison.Ordinal) => value.GetType().GetFields().SelectMany(f => Walk(f.GetValue(value))),
        _ => value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0).SelectMany(p => Walk(p.GetValue(value))),
    };
}
