namespace CrowdAnnotate.Agreement;

/// <summary>One reader's answer whether a case shows a trait.</summary>
/// <param name="Prominence">How plainly it shows, where that was rated.</param>
public readonly record struct TraitReading(string Case, string Reader, string Trait, bool Shows, double? Prominence = null);

/// <summary>When a trait is worth keeping.</summary>
/// <param name="MinPrevalence">Lowest share of cases whose consensus shows it.</param>
/// <param name="MaxPrevalence">Highest share.</param>
/// <param name="MinAlpha">Lowest nominal alpha.</param>
/// <param name="MinPairable">Fewest cases with two or more readings of it.</param>
/// <param name="MaxAbsPhi">Highest |φ| with a trait that is kept already.</param>
/// <param name="MinProminence">Lowest mean prominence, of traits that were rated; null asks for none.</param>
public sealed record TraitThresholds(double MinPrevalence, double MaxPrevalence, double MinAlpha, int MinPairable, double MaxAbsPhi, double? MinProminence = null);

/// <summary>What is said of one trait.</summary>
/// <param name="Decision">kept, tooFewReadings, frequency, prominence, agreement, or independence with the kept trait it repeats.</param>
/// <param name="Prevalence">Share of the cases with a consensus whose consensus shows it; null without any.</param>
/// <param name="Consensus">Cases with a strict majority.</param>
/// <param name="Ties">Cases without one.</param>
/// <param name="PhiWithKept">φ with the trait it repeats; null when it repeats none.</param>
public sealed record TraitFinding(
    string Trait, string Decision, Statistic<KrippendorffAlpha> Alpha, Statistic<ChanceCorrected> Ac1, double? Prevalence, double? Prominence, int Consensus, int Ties, double? PhiWithKept);
