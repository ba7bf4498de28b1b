using System.Security.Cryptography;
using System.Text;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>Everything that is said of how well a campaign's readers agree. Pure: the same content gives the same result.</summary>
public static class AgreementComputation
{
    private const int Replicates = 2000;
    private const int MostReadersInPlots = 10;

    /// <param name="before">The variances of the last computation, from which the next fit goes on.</param>
    public static AgreementResult Of(AgreementContent content, VarianceAnswer? before)
    {
        var rows = content.Rows;
        var questions = content.Template.Questions.Where(q => q.AtMost == 1).Select(q => AnswerAgreement.Of(rows, q)).ToList();
        var statistics = LesionStatistics.All(rows, Replicates);
        var (dice, icc) = (LesionStatistics.Dice(rows, Replicates), SizeAgreement.Icc(rows));
        var submissions = content.Cases.SelectMany(c => c.Submissions).ToList();
        return new AgreementResult
        {
            Submissions = submissions.Count, SubmissionsSha256 = Digest(submissions),
            Detection = statistics[0], Dice = dice, IccLongAxis = icc, LimitsWithMean = statistics.Single(s => s.Id == "limits"),
            Alphas = [.. questions.Select(AnswerAgreement.AlphaOf)], BlandAltman = SizeAgreement.BlandAltmans(rows, MostReadersInPlots),
            Statistics = [statistics[0], statistics[1], dice, icc, .. statistics.Skip(2)], Slices = AgreementSlices.All(content), Questions = questions,
            Apart = DisagreementApart.Of(content), Variance = VarianceAnswer.Of(rows, before), Readers = ReaderReliability.All(content),
            Pairs = PairAnswer.All(content), Cases = CaseAgreementRow.All(content), Passed = PassedAnswer.Of(content),
        };
    }

    private static string Digest(IEnumerable<Guid> submissions) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', submissions.Select(s => s.ToString()).Order(StringComparer.Ordinal)))));
}
