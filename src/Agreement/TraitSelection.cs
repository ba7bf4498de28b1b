namespace CrowdAnnotate.Agreement;

/// <summary>
/// Traits that are frequent enough, read reliably, and say something that no kept trait says already (after Segal et al. 2007): by
/// descending nominal alpha, ties by name, a trait is dropped whose |φ| with a kept one is too high.
/// </summary>
/// <param name="Findings">Of every trait, in the order of judging.</param>
public sealed record TraitSelection(IReadOnlyList<TraitFinding> Findings, int Cases, int Readers)
{
    private static readonly CategoryScale YesOrNo = new([0, 1]);

    /// <summary>Names of the kept traits, in the order of judging.</summary>
    public IEnumerable<string> Kept => Findings.Where(f => f.Decision == "kept").Select(f => f.Trait);

    /// <summary>Judges every trait that was read.</summary>
    /// <exception cref="ArgumentException">A reader answers twice on a trait of a case.</exception>
    public static TraitSelection Select(IReadOnlyList<TraitReading> readings, TraitThresholds thresholds)
    {
        ArgumentNullException.ThrowIfNull(readings);
        ArgumentNullException.ThrowIfNull(thresholds);
        var read = readings.GroupBy(r => r.Trait).Select(g => new ReadTrait(g.Key, [.. g]))
            .OrderByDescending(t => t.Alpha.IsDefined ? t.Alpha.Value.Value : double.NegativeInfinity).ThenBy(t => t.Name, StringComparer.Ordinal);
        var kept = new List<ReadTrait>();
        var findings = new List<TraitFinding>();
        foreach (var trait in read)
        {
            var decision = trait.Refusal(thresholds);
            var (repeats, phi) = decision is null ? Repeated(trait, kept, thresholds.MaxAbsPhi) : (null, null);
            decision ??= repeats is null ? "kept" : $"independence:{repeats}";
            if (decision == "kept")
            {
                kept.Add(trait);
            }

            findings.Add(new(trait.Name, decision, trait.Alpha, trait.Ac1, trait.Prevalence, trait.Prominence, trait.Consensus.Count, trait.Ties, phi));
        }

        return new(findings, readings.Select(r => r.Case).Distinct().Count(), readings.Select(r => r.Reader).Distinct().Count());
    }

    private static (string? Name, double? Phi) Repeated(ReadTrait trait, List<ReadTrait> kept, double most)
    {
        foreach (var other in kept)
        {
            if (trait.PhiWith(other) is { } phi && Math.Abs(phi) > most)
            {
                return (other.Name, phi);
            }
        }

        return (null, null);
    }

    private sealed class ReadTrait
    {
        public ReadTrait(string name, TraitReading[] readings)
        {
            var table = ReadingTable.Of(readings.Select(r => new Reading(r.Case, r.Reader, r.Shows ? 1 : 0)));
            (Name, Alpha) = (name, KrippendorffAlpha.Compute(table, MeasurementLevel.Nominal));
            Ac1 = ChanceCorrected.Compute(table, AgreementCoefficient.Gwet, WeightScheme.Unweighted, YesOrNo);
            var rated = readings.Where(r => r.Prominence.HasValue).ToList();
            Prominence = rated.Count > 0 ? rated.Average(r => r.Prominence!.Value) : null;
            foreach (var group in readings.GroupBy(r => r.Case))
            {
                var (shows, all) = (group.Count(r => r.Shows), group.Count());
                if (2 * shows == all)
                {
                    Ties++;
                }
                else
                {
                    Consensus.Add(group.Key, 2 * shows > all);
                }
            }
        }

        public string Name { get; }

        public Statistic<KrippendorffAlpha> Alpha { get; }

        public Statistic<ChanceCorrected> Ac1 { get; }

        public double? Prominence { get; }

        /// <summary>Strict majority by case; ties are left out.</summary>
        public Dictionary<string, bool> Consensus { get; } = [];

        public int Ties { get; }

        public double? Prevalence => Consensus.Count > 0 ? (double)Consensus.Values.Count(s => s) / Consensus.Count : null;

        public string? Refusal(TraitThresholds t) =>
            !Ac1.IsDefined || Ac1.Value.PairableCases < t.MinPairable ? "tooFewReadings"
            : !(Prevalence >= t.MinPrevalence && Prevalence <= t.MaxPrevalence) ? "frequency"
            : Prominence < t.MinProminence ? "prominence"
            : !Alpha.IsDefined || Alpha.Value.Value < t.MinAlpha ? "agreement" : null;

        /// <summary>φ of both consensuses on the cases that have both; null where one does not vary there.</summary>
        public double? PhiWith(ReadTrait other)
        {
            double both = 0, own = 0, others = 0, n = 0;
            foreach (var (name, shows) in Consensus)
            {
                if (other.Consensus.TryGetValue(name, out var too))
                {
                    (both, own, others, n) = (both + (shows && too ? 1 : 0), own + (shows ? 1 : 0), others + (too ? 1 : 0), n + 1);
                }
            }

            var spread = own * (n - own) * others * (n - others);
            return spread > 0 ? ((n * both) - (own * others)) / Math.Sqrt(spread) : null;
        }
    }
}
