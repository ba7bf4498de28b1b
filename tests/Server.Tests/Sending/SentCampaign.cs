using CrowdAnnotate.Server.Sending;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Sending;

/// <summary>A campaign of one case that readers have outlined, and its curator.</summary>
internal sealed class SentCampaign
{
    private readonly Guid caseId;
    private int readers;

    private SentCampaign(TestCampaign campaign, Visitor curator, Guid caseId) => (Campaign, Curator, this.caseId) = (campaign, curator, caseId);

    public TestCampaign Campaign { get; }

    public Visitor Curator { get; }

    public List<string> Pseudonyms { get; } = [];

    public string Path => $"/api/campaigns/{Campaign.Id}/send";

    /// <summary>With two readings there is a consensus; computing it takes longer than all the rest.</summary>
    public static async Task<SentCampaign> MakeAsync(TestServer server, int seed, bool withConsensus = false)
    {
        var campaign = await TestCampaign.MakeAsync(server, 3, PhantomSeries.Of(seed, 256));
        var first = await campaign.ReaderAsync();
        var open = await first.OpenAsync();
        var made = new SentCampaign(campaign, await campaign.CuratorAsync(), open.Case.Id);
        await first.SubmittedAsync(open, first.Draw(open, Hand.Trembling(1), 0));
        made.readers = 1;
        made.Pseudonyms.Add(first.Pseudonym);
        if (withConsensus)
        {
            await made.ReadAsync();
        }

        return made;
    }

    /// <summary>One more reader outlines the case, and the consensus is computed anew.</summary>
    public async Task ReadAsync()
    {
        var reader = await Campaign.ReaderAsync();
        var open = await reader.OpenAsync();
        await reader.SubmittedAsync(open, reader.Draw(open, Hand.Trembling(++readers), 0));
        Pseudonyms.Add(reader.Pseudonym);
        await Campaign.ReviewAsync(Curator, caseId, readers);
    }

    public async Task<SendStatus.Answer> BeginAsync(bool again = false, params string[] formats)
    {
        var reply = await Curator.PostAsync(Path, new BeginSending.Request(formats, again));
        reply.Status.ShouldBe(202, reply.Body);
        return reply.As<SendStatus.Answer>();
    }

    public async Task<SendStatus.Answer> StatusAsync() => (await Curator.GetAsync(Path)).As<SendStatus.Answer>();

    public Task<SendStatus.Answer> UntilAsync(string wanted, Func<SendStatus.Run, bool> isThere) => Eventually.AskAsync(wanted, StatusAsync, s => isThere(s.Run!));

    /// <summary>Sends to the end.</summary>
    public async Task<SendStatus.Answer> SendAsync(bool again = false, params string[] formats)
    {
        var begun = await BeginAsync(again, formats);
        return await UntilAsync("ended", r => r.Number == begun.Run!.Number && r.EndedAt is not null);
    }
}
