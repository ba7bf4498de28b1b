using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>
/// How one reader reads, held against the others without the own reading, and against gold standards where there are some. Few cases are drawn towards
/// the crowd. Reads before any adjudication alone.
/// </summary>
/// <param name="Found">Of the lesions that at least half of the other readers of the case marked.</param>
/// <param name="Alone">Of the own marks, those that no other reader of the case made.</param>
/// <param name="Bias">Of long axes against the median of the other readers, %.</param>
/// <param name="SpreadPercent">SD of the same.</param>
/// <param name="PrecisionPercent">Residual SD of the own readings by REML over all readers; null where it is undefined, with the reason.</param>
public sealed record ReaderReliability(
    string Reader, string? Group, int Cases, int Marks, ReliabilityShare? Found, ReliabilityShare? Alone, ReliabilityBias? Bias, double? SpreadPercent, double? PrecisionPercent,
    string? PrecisionUndefined, IReadOnlyList<AnswerAccuracy> Answers, GoldReliability? Gold, double? MedianSeconds, int FastReads, int TimedReads, IReadOnlyList<ReliabilityFlag> Flags)
{
    public static IReadOnlyList<ReaderReliability> All(AgreementContent content)
    {
        var precision = LesionTables.OfLogSizes(content.Rows) is { } table ? ReaderPrecision.Fit(table) : Undefined.NeedAtLeastTwoCases;
        var accuracy = content.Template.Questions.Where(q => q.AtMost == 1).Select(q => AnswerAccuracy.ByReader(content.Rows, q)).ToList();
        var detection = ReaderDetection.All(content);
        var sizes = ReaderSizes.All(content);
        var pace = ReaderPace.All(content);
        var gold = GoldReliability.ByReader(content);
        var all = content.Readers.Select(reader =>
        {
            var (found, alone, marks) = detection[reader];
            var (fast, timed, seconds) = pace.GetValueOrDefault(reader);
            return new ReaderReliability(
                reader, content.Groups.GetValueOrDefault(reader), content.Cases.Count(c => c.Readers.Contains(reader)), marks, found, alone,
                sizes.GetValueOrDefault(reader).Bias, sizes.GetValueOrDefault(reader).Spread,
                precision.IsDefined && precision.Value.ReaderStandardDeviation.GetValueOrDefault(reader) is { } sd ? 100 * (Math.Exp(sd) - 1) : null, precision.Reason?.Why,
                [.. accuracy.Select(a => a.GetValueOrDefault(reader)).OfType<AnswerAccuracy>()], gold.GetValueOrDefault(reader), seconds, fast, timed, []);
        }).ToList();
        return [.. all.Select(r => r with { Flags = ReliabilityFlag.Of(r, all) }).OrderByDescending(r => r.Flags.Count).ThenBy(r => r.Found?.Shrunken ?? 2).ThenBy(r => r.Reader, StringComparer.Ordinal)];
    }
}

/// <summary>A share with its Wilson interval.</summary>
/// <param name="Shrunken">Drawn towards the crowd's share by ten lesions' weight.</param>
public sealed record ReliabilityShare(double Value, double Low, double High, double Shrunken, int N)
{
    private const double Weight = 10;

    /// <summary>Null where there is nothing to take a share of.</summary>
    public static ReliabilityShare? Of(int count, int of, double crowd)
    {
        if (of == 0)
        {
            return null;
        }

        var interval = WilsonInterval.Of(count, of);
        return new((double)count / of, interval.Lower, interval.Upper, (count + (Weight * crowd)) / (of + Weight), of);
    }
}

/// <summary>% on the log scale, with the t interval of its mean.</summary>
/// <param name="Shrunken">Drawn towards none by five lesions' weight.</param>
public sealed record ReliabilityBias(double Percent, double? Low, double? High, double Shrunken, int N);

/// <summary>The reader against the gold standards of the cases read.</summary>
public sealed record GoldReliability(int Known, int Found, int Extra, double? MeanDice)
{
    public static Dictionary<string, GoldReliability> ByReader(AgreementContent content) => content.Cases.SelectMany(c => c.Gold).GroupBy(g => g.Reader).ToDictionary(
        g => g.Key,
        g => new GoldReliability(g.Sum(x => x.Known), g.Sum(x => x.Found), g.Sum(x => x.Extra), g.Sum(x => x.Found) is > 0 and var n ? g.Sum(x => x.DiceTotal) / n : null));
}
