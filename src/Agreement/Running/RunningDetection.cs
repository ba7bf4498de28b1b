using System.Globalization;

namespace CrowdAnnotate.Agreement.Running;

/// <summary>Which readers found what several looked for, kept while lesions come and go: whole numbers alone.</summary>
public sealed class RunningDetection
{
    /// <summary>Lesions by how many found them, of how many readers, e.g. <c>3/5</c>.</summary>
    public Dictionary<string, long> Lesions { get; init; } = [];

    /// <summary>Lesions found, by reader.</summary>
    public Dictionary<string, long> FoundBy { get; init; } = [];

    /// <summary>Lesions not found although the case was read, by reader.</summary>
    public Dictionary<string, long> MissedBy { get; init; } = [];

    /// <summary>Who found one lesion, and who read the case and did not.</summary>
    public sealed record Lesion(IReadOnlyList<string> Found, IReadOnlyList<string> Missed);

    /// <summary>Puts the lesions of one case in the place of those it had; null is none.</summary>
    /// <exception cref="InvalidOperationException">What is taken away was never added.</exception>
    public void Replace(Lesion? before, Lesion? after)
    {
        Change(before, -1);
        Change(after, 1);
    }

    /// <summary>Mean over lesions of the share of the case's readers who found it. Undefined: noPairableValues (no lesion).</summary>
    public Statistic<double> MeanShare()
    {
        var all = Counts().ToList();
        return all.Count == 0 ? Undefined.NoPairableValues : all.Sum(l => (double)l.Times * l.Found / l.Readers) / all.Sum(l => l.Times);
    }

    /// <summary>
    /// Positive specific agreement of any number of readers: of the chances that a second reader has to name what a first one marked, the share that is
    /// taken, Σ m(m − 1)/Σ m(r − 1) with m of r readers (Cicchetti and Feinstein 1990 for two). Undefined: noPairableValues.
    /// </summary>
    public Statistic<double> PositiveSpecificAgreement()
    {
        var chances = Counts().Sum(l => l.Times * l.Found * (l.Readers - 1));
        return chances == 0 ? Undefined.NoPairableValues : (double)Counts().Sum(l => l.Times * l.Found * (l.Found - 1)) / chances;
    }

    private IEnumerable<(long Found, long Readers, long Times)> Counts() => Lesions.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l =>
    {
        var parts = l.Key.Split('/');
        return (long.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture), l.Value);
    });

    private void Change(Lesion? lesion, int by)
    {
        if (lesion is null || lesion.Found.Count == 0)
        {
            return;
        }

        CaseReadings.Count(Lesions, string.Create(CultureInfo.InvariantCulture, $"{lesion.Found.Count}/{lesion.Found.Count + lesion.Missed.Count}"), by);
        foreach (var reader in lesion.Found)
        {
            CaseReadings.Count(FoundBy, reader, by);
        }

        foreach (var reader in lesion.Missed)
        {
            CaseReadings.Count(MissedBy, reader, by);
        }
    }
}
