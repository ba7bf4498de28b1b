namespace CrowdAnnotate.Agreement;

/// <summary>How much a pair of different categories counts as agreement.</summary>
public enum WeightScheme
{
    /// <summary>1 when equal, else 0.</summary>
    Unweighted,

    /// <summary>1 − |x − y| / (highest − lowest) (Cicchetti and Allison 1971).</summary>
    Linear,

    /// <summary>1 − (x − y)² / (highest − lowest)² (Fleiss and Cohen 1973).</summary>
    Quadratic,

    /// <summary>1 − M(k, l)/M(1, q) with M the number of pairs of categories from k to l, ends included (Gwet 2014, §3.3).</summary>
    Ordinal,
}

/// <summary>The weights of a scheme over a declared scale.</summary>
internal static class AgreementWeights
{
    /// <summary>q × q weights, symmetric, 1 on the diagonal, within 0 to 1.</summary>
    public static double[][] Of(WeightScheme scheme, CategoryScale scale)
    {
        var q = scale.Count;
        var width = scale.Values[^1] - scale.Values[0];
        double Weight(int k, int l)
        {
            var apart = (scale.Values[k] - scale.Values[l]) / width;
            return scheme switch
            {
                _ when k == l => 1,
                WeightScheme.Linear => 1 - Math.Abs(apart),
                WeightScheme.Quadratic => 1 - (apart * apart),
                WeightScheme.Ordinal => 1 - (Pairs(Math.Abs(k - l) + 1) / Pairs(q)),
                _ => 0,
            };
        }

        return [.. Enumerable.Range(0, q).Select(k => Enumerable.Range(0, q).Select(l => Weight(k, l)).ToArray())];
    }

    private static double Pairs(int categories) => categories * (categories - 1.0) / 2;
}
