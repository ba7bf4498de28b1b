using System.Text;
using System.Text.Json;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Sending;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;

namespace CrowdAnnotate.Server.Tests.Sending;

/// <summary>A campaign's results on their way to an archive: what goes out, what comes of each object, and what a second time does.</summary>
[Collection("console")]
public sealed class SendingTests(SendingServer sending) : IClassFixture<SendingServer>
{
    private const int Seed = 931;
    private const string SegStorage = "1.2.840.10008.5.1.4.1.1.66.4";

    [Fact]
    public async Task Every_reading_and_the_consensus_go_out_once_and_what_changes_goes_out_as_a_new_instance()
    {
        var campaign = await SentCampaign.MakeAsync(sending.Server, Seed, withConsensus: true);
        var before = Received().Count;

        var first = await campaign.SendAsync();
        var sent = Received()[before..];
        (first.Run!.State, first.Run.Trouble, first.Run.Sent, first.Run.By).ShouldBe(("done", null, first.Objects.Count, campaign.Curator.Pseudonym));
        first.Objects.ShouldAllBe(o => o.State == "sent" && o.Words == null && !o.WasThere);
        sent.Select(f => f.Uid).ShouldBe(first.Objects.Select(o => o.SopInstanceUid!), ignoreOrder: true, "each once");
        first.Objects.Select(o => o.Format).Distinct().ShouldBe(["sr", "seg", "rtstruct"], ignoreOrder: true);
        campaign.Pseudonyms.ShouldAllBe(p => first.Objects.Count(o => o.Path.Contains(p, StringComparison.Ordinal)) == 3);
        NothingOfThePatient(sent, campaign.Campaign);

        var second = await campaign.SendAsync();
        (second.Run!.WasThere, second.Run.Sent, Received().Count).ShouldBe((first.Objects.Count, first.Objects.Count, before + sent.Count), "the same twice is one");

        var again = await campaign.SendAsync(again: true);
        again.Run!.WasThere.ShouldBe(0);
        Received()[(before + sent.Count)..].Select(f => f.Sha256).ShouldBe(sent.Select(f => f.Sha256), ignoreOrder: true, "to the byte");

        await campaign.ReadAsync();
        var third = await campaign.SendAsync();
        var readings = third.Objects.Where(o => campaign.Pseudonyms[..2].Any(p => o.Path.Contains(p, StringComparison.Ordinal))).ToList();
        readings.ShouldAllBe(o => o.WasThere, "a reading does not change");
        var consensus = third.Objects.Single(o => o.Path.EndsWith("consensus.rtstruct.dcm", StringComparison.Ordinal));
        (consensus.WasThere, consensus.Replaces).ShouldBe((false, first.Objects.Single(o => o.Path == consensus.Path).SopInstanceUid));
        consensus.SopInstanceUid.ShouldNotBe(consensus.Replaces);
    }

    [Fact]
    public async Task An_object_the_archive_refuses_has_its_reason_and_takes_no_other_with_it()
    {
        var campaign = await SentCampaign.MakeAsync(sending.Server, Seed);
        using var answers = Answer((context, request) => IsSeg(request.Parts[0].File)
            ? ScriptedArchive.WriteAsync(context, 409, ScriptedArchive.Module([], [(ScriptedArchive.SopInstanceUid(request.Parts[0].File), 0x0122)]))
            : ScriptedArchive.StoreAsync(context, request));

        var ended = await campaign.SendAsync();

        ended.Run!.State.ShouldBe("done");
        var refused = ended.Objects.Where(o => o.State == "refused").ToList();
        (refused.Count, refused.Count + ended.Run.Sent).ShouldBe((ended.Run.Refused, ended.Objects.Count));
        refused.Select(o => o.Path).ShouldBe(ended.Objects.Where(o => o.Path.EndsWith(".seg.dcm", StringComparison.Ordinal)).Select(o => o.Path));
        refused.ShouldAllBe(o => o.Words == "The archive refused it: it does not store this SOP class (0122).");

        answers.Dispose();
        var next = await campaign.SendAsync();
        (next.Run!.Refused, next.Run.WasThere).ShouldBe((0, ended.Run.Sent), "what was refused is tried again, the rest is not");
        Directory.EnumerateFiles(Path.Combine(sending.Server.DataPath, "pixels"), "*.part", SearchOption.AllDirectories).ShouldBeEmpty();
    }

    [Fact]
    public async Task While_the_archive_is_away_objects_wait_and_then_each_goes_out()
    {
        var campaign = await SentCampaign.MakeAsync(sending.Server, Seed);
        var away = 3;
        using var answers = Answer((context, request) => Interlocked.Decrement(ref away) >= 0
            ? ScriptedArchive.WriteAsync(context, 503, null) : ScriptedArchive.StoreAsync(context, request));

        var ended = await campaign.SendAsync(formats: "sr");

        (ended.Run!.State, ended.Run.Waiting, ended.Run.Sent, ended.Run.Trouble).ShouldBe(("done", 0, ended.Objects.Count, null));
        ended.Objects.Select(o => o.Format).Distinct().ShouldBe(["sr"]);
    }

    [Fact]
    public async Task One_object_at_which_the_archive_fails_holds_no_other_up()
    {
        var campaign = await SentCampaign.MakeAsync(sending.Server, Seed);
        var failing = true;
        using var answers = Answer((context, request) => IsSeg(request.Parts[0].File) && failing ? ScriptedArchive.WriteAsync(context, 500, null) : ScriptedArchive.StoreAsync(context, request));
        sending.Pace = _ => TimeSpan.FromHours(1);
        try
        {
            await campaign.BeginAsync();
            var paused = await campaign.UntilAsync("paused", r => r.NextTryAt is not null);
            (paused.Run!.State, paused.Run.Trouble).ShouldBe(("sending", "The archive answers 500 Internal Server Error."));
            paused.Objects.Where(o => o.State == "waiting").ShouldAllBe(o => o.Path.EndsWith(".seg.dcm", StringComparison.Ordinal) && o.Words != null);
            paused.Run.Sent.ShouldBe(paused.Objects.Count - paused.Run.Waiting);
            (await campaign.Curator.PostAsync(campaign.Path, new BeginSending.Request(["sr"]))).Problem.ShouldBe("sending", "one at a time");

            failing = false;
            var now = await campaign.BeginAsync();
            now.Run!.Number.ShouldBe(paused.Run.Number, "asked again, it goes on at once");
            (await campaign.UntilAsync("ended", r => r.EndedAt is not null)).Run!.Sent.ShouldBe(paused.Objects.Count);
        }
        finally
        {
            sending.Pace = _ => TimeSpan.Zero;
        }
    }

    [Fact]
    public async Task An_archive_that_never_answers_is_given_up_and_what_waits_goes_out_the_next_time()
    {
        var campaign = await SentCampaign.MakeAsync(sending.Server, Seed);
        sending.Pace = rounds => rounds > 2 ? null : TimeSpan.Zero;
        try
        {
            using (Answer((context, _) => ScriptedArchive.WriteAsync(context, 503, null)))
            {
                var stopped = await campaign.SendAsync(formats: "sr");
                (stopped.Run!.State, stopped.Run.Waiting).ShouldBe(("stopped", stopped.Objects.Count));
                stopped.Run.Trouble!.ShouldStartWith("The archive answers 503 Service Unavailable. It was tried for a day");
            }

            (await campaign.SendAsync(formats: "sr")).Run!.State.ShouldBe("done");
        }
        finally
        {
            sending.Pace = _ => TimeSpan.Zero;
        }
    }

    [Fact]
    public async Task A_credential_that_is_not_accepted_stops_the_sending_at_once()
    {
        var campaign = await SentCampaign.MakeAsync(sending.Server, Seed);
        var before = sending.Archive.Requests.Count;
        using var answers = Answer((context, _) => ScriptedArchive.WriteAsync(context, 401, null));

        var stopped = await campaign.SendAsync();

        (stopped.Run!.State, stopped.Run.Waiting, sending.Archive.Requests.Count - before).ShouldBe(("stopped", stopped.Objects.Count, 1));
        stopped.Run.Trouble!.ShouldContain("does not accept the credential");
    }

    [Fact]
    public async Task Who_sent_what_where_is_kept()
    {
        var campaign = await SentCampaign.MakeAsync(sending.Server, Seed);
        await campaign.SendAsync(formats: "sr");
        await campaign.SendAsync(again: true, formats: "rtstruct");

        await using var session = sending.Server.Store.QuerySession();
        var runs = await session.Query<SendRun>().Where(r => r.CampaignId == campaign.Campaign.Id).OrderBy(r => r.Number).ToListAsync(TestContext.Current.CancellationToken);
        runs.Select(r => (r.Number, string.Join(',', r.Formats), r.Again, r.By, r.Destination, r.State)).ShouldBe(
        [
            (1, "sr", false, campaign.Curator.Pseudonym, sending.Archive.Root, SendState.Done), (2, "rtstruct", true, campaign.Curator.Pseudonym, sending.Archive.Root, SendState.Done),
        ]);
    }

    [Fact]
    public async Task Only_the_campaigns_curator_may_send_and_only_what_an_archive_holds()
    {
        var campaign = await SentCampaign.MakeAsync(sending.Server, Seed);
        var (other, reader) = (await sending.Server.SignInAsCuratorAsync(sending.Server.NewName("other")), await campaign.Campaign.ReaderAsync());
        foreach (var visitor in new[] { other, reader.Visitor })
        {
            (await visitor.PostAsync(campaign.Path, new BeginSending.Request())).Problem.ShouldBe("not-found");
            (await visitor.GetAsync(campaign.Path)).Problem.ShouldBe("not-found");
        }

        var refused = await campaign.Curator.PostAsync(campaign.Path, new BeginSending.Request(["sr", "nifti"]));
        (refused.Status, refused.Problem).ShouldBe((400, "bad-format"));
        (await campaign.StatusAsync()).ShouldBe(new SendStatus.Answer(sending.Archive.Root, null, []), new StatusEquality());
    }

    [Fact]
    public async Task The_command_sends_to_the_end_and_fails_when_something_was_refused()
    {
        var campaign = await SentCampaign.MakeAsync(sending.Server, Seed);
        string[] command = ["aim", "send", "--data", sending.Server.DataPath, "--campaign", campaign.Campaign.Name];
        using (Answer((context, _) => ScriptedArchive.WriteAsync(context, 413, null)))
        {
            var (failed, listed, _) = await InConsole.RunAsync([.. command, "--format", "sr"]);
            failed.ShouldBe(1);
            listed.ShouldContain("refused  case-0001/");
            listed.ShouldContain("larger than it takes (413)");
        }

        var (code, said, progress) = await InConsole.RunAsync([.. command, "--json"]);
        code.ShouldBe(0, said + progress);
        var status = JsonSerializer.Deserialize<SendStatus.Answer>(said, JsonSerializerOptions.Web)!;
        (status.Run!.State, status.Run.Sent, status.Objects.Count).ShouldBe(("done", status.Run.Objects, status.Run.Objects));
    }

    [Theory]
    [InlineData("--campaign", "No such campaign", "There is no campaign of that name; `campaign list` shows them.", 1)]
    [InlineData("--format", "sr,nifti", "The formats that can be sent are sr, seg and rtstruct.", 1)]
    [InlineData("--format", "", "--format is empty. See --help.", 2)]
    public async Task A_command_that_cannot_be_is_refused_in_one_line(string option, string value, string line, int exit)
    {
        var campaign = await TestCampaign.MakeAsync(sending.Server, 2);
        string[] named = option == "--campaign" ? [] : ["--campaign", campaign.Name];
        var (code, said, complained) = await InConsole.RunAsync(["aim", "send", "--data", sending.Server.DataPath, .. named, option, value]);

        (code, said, complained.Trim()).ShouldBe((exit, "", line));
    }

    private Usual Answer(Func<Microsoft.AspNetCore.Http.HttpContext, ReceivedRequest, Task> answer)
    {
        sending.Archive.Answer = answer;
        return new Usual(sending.Archive);
    }

    private List<(string Uid, string Sha256, byte[] File)> Received() => [.. sending.Archive.Requests.SelectMany(r => r.Parts).Select(p =>
        (ScriptedArchive.SopInstanceUid(p.File), Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(p.File)), p.File))];

    private static bool IsSeg(byte[] file) => DicomFile.TryRead(file, out var read, out _) && read.Dataset.GetString(DicomTag.SOPClassUID) == SegStorage;

    // The names and UIDs that the images came with; that pseudonyms and mapped UIDs are found shows that the search finds.
    private static void NothingOfThePatient(IReadOnlyList<(string Uid, string Sha256, byte[] File)> sent, TestCampaign campaign)
    {
        var identity = PhantomSeries.Of(Seed, 256).Phantom.Identity;
        DicomFile.TryRead(PhantomSeries.Of(Seed, 256).Files[0], out var original, out _).ShouldBeTrue();
        string[] planted =
        [
            identity.FamilyName, original!.Dataset.GetString(DicomTag.PatientID)!, original.Dataset.GetString(DicomTag.StudyInstanceUID)!,
            original.Dataset.GetString(DicomTag.SeriesInstanceUID)!, original.Dataset.GetString(DicomTag.SOPInstanceUID)!,
        ];
        foreach (var (_, _, file) in sent)
        {
            var text = Encoding.Latin1.GetString(file);
            planted.ShouldAllBe(word => !text.Contains(word, StringComparison.OrdinalIgnoreCase));
            text.ShouldContain(campaign.Name);
        }
    }

    private sealed class Usual(ScriptedArchive archive) : IDisposable
    {
        public void Dispose() => archive.Answer = ScriptedArchive.StoreAsync;
    }

    private sealed class StatusEquality : IEqualityComparer<SendStatus.Answer>
    {
        public bool Equals(SendStatus.Answer? x, SendStatus.Answer? y) => x!.Destination == y!.Destination && x.Run == y.Run && x.Objects.SequenceEqual(y.Objects);

        public int GetHashCode(SendStatus.Answer answer) => 0;
    }
}
