using System.Numerics;
using System.Runtime.Intrinsics;

namespace CrowdAnnotate.Dicom;

/// <summary>Pixels of one row and (nearly) one value, with a strong step of one sign at both ends.</summary>
internal readonly record struct StrokeRun(int Y, int X, int End, ushort Value, bool IsBright)
{
    public int Length => End - X;
}

/// <summary>Finds the runs that strokes of letters are made of.</summary>
internal static class StrokeRuns
{
    // Of a value: what noise of lossy compression leaves of one.
    private const int SameFraction = 20;

    // Of the range: contrast of a stroke; its edge may be spread over two pixels, so that each step is half of that.
    private const int ContrastFraction = 4;

    // A page full of text has a run for every twentieth pixel; more are noise.
    private const int MostShare = 10;
    private const int FewRuns = 5000;

    /// <summary>How far a stroke lies from its ground at least.</summary>
    public static int Contrast(GrayPlane plane) => plane.Range / ContrastFraction;

    /// <summary>How far values of one stroke lie apart at most.</summary>
    public static int Tolerance(GrayPlane plane) => plane.Range / SameFraction;

    /// <summary>By rows, in each from left to right; none where there are so many that they are noise.</summary>
    public static List<StrokeRun> In(GrayPlane plane)
    {
        var runs = new List<StrokeRun>();
        var contrast = Contrast(plane);
        if (contrast < 2)
        {
            return runs;
        }

        var search = new Search(contrast, Tolerance(plane), Longest(plane), runs);
        var most = Math.Max(FewRuns, plane.Rows * plane.Columns / MostShare);
        for (var y = 0; y < plane.Rows; y++)
        {
            search.Row(plane.Row(y), y);
            if (runs.Count > most)
            {
                return [];
            }
        }

        return runs;
    }

    private static int Longest(GrayPlane plane) => Math.Max(32, Math.Max(plane.Columns, plane.Rows) / 16);

    private readonly struct Search(int contrast, int tolerance, int longest, List<StrokeRun> runs)
    {
        private readonly ushort step = (ushort)Math.Max(1, contrast / 2);

        public void Row(ReadOnlySpan<ushort> row, int y)
        {
            var steps = Vector256.Create(step);
            var x = 1;
            for (; x + Vector256<ushort>.Count <= row.Length; x += Vector256<ushort>.Count)
            {
                var (here, before) = (Vector256.Create(row.Slice(x, Vector256<ushort>.Count)), Vector256.Create(row.Slice(x - 1, Vector256<ushort>.Count)));
                var far = Vector256.GreaterThanOrEqual(Vector256.Max(here, before) - Vector256.Min(here, before), steps).ExtractMostSignificantBits();
                for (; far != 0; far &= far - 1)
                {
                    Try(row, x + BitOperations.TrailingZeroCount(far), y);
                }
            }

            for (; x < row.Length; x++)
            {
                if (Math.Abs(row[x] - row[x - 1]) >= step)
                {
                    Try(row, x, y);
                }
            }
        }

        // A run begins at a step and goes on as long as it stands out from its ground; most of it has one value, but for smoothed edges.
        private void Try(ReadOnlySpan<ushort> row, int x, int y)
        {
            var isBright = row[x] > row[x - 1];
            if (IsWithinLast(x, y, isBright))
            {
                return;
            }

            // Of a smoothed edge the pixel before may already be partly ink.
            var ground = x < 2 ? row[x - 1] : isBright ? Math.Min(row[x - 1], row[x - 2]) : Math.Max(row[x - 1], row[x - 2]);
            var (value, end) = (row[x], x);
            while (end < row.Length && end - x <= longest && Above(row[end], ground, isBright) >= contrast)
            {
                value = isBright ? Math.Max(value, row[end]) : Math.Min(value, row[end]);
                end++;
            }

            if (end > x && end - x <= longest && end < row.Length && Falls(row, value, end, isBright) && (IsPlain(row[x..end], value) || IsPlain(row[x..end], row[(x + end) / 2])))
            {
                runs.Add(new StrokeRun(y, x, end, value, isBright));
            }
        }

        private bool Falls(ReadOnlySpan<ushort> row, ushort value, int end, bool isBright) =>
            Above(value, row[end], isBright) >= contrast || (end + 1 < row.Length && Above(value, row[end + 1], isBright) >= contrast);

        private bool IsPlain(ReadOnlySpan<ushort> run, ushort value)
        {
            var same = 0;
            foreach (var cell in run)
            {
                same += Math.Abs(cell - value) <= tolerance ? 1 : 0;
            }

            return (2 * same) + 1 >= run.Length;
        }

        private bool IsWithinLast(int x, int y, bool isBright) => runs.Count > 0 && runs[^1].Y == y && runs[^1].End > x && runs[^1].IsBright == isBright;

        private static int Above(ushort a, ushort b, bool isBright) => isBright ? a - b : b - a;
    }
}
