using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;

namespace CrowdAnnotate.Server.Tests.Adjudication;

/// <summary>A case of three lesions: a reader was chosen for the first, the second redrawn, the third rejected.</summary>
public sealed class DecidedCase(TestServer server) : IAsyncLifetime
{
    internal AdjudicatedCase Made { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Made = await AdjudicatedCase.ReadAsync(server, 1011, [0, 1, 2], [0, 1, 2]);
        await DecideAsync(0, DecisionKind.ReaderChosen, (seen, r) => r with { Chosen = AdjudicatedCase.Mark(seen.Lesions[0], 1) });
        await DecideAsync(1, DecisionKind.Redrawn, (_, r) => r with { Outlines = [AdjudicatedCase.Square(3, 10, 10, 9), AdjudicatedCase.Square(5, 12, 10, 9)], Reason = "part-missed" });
        await DecideAsync(2, DecisionKind.Rejected, (_, r) => r with { Reason = "artefact", Comment = "A vessel in motion" });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    internal async Task<SegReading> SegAsync(byte[] file)
    {
        await using var session = server.Store.QuerySession();
        var series = (await session.LoadAsync<Server.Campaigns.Case>(Made.CaseId))!.SeriesUid;
        var instances = await session.Query<ArchivedInstance>().Where(i => i.SeriesUid == series).ToListAsync();
        SourceSeries.TryOf([.. instances.Select(SeriesPixels.HeaderOf)], out var source, out _).ShouldBeTrue();
        DicomFile.TryRead(file, out var read, out _).ShouldBeTrue();
        return SegReader.TryRead(read!, source!, out var reading, out var refusal) ? reading : throw new InvalidDataException($"{refusal}");
    }

    private async Task DecideAsync(int lesion, DecisionKind kind, Func<ReviewCase.Answer, Adjudicate.Request, Adjudicate.Request> with)
    {
        var seen = await Made.SeeAsync(3);
        (await Made.DecideAsync(seen, kind, r => with(seen, r), seen.Lesions[lesion])).Status.ShouldBe(201);
    }
}
