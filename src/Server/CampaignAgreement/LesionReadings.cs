using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>What agreement is computed from: every matched lesion with its readers' long axes, answers and overlaps. For the plots of a report.</summary>
public static class LesionReadings
{
    /// <param name="Questions">Those with one answer a finding, with all the answers that could be given, in their order.</param>
    public sealed record Answer(IReadOnlyList<Question> Questions, IReadOnlyList<Row> Rows);

    /// <param name="IsOrdered">Whether the answers have an order.</param>
    public sealed record Question(string Id, string Words, bool IsOrdered, IReadOnlyList<string> Answers);

    public sealed record Row(string Case, string Lesion, IReadOnlyList<ReaderRow> Readers, IReadOnlyList<LesionPair> PairwiseDice);

    /// <param name="LongAxis">mm.</param>
    /// <param name="Answers">By question, the place of the answer among its answers, from 0.</param>
    public sealed record ReaderRow(string Pseudonym, double? LongAxis, IReadOnlyDictionary<string, int> Answers);

    public static async Task<IResult> Handle(Guid id, Caller caller, IQuerySession session, CancellationToken cancel)
    {
        if (await session.ForCuratorAsync(id, caller, cancel) is not { } campaign)
        {
            return Problems.Result(Problems.NotFound);
        }

        var numbers = (await session.Query<Case>().Where(c => c.CampaignId == id).ToListAsync(cancel)).ToDictionary(c => c.Id, c => c.Number);
        var results = await session.Query<CaseResult>().Where(r => r.CampaignId == id && r.Failure == null).ToListAsync(cancel);
        var questions = campaign.Template.Questions.Where(q => q.AtMost == 1 && q.Answers.Count > 0).ToList();
        var places = questions.ToDictionary(q => q.Id, q => q.Answers.Select((a, i) => ((a.Code.Value, a.Code.Scheme), i)).ToDictionary(p => p.Item1, p => p.i));
        var rows = results.OrderBy(r => numbers[r.Id], StringComparer.Ordinal).SelectMany(r => r.Lesions.Select(l => new Row(
            numbers[r.Id], l.Label, [.. l.Readers.Select(reader => new ReaderRow(reader.Pseudonym, reader.LongAxis, PlacesOf(reader, places)))], l.PairwiseDice)));
        return TypedResults.Ok(new Answer(
            [.. questions.Select(q => new Question(q.Id, q.Question.Meaning, q.Scale != Aim.AnswerScale.Nominal, [.. q.Answers.Select(a => a.Code.Meaning)]))], [.. rows]));
    }

    private static Dictionary<string, int> PlacesOf(LesionReader reader, Dictionary<string, Dictionary<(string Value, string Scheme), int>> places) =>
        reader.Answers.Where(a => places.TryGetValue(a.QuestionId, out var of) && of.ContainsKey((a.Code.Value, a.Code.Scheme)))
            .GroupBy(a => a.QuestionId).ToDictionary(g => g.Key, g => places[g.Key][(g.First().Code.Value, g.First().Code.Scheme)]);
}
