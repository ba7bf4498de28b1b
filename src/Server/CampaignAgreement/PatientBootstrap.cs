using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>Intervals by resampling patients, since lesions nest in them. Statistics that are made of sums over lesions cost a patient's sums each.</summary>
public static class PatientBootstrap
{
    private const int Seed = 20171126;

    /// <param name="sums">What one lesion adds to the part and to the whole.</param>
    /// <param name="value">Of both sums; null where it is undefined.</param>
    public static Statistic<BootstrapInterval> OfSums(
        IReadOnlyList<LesionRow> rows, Func<LesionRow, (double Part, double Whole)> sums, Func<double, double, double?> value, int replicates)
    {
        var patients = rows.GroupBy(r => r.Case.Patient).Select(g => g.Select(sums).Aggregate((a, b) => (a.Part + b.Part, a.Whole + b.Whole))).ToList();
        return ClusterBootstrap.Percentile(patients, drawn => Statistic(value, Total(drawn)), Seed, replicates);
    }

    /// <summary>Of a statistic that needs the resampled table.</summary>
    public static Statistic<BootstrapInterval> OfTable(IReadOnlyList<LesionRow> rows, ReadingTable table, Func<ReadingTable, Statistic<double>> statistic, int replicates)
    {
        var patientOf = rows.ToDictionary(r => r.Key, r => r.Case.Patient);
        return ClusterBootstrap.Percentile(table, [.. table.Cases.Select(c => patientOf[c])], statistic, Seed, replicates);
    }

    /// <summary>How an interval of so many resamples is named.</summary>
    public static string Named(int replicates) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"percentile bootstrap of patients, {replicates:N0} replicates");

    private static (double Part, double Whole) Total(IReadOnlyList<(double Part, double Whole)> drawn)
    {
        var (part, whole) = (0.0, 0.0);
        foreach (var one in drawn)
        {
            (part, whole) = (part + one.Part, whole + one.Whole);
        }

        return (part, whole);
    }

    private static Statistic<double> Statistic(Func<double, double, double?> value, (double Part, double Whole) sums) =>
        value(sums.Part, sums.Whole) is { } defined ? defined : Undefined.NoPairableValues;
}
