using CrowdAnnotate.Agreement.Running;

namespace CrowdAnnotate.Agreement;

/// <summary>A table's readings as places on a scale; cases that nobody read are left out. Cases that are alike may be kept once, with their number.</summary>
internal sealed class CategoryReadings
{
    private readonly int[] places;
    private readonly int[] ends;
    private readonly int[] readers;

    // How many cases each one stands for; null where each is itself.
    private readonly long[]? times;
    private readonly long readings;

    /// <exception cref="ArgumentException">A reading is no category of the scale.</exception>
    public CategoryReadings(ReadingTable table, CategoryScale scale)
    {
        (places, readers) = (new int[table.ReadingCount], new int[table.ReadingCount]);
        Readers = table.Readers.Count;
        var bounds = new List<int>(table.Cases.Count + 1) { 0 };
        var at = 0;
        for (var i = 0; i < table.Cases.Count; i++)
        {
            var before = at;
            var cells = table.Cells(i);
            for (var j = 0; j < cells.Length; j++)
            {
                if (!double.IsNaN(cells[j]))
                {
                    var place = scale.PlaceOf(cells[j]);
                    (places[at], readers[at++]) = place >= 0 ? (place, j)
                        : throw new ArgumentException($"{table.Readers[j]} answers {cells[j]} on {table.Cases[i]}, which is not on the declared scale.", nameof(table));
                }
            }

            if (at > before)
            {
                bounds.Add(at);
                Pairable += at - before > 1 ? 1 : 0;
            }
        }

        ends = [.. bounds];
        (Units, Cases) = (ends.Length - 1, ends.Length - 1);
    }

    /// <param name="patterns">Of one reading at least.</param>
    /// <param name="times">In how many cases each occurs.</param>
    public CategoryReadings(IReadOnlyList<AnswerPattern> patterns, long[] times, int readers)
    {
        (this.readers, Readers, this.times) = ([], readers, times);
        Units = patterns.Count;
        ends = new int[Units + 1];
        for (var i = 0; i < Units; i++)
        {
            var size = patterns[i].Readings;
            ends[i + 1] = ends[i] + size;
            Cases += (int)times[i];
            Pairable += size > 1 ? (int)times[i] : 0;
            readings += size * times[i];
        }

        places = new int[ends[^1]];
        for (var i = 0; i < Units; i++)
        {
            var at = ends[i];
            for (var k = 0; k < patterns[i].Places.Length; k++)
            {
                places.AsSpan(at, patterns[i].Counts[k]).Fill(patterns[i].Places[k]);
                at += patterns[i].Counts[k];
            }
        }
    }

    /// <summary>Cases with at least one reading.</summary>
    public int Cases { get; }

    /// <summary>Cases that are kept: as many as there are, or one of each that are alike.</summary>
    public int Units { get; }

    /// <summary>Cases with two or more readings.</summary>
    public int Pairable { get; }

    public int Readings => times is null ? places.Length : (int)readings;

    /// <summary>Columns of the table, with or without readings.</summary>
    public int Readers { get; }

    /// <summary>How many cases a unit stands for.</summary>
    public double Times(int unit) => times is null ? 1 : times[unit];

    /// <summary>The places of one unit's readings.</summary>
    public ReadOnlySpan<int> Of(int caseIndex) => places.AsSpan(ends[caseIndex], ends[caseIndex + 1] - ends[caseIndex]);

    /// <summary>The readers of <see cref="Of"/>.</summary>
    public ReadOnlySpan<int> ReadersOf(int caseIndex) => readers.AsSpan(ends[caseIndex], ends[caseIndex + 1] - ends[caseIndex]);

    /// <summary>Per unit the weighted share of agreeing ordered pairs of its readings, Σ w / (r(r − 1)); 0 with one reading.</summary>
    public double[] PairAgreement(double[][] weights)
    {
        var shares = new double[Units];
        for (var i = 0; i < shares.Length; i++)
        {
            var unit = Of(i);
            var sum = 0.0;
            for (var a = 1; a < unit.Length; a++)
            {
                var row = weights[unit[a]];
                for (var b = 0; b < a; b++)
                {
                    sum += row[unit[b]];
                }
            }

            shares[i] = unit.Length > 1 ? 2 * sum / ((double)unit.Length * (unit.Length - 1)) : 0;
        }

        return shares;
    }

    /// <summary>Per category the mean over cases of the share of a case's readings that gave it (Gwet 2014, eq. 2.11).</summary>
    public double[] Prevalence(int categories)
    {
        var prevalence = new double[categories];
        for (var i = 0; i < Units; i++)
        {
            var unit = Of(i);
            var share = Times(i) / unit.Length / Cases;
            foreach (var place in unit)
            {
                prevalence[place] += share;
            }
        }

        return prevalence;
    }
}
