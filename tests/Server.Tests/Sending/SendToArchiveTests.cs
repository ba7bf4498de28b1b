using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Sending;
using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Server.Tests.Operations;

namespace CrowdAnnotate.Server.Tests.Sending;

/// <summary>Results sent to archives that are real: another server of this product, and Orthanc; and to one that comes back after a restart.</summary>
public sealed class SendToArchiveTests(TestServer server) : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Another_server_of_this_product_takes_all_of_it_and_says_under_which_uids()
    {
        var script = await server.ScriptAsync();
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder.In("credential"), $"bearer {script.Token}", TestContext.Current.CancellationToken);
        await using var sender = await SendingServer.StartAsync(folder.In("data"), new SendOptions($"{server.Server.Settings.LoopbackUrl}dicomweb", folder.In("credential")), _ => TimeSpan.Zero);
        var campaign = await SentCampaign.MakeAsync(sender, 931);

        var ended = await campaign.SendAsync();

        (ended.Run!.State, ended.Run.Sent, ended.Run.Refused).ShouldBe(("done", ended.Objects.Count, 0), string.Join('\n', ended.Objects.Select(o => o.Words)));
        ended.Objects.Count.ShouldBe(3);
        ended.Objects.ShouldAllBe(o => o.StoredAs != null && o.Words == "Stored, but it changed attributes (B000).", "an import de-identifies");
        foreach (var one in ended.Objects)
        {
            (await script.GetAsync($"/dicomweb/instances?SOPInstanceUID={one.StoredAs}")).Json.GetArrayLength().ShouldBe(1, one.Path);
        }
    }

    [Fact]
    public async Task Orthanc_holds_each_object_once_as_it_was_made()
    {
        if (!OrthancArchive.IsInstalled)
        {
            Assert.Skip("Orthanc and its DICOMweb plug-in are not installed");
        }

        await using var orthanc = await OrthancArchive.StartAsync();
        await using var sender = await SendingServer.StartAsync(folder.In("data"), new SendOptions(orthanc.Root), _ => TimeSpan.Zero);
        var campaign = await SentCampaign.MakeAsync(sender, 931, withConsensus: true);

        var ended = await campaign.SendAsync();
        var again = await campaign.SendAsync(again: true);

        (ended.Run!.State, ended.Run.Sent, ended.Run.Refused).ShouldBe(("done", ended.Objects.Count, 0), string.Join('\n', ended.Objects.Select(o => o.Words)));
        (again.Run!.Sent, again.Run.Refused).ShouldBe((ended.Objects.Count, 0), string.Join('\n', again.Objects.Select(o => o.Words)));
        var held = (await orthanc.FilesAsync()).Select(f => DicomFile.TryRead(f, out var read, out var refusal) ? read.Dataset : throw new InvalidDataException(refusal.ToString())).ToList();
        held.Select(d => d.GetString(DicomTag.SOPInstanceUID)!).ShouldBe(ended.Objects.Select(o => o.SopInstanceUid!), ignoreOrder: true);
        held.Select(d => d.GetString(DicomTag.Modality)).Distinct().ShouldBe(["SR", "SEG", "RTSTRUCT"], ignoreOrder: true);
        held.Select(d => d.GetString(DicomTag.StudyInstanceUID)).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_waits_outlives_a_restart_and_goes_out_when_the_archive_is_back()
    {
        await using var archive = await ScriptedArchive.StartAsync(ScriptedArchive.StoreAsync);
        archive.AnswerUnread = context =>
        {
            context.Abort();
            return Task.FromResult(true);
        };
        var first = await SendingServer.StartAsync(folder.In("data"), new SendOptions(archive.Root), _ => TimeSpan.FromMilliseconds(1));
        var campaign = await SentCampaign.MakeAsync(first, 931);
        await campaign.BeginAsync(formats: "sr");
        var away = await campaign.UntilAsync("paused", r => r.Trouble is not null);
        (away.Run!.Sent, away.Run.Trouble).ShouldBe((0, "The archive does not answer: the connection broke."));
        await first.DisposeAsync();

        archive.AnswerUnread = _ => Task.FromResult(false);
        await using var second = await SendingServer.StartAsync(folder.In("data"), new SendOptions(archive.Root), _ => TimeSpan.FromMilliseconds(1));
        var script = await second.ScriptAsync();
        var ended = await Eventually.AskAsync("sent after the restart", async () => (await script.GetAsync(campaign.Path)).As<SendStatus.Answer>(), s => s.Run!.EndedAt is not null);

        (ended.Run!.State, ended.Run.Number, ended.Run.Sent).ShouldBe(("done", 1, away.Objects.Count));
        archive.Requests.SelectMany(r => r.Parts).Select(p => ScriptedArchive.SopInstanceUid(p.File)).ShouldBe(ended.Objects.Select(o => o.SopInstanceUid!), ignoreOrder: true, "each once");
    }

    [Fact]
    public async Task A_server_without_an_archive_sends_nothing_and_says_how_it_would()
    {
        var campaign = await TestCampaign.MakeAsync(server, 2);
        var curator = await campaign.CuratorAsync();

        (await curator.GetAsync($"/api/campaigns/{campaign.Id}/send")).As<SendStatus.Answer>().Destination.ShouldBeNull();
        var refused = await curator.PostAsync($"/api/campaigns/{campaign.Id}/send", new BeginSending.Request());
        (refused.Status, refused.Problem).ShouldBe((409, "no-archive"));
        refused.Body.ShouldContain("--send-to");
    }
}
