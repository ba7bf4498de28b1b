namespace CrowdAnnotate.Agreement;

/// <summary>
/// The readings of two crossed factors in units of their own spread, as the sums that their likelihood needs. The factor with more levels
/// is <em>major</em>: its blocks are inverted in closed form, and levels with the same number of readings m alike, so that sums over the
/// major levels are kept by m and only matrices of the size of the minor factor are ever computed with.
/// </summary>
internal sealed class CrossedReadings
{
    // Above this many numbers the sums of products are made anew each time instead of kept.
    private const int MostKept = 4_000_000;

    private const double Ridge = 1e-9;

    private readonly int[] starts;
    private readonly int[] minor;
    private readonly double[] sums;
    private readonly double[][,]? kept;

    public CrossedReadings(ReadingTable table)
    {
        CasesAreMajor = table.Cases.Count >= table.Readers.Count;
        (MajorLevels, MinorLevels) = CasesAreMajor ? (table.Cases.Count, table.Readers.Count) : (table.Readers.Count, table.Cases.Count);
        (starts, minor, sums) = (new int[MajorLevels + 1], new int[table.ReadingCount], new double[MajorLevels]);
        var values = Collect(table);
        Centre = values.Average();
        Scale = Math.Sqrt(values.Sum(v => (v - Centre) * (v - Centre)) / values.Length);
        Largest = values.Max(Math.Abs) / Scale;
        (MinorSizes, MinorSums) = (new double[MinorLevels], new double[MinorLevels]);
        for (var i = 0; i < MajorLevels; i++)
        {
            for (var o = starts[i]; o < starts[i + 1]; o++)
            {
                var y = (values[o] - Centre) / Scale;
                sums[i] += y;
                MinorSums[minor[o]] += y;
                MinorSizes[minor[o]]++;
                SumOfSquares += y * y;
            }
        }

        Sizes = [.. Enumerable.Range(0, MajorLevels).GroupBy(SizeOf, (m, levels) => new MajorSize(m, [.. levels], this)).OrderBy(s => s.Readings)];
        kept = (long)Sizes.Count * MinorLevels * MinorLevels <= MostKept ? [.. Sizes.Select(s => Products([s], _ => 1))] : null;
    }

    public bool CasesAreMajor { get; }

    public int MajorLevels { get; }

    public int MinorLevels { get; }

    public int Count => minor.Length;

    public double Centre { get; }

    public double Scale { get; }

    /// <summary>Largest reading in units of <see cref="Scale"/>.</summary>
    public double Largest { get; }

    /// <summary>Σ y² with y = (reading − Centre)/Scale.</summary>
    public double SumOfSquares { get; }

    /// <summary>Readings and their sum by minor level.</summary>
    public double[] MinorSizes { get; }

    public double[] MinorSums { get; }

    /// <summary>The major levels by their number of readings.</summary>
    public IReadOnlyList<MajorSize> Sizes { get; }

    public double SumOf(int major) => sums[major];

    public int SizeOf(int major) => starts[major + 1] - starts[major];

    /// <summary>The minor levels that a major level was read with.</summary>
    public ReadOnlySpan<int> MinorOf(int major) => minor.AsSpan(starts[major], SizeOf(major));

    /// <summary>Σ over major levels of weight(m) n n′, with n the indicator of the minor levels it was read with.</summary>
    public double[,] Products(Func<int, double> weight) => kept is null ? Products(Sizes, weight) : SymmetricMatrix.Sum(kept, [.. Sizes.Select(s => weight(s.Readings))]);

    /// <summary>
    /// Residual sum of squares about fixed major and minor effects, in units of Scale². The normal matrix of the minor effects is singular
    /// by one dimension per component of the design: they are solved for with a ridge and refined without it.
    /// </summary>
    public double AdditiveResidual()
    {
        var normal = SymmetricMatrix.Scale(Products(m => 1.0 / m), -1);
        SymmetricMatrix.AddDiagonal(normal, MinorSizes);
        var swept = MinorSums.Select((sum, j) => sum - Sizes.Sum(s => s.MinorSums[j] / s.Readings)).ToArray();
        var ridged = (double[,])normal.Clone();
        SymmetricMatrix.AddDiagonal(ridged, [.. MinorSizes.Select(n => n * Ridge)]);
        var (inverse, _) = SymmetricMatrix.Invert(ridged) ?? throw new InvalidOperationException("The ridge makes the matrix positive definite.");
        var effects = new double[MinorLevels];
        double[] rest = swept;
        for (var round = 0; round < 3; round++)
        {
            effects = [.. effects.Zip(SymmetricMatrix.Multiply(inverse, rest), (e, change) => e + change)];
            rest = [.. swept.Zip(SymmetricMatrix.Multiply(normal, effects), (s, fitted) => s - fitted)];
        }

        var left = SumOfSquares - Sizes.Sum(s => s.SumOfSquares / s.Readings) - effects.Select((e, j) => e * (swept[j] + rest[j])).Sum();
        return Math.Max(0, left);
    }

    private double[] Collect(ReadingTable table)
    {
        var values = new double[table.ReadingCount];
        var at = 0;
        for (var i = 0; i < MajorLevels; i++)
        {
            for (var j = 0; j < MinorLevels; j++)
            {
                var value = CasesAreMajor ? table.Cells(i)[j] : table.Cells(j)[i];
                if (!double.IsNaN(value))
                {
                    (values[at], minor[at++]) = (value, j);
                }
            }

            starts[i + 1] = at;
        }

        return values;
    }

    private double[,] Products(IEnumerable<MajorSize> sizes, Func<int, double> weight)
    {
        var products = new double[MinorLevels, MinorLevels];
        foreach (var size in sizes)
        {
            var w = weight(size.Readings);
            foreach (var level in size.Levels)
            {
                var with = MinorOf(level);
                for (var a = 0; a < with.Length; a++)
                {
                    for (var b = 0; b < with.Length; b++)
                    {
                        products[with[a], with[b]] += w;
                    }
                }
            }
        }

        return products;
    }
}
