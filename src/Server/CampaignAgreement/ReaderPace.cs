namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>Reads that took too little time to have been reads: under ten seconds, and under a fifth of what readers take for half of the cases.</summary>
public static class ReaderPace
{
    public const double FewestSeconds = 10;
    public const double ShareOfMedian = 0.2;

    /// <summary>By reader with timed reads: how many were fast, of how many, and the median of seconds.</summary>
    public static Dictionary<string, (int Fast, int Timed, double? MedianSeconds)> All(AgreementContent content)
    {
        var all = content.Cases.SelectMany(c => c.Times).ToList();
        if (all.Count == 0)
        {
            return [];
        }

        var limit = Math.Min(FewestSeconds, ShareOfMedian * Median(all));
        return all.GroupBy(t => t.Reader).ToDictionary(g => g.Key, g => (g.Count(t => t.ActiveSeconds < limit), g.Count(), (double?)Median(g)));
    }

    private static double Median(IEnumerable<TimedRead> reads)
    {
        var seconds = reads.Select(r => r.ActiveSeconds).Order().ToList();
        return seconds.Count % 2 == 1 ? seconds[seconds.Count / 2] : (seconds[(seconds.Count / 2) - 1] + seconds[seconds.Count / 2]) / 2;
    }
}
