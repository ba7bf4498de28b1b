namespace CrowdAnnotate.Agreement;

/// <summary>
/// The readings of two crossed factors as observations in units of their own spread. The factor with more levels is <em>major</em>: its
/// blocks are inverted in closed form, so that only a matrix of the size of the minor factor is ever factored.
/// </summary>
internal sealed class CrossedReadings
{
    public CrossedReadings(ReadingTable table)
    {
        CasesAreMajor = table.Cases.Count >= table.Readers.Count;
        var cells = table.Cases.SelectMany((_, i) => table.Row(i).Select(c => (Case: i, c.Reader, c.Value))).ToArray();
        Major = [.. cells.Select(c => CasesAreMajor ? c.Case : c.Reader)];
        Minor = [.. cells.Select(c => CasesAreMajor ? c.Reader : c.Case)];
        MajorLevels = Math.Max(table.Cases.Count, table.Readers.Count);
        MinorLevels = Math.Min(table.Cases.Count, table.Readers.Count);
        Centre = cells.Average(c => c.Value);
        Scale = Math.Sqrt(cells.Average(c => Math.Pow(c.Value - Centre, 2)));
        Values = [.. cells.Select(c => (c.Value - Centre) / Scale)];
        MajorSize = new int[MajorLevels];
        foreach (var level in Major)
        {
            MajorSize[level]++;
        }
    }

    public bool CasesAreMajor { get; }

    public int[] Major { get; }

    public int[] Minor { get; }

    public int MajorLevels { get; }

    public int MinorLevels { get; }

    /// <summary>Readings per level of the major factor.</summary>
    public int[] MajorSize { get; }

    /// <summary>(reading − Centre) / Scale.</summary>
    public double[] Values { get; }

    public double Centre { get; }

    public double Scale { get; }

    public int Count => Values.Length;

    /// <summary>
    /// Residual sum of squares about fixed major and minor effects, in units of Scale². The normal matrix of the minor effects is singular
    /// by one dimension per component of the design; a ridge of 1e-9 leaves the fitted values.
    /// </summary>
    public double AdditiveResidual()
    {
        var major = SumByMajor(Values);
        var swept = Values.Select((v, o) => v - (major[Major[o]] / MajorSize[Major[o]])).ToArray();
        var normal = new double[MinorLevels, MinorLevels];
        foreach (var group in Enumerable.Range(0, Count).GroupBy(o => Major[o], o => Minor[o]))
        {
            var levels = group.ToArray();
            foreach (var j in levels)
            {
                normal[j, j] += 1 + 1e-9;
                foreach (var l in levels)
                {
                    normal[j, l] -= 1.0 / levels.Length;
                }
            }
        }

        var (inverse, _) = SymmetricMatrix.Invert(normal) ?? throw new InvalidOperationException("The ridge makes the matrix positive definite.");
        var minor = SymmetricMatrix.Multiply(inverse, SumByMinor(swept));
        var left = Values.Select((v, o) => v - minor[Minor[o]]).ToArray();
        var means = SumByMajor(left);
        return left.Select((v, o) => Math.Pow(v - (means[Major[o]] / MajorSize[Major[o]]), 2)).Sum();
    }

    public double[] SumByMajor(double[] x) => Sum(x, Major, MajorLevels);

    public double[] SumByMinor(double[] x) => Sum(x, Minor, MinorLevels);

    private static double[] Sum(double[] x, int[] level, int levels)
    {
        var sums = new double[levels];
        for (var o = 0; o < x.Length; o++)
        {
            sums[level[o]] += x[o];
        }

        return sums;
    }
}
