namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>Why a curator should look at a reader: never a judgement, and never of fewer than five lesions.</summary>
/// <param name="Code">bias, spread, misses, alone, fast or answers; the page says it in its language.</param>
/// <param name="Value">Percent for bias and spread, a share for the others.</param>
/// <param name="N">What it rests on.</param>
/// <param name="QuestionId">Of <c>answers</c> alone.</param>
public sealed record ReliabilityFlag(string Code, double Value, int N, string? QuestionId = null)
{
    private const int Fewest = 5;
    private const double MuchBias = 10;
    private const double TimesTheCrowd = 2;

    public static IReadOnlyList<ReliabilityFlag> Of(ReaderReliability reader, IReadOnlyList<ReaderReliability> all) =>
        [.. Found(reader, all).Concat(Sizes(reader, all)).Concat(Answers(reader, all)).Concat(Pace(reader))];

    private static IEnumerable<ReliabilityFlag> Found(ReaderReliability reader, IReadOnlyList<ReaderReliability> all)
    {
        if (reader.Found is { N: >= Fewest } found && found.High < Mean(all, r => r.Found))
        {
            yield return new("misses", 1 - found.Value, found.N);
        }

        if (reader.Alone is { N: >= Fewest } alone && alone.Low > Mean(all, r => r.Alone) && alone.Value > 0.1)
        {
            yield return new("alone", alone.Value, alone.N);
        }
    }

    // With two readers each is the other's measure: neither stands out.
    private static IEnumerable<ReliabilityFlag> Sizes(ReaderReliability reader, IReadOnlyList<ReaderReliability> all)
    {
        if (all.Count < 3)
        {
            yield break;
        }

        if (reader.Bias is { N: >= Fewest, Low: { } low, High: { } high } bias && Math.Abs(bias.Shrunken) > MuchBias && (low > 0 || high < 0))
        {
            yield return new("bias", bias.Percent, bias.N);
        }

        var spreads = all.Where(r => r.SpreadPercent is not null && r.Bias?.N >= Fewest).Select(r => r.SpreadPercent!.Value).Order().ToList();
        if (reader is { SpreadPercent: { } spread, Bias.N: >= Fewest } && spreads.Count > 2 && spread > TimesTheCrowd * spreads[spreads.Count / 2])
        {
            yield return new("spread", spread, reader.Bias.N);
        }
    }

    private static IEnumerable<ReliabilityFlag> Answers(ReaderReliability reader, IReadOnlyList<ReaderReliability> all)
    {
        foreach (var answer in reader.Answers.Where(a => a.N >= 2 * Fewest && all.Count > 2))
        {
            var crowd = all.SelectMany(r => r.Answers).Where(a => a.QuestionId == answer.QuestionId && a.N >= 2 * Fewest).Select(a => a.Accuracy).Order().ToList();
            if (1 - answer.Accuracy > TimesTheCrowd * (1 - crowd[crowd.Count / 2]) && answer.Accuracy < 0.7)
            {
                yield return new("answers", answer.Accuracy, answer.N, answer.QuestionId);
            }
        }
    }

    private static IEnumerable<ReliabilityFlag> Pace(ReaderReliability reader)
    {
        if (reader.FastReads >= 2 && 5 * reader.FastReads >= reader.TimedReads)
        {
            yield return new("fast", (double)reader.FastReads / reader.TimedReads, reader.TimedReads);
        }
    }

    private static double Mean(IReadOnlyList<ReaderReliability> all, Func<ReaderReliability, ReliabilityShare?> share)
    {
        var shares = all.Select(share).OfType<ReliabilityShare>().ToList();
        return shares.Sum(s => s.Value * s.N) / shares.Sum(s => s.N);
    }
}
