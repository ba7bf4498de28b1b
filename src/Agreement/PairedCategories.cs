namespace CrowdAnnotate.Agreement;

/// <summary>The square table of two readers' answers, as shares of all pairs.</summary>
internal sealed class PairedCategories
{
    private readonly Dictionary<(int, int), int> counts;

    /// <param name="places">First and second reader's place on the scale in turn.</param>
    public PairedCategories(List<int> places, int categories)
    {
        Count = places.Count / 2;
        (First, Second) = (new double[categories], new double[categories]);
        counts = [];
        for (var o = 0; o < places.Count; o += 2)
        {
            First[places[o]] += 1.0 / Count;
            Second[places[o + 1]] += 1.0 / Count;
            counts[(places[o], places[o + 1])] = counts.GetValueOrDefault((places[o], places[o + 1])) + 1;
        }
    }

    public int Count { get; }

    /// <summary>Marginal shares of the first and of the second reader.</summary>
    public double[] First { get; }

    public double[] Second { get; }

    /// <summary>Σ over the cells that occur of a function of row, column and share.</summary>
    public double Sum(Func<int, int, double, double> cell) => counts.Sum(c => cell(c.Key.Item1, c.Key.Item2, (double)c.Value / Count));
}
