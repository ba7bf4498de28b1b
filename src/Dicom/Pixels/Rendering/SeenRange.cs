namespace CrowdAnnotate.Dicom;

/// <summary>A window over the values that occur, for images whose header names none: from the 1st to the 99th percentile.</summary>
internal static class SeenRange
{
    private const double Tail = 0.01;

    /// <param name="counts">How often each cell occurs.</param>
    /// <param name="value">What a cell stands for.</param>
    /// <param name="isPadding">Cells that stand for no pixel.</param>
    public static VoiWindow Of(int[] counts, Func<uint, double> value, Func<uint, bool> isPadding)
    {
        var seen = new List<(double Value, int Count)>();
        for (var cell = 0u; cell < counts.Length; cell++)
        {
            if (counts[cell] > 0 && !isPadding(cell))
            {
                seen.Add((value(cell), counts[cell]));
            }
        }

        seen.Sort(static (a, b) => a.Value.CompareTo(b.Value));
        var total = seen.Sum(s => (long)s.Count);
        return Between(At(seen, (long)(Tail * (total - 1))), At(seen, (long)((1 - Tail) * (total - 1))));
    }

    public static VoiWindow Of(double[] values)
    {
        double[] sorted = [.. values.Where(double.IsFinite)];
        Array.Sort(sorted);
        return sorted.Length == 0 ? Between(0, 1) : Between(sorted[(int)(Tail * (sorted.Length - 1))], sorted[(int)((1 - Tail) * (sorted.Length - 1))]);
    }

    private static double At(List<(double Value, int Count)> seen, long index)
    {
        foreach (var (value, count) in seen)
        {
            index -= count;
            if (index < 0)
            {
                return value;
            }
        }

        return 0;
    }

    private static VoiWindow Between(double low, double high) =>
        high > low ? new((low + high) / 2, high - low, VoiFunction.LinearExact) : new(low, 1, VoiFunction.LinearExact);
}
