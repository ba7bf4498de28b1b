using CrowdAnnotate.Agreement;
using CrowdAnnotate.Aim;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>How often a reader's answers to a question are right by Dawid and Skene's model of all readers, over the answers as frequent as they are.</summary>
/// <param name="Accuracy">Σ prevalence · P(answers k | k).</param>
/// <param name="N">Answers of the reader.</param>
public sealed record AnswerAccuracy(string QuestionId, double Accuracy, int N)
{
    // One answer each way keeps a reader of few lesions off 0 and 1.
    private static readonly DawidSkenePrior Prior = new(1, 1.5, 0.5);

    /// <summary>None where no two readers answered.</summary>
    public static Dictionary<string, AnswerAccuracy> ByReader(IReadOnlyList<LesionRow> rows, TemplateQuestion question)
    {
        var labels = rows.Select(r => (r.Key, Values: AnswerAgreement.ValuesOf(r, question.Id))).Where(r => r.Values.Count > 1)
            .SelectMany(r => r.Values.Select(v => new RaterLabel(r.Key, v.Reader, (int)v.Value))).ToList();
        var fit = DawidSkene.Fit(labels, new DawidSkeneSettings { Categories = question.Answers.Count, Prior = Prior, MaximumIterations = 500, Tolerance = 1e-8 });
        if (!fit.IsDefined)
        {
            return [];
        }

        var counts = labels.CountBy(l => l.Rater).ToDictionary();
        return fit.Value.Raters.Index().ToDictionary(r => r.Item, r => new AnswerAccuracy(question.Id, Right(fit.Value, r.Index), counts[r.Item]));
    }

    private static double Right(DawidSkene fit, int rater)
    {
        var known = fit.Confusion[rater].Select((row, k) => (Share: row?[k], Weight: fit.Prevalence[k])).Where(p => p.Share is not null).ToList();
        var weight = known.Sum(p => p.Weight);
        return weight > 0 ? known.Sum(p => p.Weight * p.Share!.Value) / weight : 0;
    }
}
