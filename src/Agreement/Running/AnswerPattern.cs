using System.Globalization;

namespace CrowdAnnotate.Agreement.Running;

/// <summary>How many readers of a case gave which category: only those that were given.</summary>
/// <param name="Places">On the scale, from 0, ascending.</param>
/// <param name="Counts">Of each, above zero.</param>
internal sealed record AnswerPattern(int[] Places, int[] Counts)
{
    public int Readings { get; } = Counts.Sum();

    /// <summary>As <see cref="Parse"/> reads it, e.g. <c>1:2 2:1</c>.</summary>
    public static string KeyOf(int[] counts) =>
        string.Join(' ', counts.Index().Where(c => c.Item > 0).Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Index}:{c.Item}")));

    public static AnswerPattern Parse(string key)
    {
        var parts = key.Split(' ').Select(p => p.Split(':')).ToList();
        return new([.. parts.Select(p => int.Parse(p[0], CultureInfo.InvariantCulture))], [.. parts.Select(p => int.Parse(p[1], CultureInfo.InvariantCulture))]);
    }
}
