using System.Globalization;
using CrowdAnnotate.Agreement;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>What the true labels and the raters' errors are, from labels alone.</summary>
internal static class LabelStatistics
{
    public static readonly Dictionary<string, Func<StatisticRequest, object>> Named = new()
    {
        ["dawidSkene.em"] = r => Fit(r, null),
        ["dawidSkene.map"] = r => Fit(r, Prior(r.Parameters.Inner("prior") ?? throw new CommandRefusal("params.prior is missing."))),
    };

    private static object Fit(StatisticRequest request, DawidSkenePrior? prior)
    {
        var given = request.Parameters;
        var settings = new DawidSkeneSettings
        {
            Categories = RequestParameters.Required(given.Whole("categories"), "categories"), GoldLabels = given.WholeByName("goldLabels"), Prior = prior,
            Starts = given.Whole("starts") ?? 1, Seed = given.Whole("seed") ?? 0,
        };
        return Answer.Of(DawidSkene.Fit(Labels(request), settings), Keys);
    }

    private static DawidSkenePrior Prior(RequestParameters prior) => new(
        RequestParameters.Required(prior.Number("prev"), "prior.prev"), RequestParameters.Required(prior.Number("diag"), "prior.diag"), RequestParameters.Required(prior.Number("off"), "prior.off"));

    // item,rater,label: one label a line.
    private static List<RaterLabel> Labels(StatisticRequest request)
    {
        var csv = CsvRows.Read(request.OnlyInput);
        var (item, rater, label) = (csv.Column("item"), csv.Column("rater"), csv.Column("label"));
        return [.. csv.Rows.Select(row => new RaterLabel(row.Cells[item], row.Cells[rater], int.TryParse(row.Cells[label], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            ? value : throw new CommandRefusal($"{csv.File}, line {row.Line}: \"{row.Cells[label]}\" is no label, a whole number from 1.")))];
    }

    private static object Keys(DawidSkene d) => new
    {
        prevalence = d.Prevalence, confusion_reader_true_observed = d.Confusion, posterior = d.Posterior, logLik = d.LogLikelihood, logPosterior = d.LogPosterior,
        items = d.Items, raters = d.Raters, iterations = d.Iterations, converged = d.Converged, start = d.Start,
    };
}
