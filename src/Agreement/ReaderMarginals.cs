namespace CrowdAnnotate.Agreement;

/// <summary>Each reader's share of answers per category, and the agreement expected from them.</summary>
internal sealed class ReaderMarginals
{
    // [reader][category]: how much one more such answer of the reader is expected to agree with the others, and its mean over his answers.
    private readonly double[][] withOthers;
    private readonly double[] meanWithOthers;
    private readonly double[] perReading;

    public ReaderMarginals(CategoryReadings readings, double[][] weights)
    {
        var (r, q) = (readings.Readers, weights.Length);
        var counts = new double[r];
        var share = Enumerable.Range(0, r).Select(_ => new double[q]).ToArray();
        for (var i = 0; i < readings.Cases; i++)
        {
            var places = readings.Of(i);
            var readers = readings.ReadersOf(i);
            for (var a = 0; a < places.Length; a++)
            {
                share[readers[a]][places[a]]++;
                counts[readers[a]]++;
            }
        }

        for (var g = 0; g < r; g++)
        {
            share[g] = Array.ConvertAll(share[g], c => c / counts[g]);
        }

        double[] all = [.. Enumerable.Range(0, q).Select(k => share.Sum(s => s[k]))];
        double Weighed(int k, double[] of) => of.Zip(weights[k], (s, w) => s * w).Sum();
        var fromAll = Enumerable.Range(0, q).Select(k => Weighed(k, all)).ToArray();
        withOthers = [.. share.Select(own => Enumerable.Range(0, q).Select(k => (fromAll[k] - Weighed(k, own)) / (r * (r - 1.0))).ToArray())];
        meanWithOthers = [.. withOthers.Select((with, g) => with.Zip(share[g], (w, s) => w * s).Sum())];
        perReading = [.. counts.Select(c => readings.Cases / c)];
        Chance = meanWithOthers.Sum();
    }

    /// <summary>pe.</summary>
    public double Chance { get; }

    /// <summary>Half of what a case changes pe by, per 1/n: the derivative of pe by its answers with the numbers of readings as they came.</summary>
    public double ChangeOfChance(CategoryReadings readings, int caseIndex)
    {
        var places = readings.Of(caseIndex);
        var readers = readings.ReadersOf(caseIndex);
        var change = 0.0;
        for (var a = 0; a < places.Length; a++)
        {
            change += perReading[readers[a]] * (withOthers[readers[a]][places[a]] - meanWithOthers[readers[a]]);
        }

        return change;
    }
}
