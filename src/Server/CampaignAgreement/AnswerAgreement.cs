using CrowdAnnotate.Agreement;
using CrowdAnnotate.Agreement.Running;
using CrowdAnnotate.Aim;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>Agreement of the answers to one question on matched lesions. Alpha is of one value a reader and lesion; a set of answers is none.</summary>
public static class AnswerAgreement
{
    private const int Replicates = 2000;
    private const int ManyPatients = 500;
    private const int Seed = 20171126;
    private const string NotFor = "lesions that readers did not match";

    public static QuestionAgreement Of(IReadOnlyList<LesionRow> rows, TemplateQuestion question)
    {
        var answered = rows.Select(r => (Row: r, Values: ValuesOf(r, question.Id))).Where(r => r.Values.Count > 1).ToList();
        IReadOnlyList<LesionRow> used = [.. answered.Select(a => a.Row)];
        var whole = Counted(question, answered.Select(a => a.Values));
        var clusters = answered.Count == 0 ? null : new PatternClusters([.. answered.GroupBy(a => a.Row.Case.Patient).Select(g => Counted(question, g.Select(a => a.Values)))]);
        var level = LevelOf(question);
        var weights = level == MeasurementLevel.Ordinal ? WeightScheme.Ordinal : WeightScheme.Unweighted;
        var weighted = level == MeasurementLevel.Ordinal ? ", ordinal weights" : "";
        StatisticAnswer One(string id, string name, string variant, Func<PatternCounts, Statistic<double>> statistic) => LesionStatistics.Answer(
            id, name, variant, "share", statistic(whole.Counted()), Interval(clusters, statistic), used,
            answered.SelectMany(a => a.Values.Select(v => v.Reader)).Distinct().Count(), answered.Sum(a => a.Values.Count), NotFor);
        return new QuestionAgreement(
            question.Id, question.Question.Meaning, [.. question.Answers.Select(a => a.Code.Meaning)],
            [
                One("percent", "Same answer", "share of pairs of readers of a lesion who answer alike", r => r.Compute(AgreementCoefficient.PercentAgreement).Select(c => c.Value)),
                One("alpha", $"α {question.Question.Meaning.ToLowerInvariant()}", $"Krippendorff's alpha, {(level == MeasurementLevel.Ordinal ? "ordinal" : "nominal")}", r => r.Alpha(level).Select(a => a.Value)),
                One("gwet", level == MeasurementLevel.Ordinal ? "Gwet's AC2" : "Gwet's AC1", "Gwet's coefficient" + weighted, r => r.Compute(AgreementCoefficient.Gwet, weights).Select(c => c.Value)),
                One("fleiss", "Fleiss' kappa", "generalised Fleiss' kappa" + weighted, r => r.Compute(AgreementCoefficient.FleissKappa, weights).Select(c => c.Value)),
            ],
            Confusion(question.Answers.Count, answered.Select(a => a.Values)));
    }

    /// <summary>Alpha as documents have had it from the first on.</summary>
    public static QuestionStatistic AlphaOf(QuestionAgreement question)
    {
        var s = question.Coefficients.Single(c => c.Id == "alpha");
        return new(question.QuestionId, question.Question, s.Name, s.Variant, s.Value, s.Undefined, s.Low, s.High, s.IntervalMethod, s.IntervalUndefined, s.Lesions, s.Cases, s.Readers, s.Readings, s.NotFor);
    }

    public static MeasurementLevel LevelOf(TemplateQuestion question) => question.Scale == AnswerScale.Nominal ? MeasurementLevel.Nominal : MeasurementLevel.Ordinal;

    /// <summary>The readers' places on the question's scale.</summary>
    public static List<ReaderValue> ValuesOf(LesionRow row, string question) =>
        [.. row.Marks.Where(m => LesionRow.PlaceOf(m, question) is not null).DistinctBy(m => m.Reader).Select(m => new ReaderValue(m.Reader, LesionRow.PlaceOf(m, question)!.Value))];

    private static RunningCategoryAgreement Counted(TemplateQuestion question, IEnumerable<List<ReaderValue>> lesions)
    {
        var counted = new RunningCategoryAgreement { Categories = [.. Enumerable.Range(1, question.Answers.Count).Select(p => (double)p)] };
        foreach (var values in lesions)
        {
            counted.Replace([], values);
        }

        return counted;
    }

    private static Statistic<BootstrapInterval> Interval(PatternClusters? patients, Func<PatternCounts, Statistic<double>> statistic) =>
        patients is null ? Undefined.NoPairableValues
            : ClusterBootstrap.Percentile(patients.Places, drawn => statistic(patients.Of(drawn)), Seed, patients.Places.Count > ManyPatients ? Replicates / 4 : Replicates);

    private static int[][] Confusion(int answers, IEnumerable<List<ReaderValue>> lesions)
    {
        var counts = Enumerable.Range(0, answers).Select(_ => new int[answers]).ToArray();
        foreach (var values in lesions)
        {
            for (var a = 0; a < values.Count; a++)
            {
                for (var b = 0; b < values.Count; b++)
                {
                    counts[(int)values[a].Value - 1][(int)values[b].Value - 1] += a == b ? 0 : 1;
                }
            }
        }

        return counts;
    }
}
