using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Adjudication;

/// <summary>A case that readers have outlined, and a curator who has not seen its consensus.</summary>
internal sealed class AdjudicatedCase
{
    private AdjudicatedCase(TestCampaign campaign, Visitor curator) => (Campaign, Curator) = (campaign, curator);

    public TestCampaign Campaign { get; }

    public Visitor Curator { get; }

    public Guid CaseId { get; private set; }

    public List<Reader> Readers { get; } = [];

    public string Path => $"/api/campaigns/{Campaign.Id}/cases/{CaseId}";

    /// <param name="lesions">What each reader outlines.</param>
    public static async Task<AdjudicatedCase> ReadAsync(TestServer server, int seed, params int[][] lesions)
    {
        var campaign = await TestCampaign.MakeAsync(server, 5, PhantomSeries.Of(seed, 256));
        var made = new AdjudicatedCase(campaign, await campaign.CuratorAsync());
        foreach (var of in lesions)
        {
            await made.ReadAsync(of);
        }

        return made;
    }

    public async Task ReadAsync(params int[] lesions)
    {
        var reader = await Campaign.ReaderAsync();
        var open = await reader.OpenAsync();
        await reader.SubmittedAsync(open, lesions.Length == 0 ? new CaseReading([], true, null) : reader.Draw(open, Hand.Trembling(Readers.Count + 1), lesions));
        (CaseId, _) = (open.Case.Id, 0);
        Readers.Add(reader);
    }

    /// <summary>As the curator sees it, once so many lesions are there and computed.</summary>
    public Task<ReviewCase.Answer> SeeAsync(int lesions) => Eventually.AskAsync(
        $"{lesions} lesions", async () => (await Curator.GetAsync(Path)).As<ReviewCase.Answer>(),
        r => r.Submissions.Count == Readers.Count && r.Lesions.Count == lesions && r.State == CaseStates.Ready);

    public Task<Reply> DecideAsync(ReviewCase.Answer seen, DecisionKind kind, Func<Adjudicate.Request, Adjudicate.Request>? with = null, params ReviewedLesion[] on)
    {
        var of = on.Length > 0 ? on : [seen.Lesions[0]];
        var marks = of.SelectMany(l => l.Readers).Select(r => new MarkReference(r.Pseudonym, r.TrackingUid)).ToList();
        var request = new Adjudicate.Request(Guid.NewGuid(), seen.AdjudicationVersion, kind, marks, [.. of.SelectMany(l => l.Readers).Select(r => r.SubmissionId).Distinct()], null, null, null, AdjudicationReasons.Of(kind)[0].Value, null);
        return SendAsync(with?.Invoke(request) ?? request);
    }

    public Task<Reply> SendAsync(Adjudicate.Request request) => Curator.PostAsync(Path + "/adjudication", request);

    public Task<Reply> UndoAsync(ReviewCase.Answer seen, Guid decision) => Curator.PostAsync($"{Path}/adjudication/{decision}/undo", new UndoDecision.Request(Guid.NewGuid(), seen.AdjudicationVersion, "A slip"));

    public async Task ShowAsync() => (await Curator.PostAsync(Path + "/consensus-shown")).Status.ShouldBe(204);

    public static MarkReference Mark(ReviewedLesion lesion, int reader) => new(lesion.Readers[reader].Pseudonym, lesion.Readers[reader].TrackingUid);

    /// <summary>A square of outlines on a slice, in pixels.</summary>
    public static Adjudicate.Outline Square(int slice, double left, double top, double side) =>
        new(slice, [[left, top], [left + side, top], [left + side, top + side], [left, top + side]]);
}
