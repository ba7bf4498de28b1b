using System.Collections.Concurrent;
using System.IO.Compression;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Exporting;

/// <summary>The tests of exports share one campaign.</summary>
[CollectionDefinition(Name)]
public sealed class ReadCampaignCollection : ICollectionFixture<ReadCampaign>
{
    public const string Name = "read campaign";
}

/// <summary>A campaign of two cases: the first read by two who outlined both lesions and one who saw none, the second by one reader.</summary>
public sealed class ReadCampaign(TestServer server) : IAsyncLifetime
{
    private readonly ConcurrentDictionary<(string, Guid?), Task<Dictionary<string, byte[]>>> exports = new();

    public TestServer Server => server;

    internal TestCampaign Campaign { get; private set; } = null!;

    internal Visitor Curator { get; private set; } = null!;

    /// <summary>Of the first case.</summary>
    internal IReadOnlyList<string> Outliners { get; private set; } = [];

    internal string Denier { get; private set; } = "";

    internal ReviewCase.Answer Review { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Campaign = await TestCampaign.MakeAsync(server, 5, PhantomSeries.Of(951, 256));
        var (readers, open) = (new List<Reader>(), (AssignmentAnswer?)null);
        for (var n = 0; n < 3; n++)
        {
            var reader = await Campaign.ReaderAsync();
            open = await reader.OpenAsync();
            await reader.SubmittedAsync(open, n < 2 ? reader.Draw(open, Hand.Trembling(n + 1), 0, 1) : new CaseReading([], true, null));
            readers.Add(reader);
        }

        (Outliners, Denier) = ([readers[0].Pseudonym, readers[1].Pseudonym], readers[2].Pseudonym);
        Curator = await Campaign.CuratorAsync();
        Review = await Campaign.ReviewAsync(Curator, open!.Case.Id, 3);
        await Campaign.ImportAsync(PhantomSeries.Of(952));
        await readers[2].SubmittedAsync(await readers[2].OpenAsync(), new CaseReading([], true, "Clear"));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Asked once a format: nothing changes here.</summary>
    internal Task<Dictionary<string, byte[]>> ExportAsync(string format, Guid? caseId = null) => exports.GetOrAdd((format, caseId), _ => AskAsync(format, caseId));

    private async Task<Dictionary<string, byte[]>> AskAsync(string format, Guid? caseId)
    {
        var reply = await Curator.GetAsync($"/api/campaigns/{Campaign.Id}{(caseId is { } id ? $"/cases/{id}" : "")}/export?format={format}");
        (reply.Status, reply.ContentType).ShouldBe((200, "application/zip"), reply.Status == 200 ? "" : reply.Body);
        return Unzipped(reply.Bytes);
    }

    internal static Dictionary<string, byte[]> Unzipped(byte[] zip)
    {
        using var archive = new ZipArchive(new MemoryStream(zip));
        return archive.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var bytes = new MemoryStream();
            using var entry = e.Open();
            entry.CopyTo(bytes);
            return bytes.ToArray();
        });
    }
}
