using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>Differences of two readers over their means; the second is null where it is the mean of all the others.</summary>
internal sealed record PlottedPair(string FirstReader, string? SecondReader, double Bias, double Low, double High, int N, IReadOnlyList<PlottedPoint> Points);

internal sealed record PlottedPoint(string Case, string Lesion, double Mean, double Difference);

/// <summary>A statistic of each pair of readers.</summary>
/// <param name="Scale">What no shade and full shade stand for.</param>
internal sealed record PlottedMatrix(string What, string Unit, double[] Scale, IReadOnlyList<string> Readers, IReadOnlyList<MatrixCell> Pairs);

/// <param name="Why">Why there is no value; null when there is one.</param>
internal sealed record MatrixCell(string A, string B, double? Value, int N, string? Why);

internal sealed record PlottedCase(string Case, IReadOnlyList<PlottedReading> Readings);

internal sealed record PlottedReading(string Reader, double Value);

/// <summary>Answers over answers of all ordered pairs of readers, so that neither side is the right one.</summary>
internal sealed record PlottedAnswers(string Question, IReadOnlyList<string> Answers, IReadOnlyList<int[]> Counts);

/// <summary>The numbers of every plot of a report; the page draws and computes none.</summary>
/// <param name="PairsInAll">How many pairs of readers there are; of many, the widest are drawn.</param>
internal sealed record ReportPlots(
    IReadOnlyList<PlottedPair> BlandAltman, int PairsInAll, IReadOnlyList<PlottedPair> AgainstRest, IReadOnlyList<PlottedMatrix> Matrices, IReadOnlyList<PlottedCase> Spread,
    IReadOnlyList<PlottedAnswers> Answers)
{
    /// <summary>A page of sixty readers' pairs would have a point for each pair and case; what differs most is what one looks at.</summary>
    private const int MostPairs = 12;

    public static readonly ReportPlots None = new([], 0, [], [], [], []);

    /// <summary>Of measurements: pairs, each reader against the others, the limits of every pair, the spread of every case.</summary>
    /// <param name="place">Of a row: its case, and its lesion or "".</param>
    public static ReportPlots OfMeasurements(ReadingTable table, string unit, Func<string, (string Case, string Lesion)> place)
    {
        var all = table.Readers.SelectMany((_, i) => Enumerable.Range(i + 1, table.Readers.Count - i - 1).Select(j => (First: i, Second: j))).ToList();
        var pairs = all.Select(p => Pair(table, p.First, p.Second, place)).OfType<PlottedPair>().ToList();
        var rest = table.Readers.Select((_, i) => Pair(table, i, null, place)).OfType<PlottedPair>().ToList();
        var widest = pairs.Count == 0 ? 1 : pairs.Max(Half);
        var cells = all.Select(p => Cell(table, p.First, p.Second, pairs)).ToList();
        return None with
        {
            BlandAltman = Widest(pairs), PairsInAll = all.Count, AgainstRest = Widest(rest),
            Matrices = table.Readers.Count < 2 ? [] : [new("Half the width of the 95 % limits", unit, [0, widest > 0 ? widest : 1], table.Readers, cells)],
            Spread = [.. Enumerable.Range(0, table.Cases.Count).Select(i => new PlottedCase(table.Cases[i], [.. table.Row(i).Select(r => new PlottedReading(table.Readers[r.Reader], r.Value))])).Where(c => c.Readings.Count > 1)],
        };
    }

    /// <summary>Of answers: the share of equal answers of every pair, and which answers meet.</summary>
    public static ReportPlots OfAnswers(ReadingTable table, string question, IReadOnlyList<double> scale, IReadOnlyList<string> answers) => None with
    {
        Matrices = table.Readers.Count < 2 ? [] : [new("Share of equal answers", "", [0, 1], table.Readers, [.. table.Readers.SelectMany((a, i) => table.Readers.Skip(i + 1).Select((b, j) => Equal(a, b, table.Pairs(i, i + 1 + j))))])],
        Answers = [new(question, answers, Meetings(table, scale))],
    };

    private static MatrixCell Equal(string a, string b, IReadOnlyList<(double First, double Second)> pairs) =>
        pairs.Count == 0 ? new(a, b, null, 0, Undefined.NoPairableValues.Why) : new(a, b, pairs.Average(p => p.First == p.Second ? 1.0 : 0.0), pairs.Count, null);

    private static int[][] Meetings(ReadingTable table, IReadOnlyList<double> scale)
    {
        var counts = scale.Select(_ => new int[scale.Count]).ToArray();
        var places = scale.Select((value, i) => (value, i)).ToDictionary(p => p.value, p => p.i);
        for (var i = 0; i < table.Cases.Count; i++)
        {
            var row = table.Row(i).ToList();
            foreach (var (a, b) in row.SelectMany(a => row.Where(b => b.Reader != a.Reader).Select(b => (a, b))))
            {
                counts[places[a.Value]][places[b.Value]]++;
            }
        }

        return counts;
    }

    private static MatrixCell Cell(ReadingTable table, int first, int second, IReadOnlyList<PlottedPair> pairs)
    {
        var (a, b) = (table.Readers[first], table.Readers[second]);
        return pairs.FirstOrDefault(p => p.FirstReader == a && p.SecondReader == b) is { } pair
            ? new(a, b, Half(pair), pair.N, null) : new(a, b, null, table.Pairs(first, second).Count, Undefined.NeedAtLeastTwoPairs.Why);
    }

    private static PlottedPair? Pair(ReadingTable table, int first, int? second, Func<string, (string Case, string Lesion)> place)
    {
        var met = Enumerable.Range(0, table.Cases.Count).Select(i => (Row: i, First: table[i, first], Second: second is { } j ? table[i, j] : MeanOfOthers(table, i, first)))
            .Where(p => p.First.HasValue && p.Second.HasValue).Select(p => (p.Row, First: p.First!.Value, Second: p.Second!.Value)).ToList();
        var result = CrowdAnnotate.Agreement.BlandAltman.Compute([.. met.Select(p => (p.First, p.Second))]);
        return !result.IsDefined ? null : new(
            table.Readers[first], second is { } k ? table.Readers[k] : null, result.Value.Bias, result.Value.LimitsOfAgreement.Lower, result.Value.LimitsOfAgreement.Upper, met.Count,
            [.. met.Select(p => new PlottedPoint(place(table.Cases[p.Row]).Case, place(table.Cases[p.Row]).Lesion, (p.First + p.Second) / 2, p.First - p.Second))]);
    }

    private static double? MeanOfOthers(ReadingTable table, int row, int reader)
    {
        var others = table.Row(row).Where(r => r.Reader != reader).Select(r => r.Value).ToList();
        return others.Count == 0 ? null : others.Average();
    }

    private static IReadOnlyList<PlottedPair> Widest(IEnumerable<PlottedPair> pairs) => [.. pairs.OrderByDescending(Half).Take(MostPairs)];

    private static double Half(PlottedPair pair) => (pair.High - pair.Low) / 2;
}
