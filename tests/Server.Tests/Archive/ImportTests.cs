using System.Text;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Tests.Hosting;
using Marten;

namespace CrowdAnnotate.Server.Tests.Archive;

public class ImportTests(TestServer server)
{
    [Fact]
    public async Task A_series_becomes_a_case_and_nothing_of_the_planted_identity_is_kept_anywhere()
    {
        var series = PhantomSeries.Of(401);
        var campaign = await TestCampaign.MakeAsync(server, 2);
        var imported = await campaign.ImportAsync(series);
        (imported.CaseNumber, imported.Slices).ShouldBe(("Case 0001", PhantomSeries.Slices));
        var reader = await campaign.ReaderAsync();
        var open = await reader.OpenAsync();
        var answers = await DicomWebTextAsync(reader, open.Case.StudyUid, open.Case.SeriesUid);
        var database = await EveryRow.OfAsync(server);
        var pixels = PixelFiles().Select(f => Encoding.Latin1.GetString(BytesOf(f))).ToList();
        database.ShouldContain(imported.SeriesUid, customMessage: "the dump is not of this database");
        string[] planted = [.. series.Phantom.Identity.Strings, series.Phantom.StudyUid.Value, series.Phantom.SeriesUid.Value, series.Phantom.SliceUids[0].Value, "20010203"];
        var rows = await (await server.ScriptAsync()).GetAsync("/api/archive/series");
        var logs = string.Concat(Directory.GetFiles(Path.Combine(server.DataPath, "logs")).Select(ReadShared));
        foreach (var word in planted)
        {
            foreach (var (where, text) in new[] { ("the database", database), ("a DICOMweb answer", answers), ("the catalogue", rows.Everything), ("the logs", logs) })
            {
                Places(text, word).ShouldBe(0, $"{word} is in {where}");
            }

            pixels.ShouldAllBe(p => !p.Contains(word, StringComparison.OrdinalIgnoreCase));
        }

        foreach (var left in Directory.GetFiles(Path.Combine(server.DataPath, "spool")))
        {
            Encoding.Latin1.GetString(BytesOf(left)).ShouldNotContain(series.Phantom.Identity.FamilyName, Shouldly.Case.Insensitive, "what was received lies about after it was read");
        }
    }

    [Theory]
    [InlineData("2.25.17301739421234567890123456789012345678", 0)]
    [InlineData("0173942", 1)]
    [InlineData("id 0173942, 2.25.173", 1)]
    [InlineData("\"0173942\"", 1)]
    [InlineData("3fa4c0173942a1b2c3d4e5f60718293a4b5c6d7e8f", 0)]
    public void A_number_counts_where_it_stands_as_one_and_not_within_a_longer_row_of_digits(string text, int places) => Places(text, "0173942").ShouldBe(places);

    /// <summary>
    /// How often a planted word is there. A number of a few digits occurs by chance within random UIDs, keys and digests; it tells
    /// somebody only where no letter or digit is beside it.
    /// </summary>
    private static int Places(string text, string word)
    {
        var count = 0;
        for (var at = text.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var isPart = word.All(char.IsAsciiDigit) && ((at > 0 && char.IsAsciiHexDigit(text[at - 1])) || (at + word.Length < text.Length && char.IsAsciiHexDigit(text[at + word.Length])));
            count += isPart ? 0 : 1;
        }

        return count;
    }

    // Other tests' imports write to the spool and the pixels meanwhile, and rename what is done.
    private static byte[] BytesOf(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (FileNotFoundException)
        {
            return [];
        }
    }

    // The server writes on while it is read.
    private static string ReadShared(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file);
        return reader.ReadToEnd();
    }

    [Fact]
    public async Task The_same_series_twice_is_one_with_the_same_uids_and_can_be_a_case_of_two_campaigns()
    {
        var series = PhantomSeries.Of(402);
        var (first, second) = (await TestCampaign.MakeAsync(server, 2), await TestCampaign.MakeAsync(server, 2));
        var once = await first.ImportAsync(series);
        var again = await first.ImportAsync(series);
        var elsewhere = await second.ImportAsync(series);
        again.ShouldBe(once with { Notes = again.Notes });
        elsewhere.SeriesUid.ShouldBe(once.SeriesUid);
        await using var session = server.Store.QuerySession();
        (await session.Query<ArchivedInstance>().CountAsync(i => i.SeriesUid == once.SeriesUid)).ShouldBe(PhantomSeries.Slices);
        (await session.Query<Server.Campaigns.Case>().CountAsync(c => c.SeriesUid == once.SeriesUid)).ShouldBe(2);
        (await StoredOfAsync(once.SeriesUid)).Count.ShouldBe(PhantomSeries.Slices);
        Copies(series, 0).ShouldBe(1);
    }

    [Fact]
    public async Task Another_image_under_the_same_uid_is_refused_and_the_first_one_stands()
    {
        var series = PhantomSeries.Of(403);
        var import = new Import(await server.ScriptAsync());
        (await import.AddAsync(series.Files[0])).Accepted.ShouldBeTrue();
        var changed = (byte[])series.Files[0].Clone();
        changed[^1] ^= 1;
        var answer = await import.AddAsync(changed);
        (answer.Accepted, answer.Reason).ShouldBe((false, "Another image with the same SOP Instance UID is in the archive"));
        (await import.AddAsync(series.Files[0])).Accepted.ShouldBeTrue();
    }

    [Fact]
    public async Task The_same_image_sent_ten_times_at_once_is_one()
    {
        var series = PhantomSeries.Of(404);
        var import = new Import(await server.ScriptAsync());
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => import.AddAsync(series.Files[0])));
        answers.ShouldAllBe(a => a.Accepted);
        (await StoredOfAsync(answers[0].SeriesUid!)).Count.ShouldBe(1);
        Copies(series, 0).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_not_dicom_is_refused_with_its_reason()
    {
        var import = new Import(await server.ScriptAsync());
        foreach (var bytes in new[] { [], "hello"u8.ToArray(), Encoding.ASCII.GetBytes(new string('x', 4000)), [0x50, 0x4B, 3, 4, 0, 0], new byte[4000] })
        {
            var answer = await import.AddAsync(bytes);
            (answer.Accepted, answer.SeriesUid).ShouldBe((false, null));
            answer.Reason.ShouldNotBeNullOrWhiteSpace();
        }

        (await import.FinishAsync((await TestCampaign.MakeAsync(server, 2)).Name)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_truncated_image_is_refused_wherever_it_is_cut_and_nothing_of_it_is_kept()
    {
        var series = PhantomSeries.Of(405);
        var whole = series.Files[0];
        var import = new Import(await server.ScriptAsync());
        foreach (var length in new[] { 131, 140, 400, 1200, whole.Length / 2, whole.Length - 1 })
        {
            var answer = await import.AddAsync(whole[..length]);
            answer.Accepted.ShouldBeFalse($"cut at {length}");
            answer.Reason.ShouldNotBeNullOrWhiteSpace();
        }

        (await import.FinishAsync((await TestCampaign.MakeAsync(server, 2)).Name)).ShouldBeEmpty();
        Copies(series, 0).ShouldBe(0);
        (await import.AddAsync(whole)).Accepted.ShouldBeTrue("nothing of the cut ones stands in the way");
        Copies(series, 0).ShouldBe(1);
    }

    [Fact]
    public async Task A_series_with_slices_missing_stays_in_the_archive_with_its_reason_until_later_ones_complete_it()
    {
        var series = PhantomSeries.Of(406);
        var campaign = await TestCampaign.MakeAsync(server, 2);
        var import = new Import(await server.ScriptAsync());
        foreach (var file in series.Files.Where((_, z) => z is not (5 or 6 or 11)))
        {
            (await import.AddAsync(file)).Accepted.ShouldBeTrue();
        }

        var answer = (await import.FinishAsync(campaign.Name)).ShouldHaveSingleItem();
        answer.CaseNumber.ShouldBeNull();
        answer.Reason.ShouldNotBeNullOrWhiteSpace();
        (await StoredOfAsync(answer.SeriesUid)).Count.ShouldBe(PhantomSeries.Slices - 3);
        var row = (await RowsAsync("kind=archive")).Single(r => r.SeriesUid == answer.SeriesUid);
        (row.Kind, row.Reason, row.Gaps, row.Instances).ShouldBe(("archive", answer.Reason, 3, PhantomSeries.Slices - 3));
        row.Problems.ShouldContain(p => p.Code == "missing-slices");

        var later = new Import(await server.ScriptAsync());
        foreach (var z in new[] { 5, 6, 11 })
        {
            (await later.AddAsync(series.Files[z])).Accepted.ShouldBeTrue();
        }

        var completed = (await later.FinishAsync(campaign.Name)).ShouldHaveSingleItem();
        (completed.SeriesUid, completed.CaseNumber, completed.Slices).ShouldBe((answer.SeriesUid, "Case 0001", PhantomSeries.Slices));
        (await RowsAsync("kind=case&problems=no")).Single(r => r.SeriesUid == answer.SeriesUid).Reason.ShouldBeNull();
    }

    [Fact]
    public async Task A_slice_that_comes_after_its_series_was_finished_is_refused()
    {
        var series = PhantomSeries.Of(407);
        var campaign = await TestCampaign.MakeAsync(server, 2);
        var import = new Import(await server.ScriptAsync());
        foreach (var file in series.Files.Take(20))
        {
            await import.AddAsync(file);
        }

        (await import.FinishAsync(campaign.Name)).ShouldHaveSingleItem().CaseNumber.ShouldNotBeNull();
        var late = await import.AddAsync(series.Files[20]);
        (late.Accepted, late.Reason).ShouldBe((false, ImportDecision.SeriesIsRead));
    }

    [Fact]
    public async Task An_import_into_a_campaign_that_is_not_there_is_refused()
    {
        var reply = await (await server.ScriptAsync()).PostAsync($"/api/archive/imports/{Guid.NewGuid()}/finish", new ImportEndpoints.FinishRequest("No such campaign"));
        (reply.Status, reply.Problem).ShouldBe((404, "unknown-campaign"));
    }

    [Fact]
    public async Task An_import_of_which_nothing_was_kept_makes_no_campaign()
    {
        var script = await server.ScriptAsync();
        var name = $"Nothing kept {Guid.NewGuid():N}";

        var reply = await script.PostAsync($"/api/archive/imports/{Guid.NewGuid()}/finish", new ImportEndpoints.FinishRequest(name, Make: true));

        reply.Status.ShouldBe(200);
        (await script.GetAsync("/api/campaigns")).As<CampaignEndpoints.Summary[]>().ShouldNotContain(c => c.Name == name);
    }

    private async Task<ArchiveEndpoints.SeriesRow[]> RowsAsync(string query) =>
        (await (await server.ScriptAsync()).GetAsync($"/api/archive/series?{query}")).As<ArchiveEndpoints.SeriesRow[]>();

    private string[] PixelFiles() => Directory.GetFiles(Path.Combine(server.DataPath, "pixels"), "*", SearchOption.AllDirectories);

    /// <summary>How many objects of the store are the pixels of a slice; other tests write to it meanwhile, but no other such slice.</summary>
    private int Copies(PhantomSeries series, int slice)
    {
        var pixels = series.Files[slice].AsSpan()[^(2 * series.Phantom.Volume.Geometry.VoxelsPerSlice)..].ToArray();
        return PixelFiles().Count(f => new FileInfo(f) is { Exists: true } file && file.Length == pixels.Length && Holds(f, pixels));
    }

    // A file that another test's import renames or removes meanwhile is none of ours.
    private static bool Holds(string file, byte[] pixels)
    {
        try
        {
            return File.ReadAllBytes(file).AsSpan().SequenceEqual(pixels);
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<string>> StoredOfAsync(string seriesUid)
    {
        await using var session = server.Store.QuerySession();
        var names = await session.Query<ArchivedInstance>().Where(i => i.SeriesUid == seriesUid).Select(i => i.PixelName).ToListAsync();
        var files = PixelFiles().Select(Path.GetFileName).ToHashSet();
        names.ShouldAllBe(n => files.Contains(n));
        return names;
    }

    private static async Task<string> DicomWebTextAsync(Reader reader, string study, string series)
    {
        string[] paths = ["/dicomweb/studies", "/dicomweb/series", $"/dicomweb/studies/{study}/metadata", $"/dicomweb/studies/{study}/series", $"/dicomweb/studies/{study}/series/{series}/instances", $"/dicomweb/studies/{study}/series/{series}/metadata"];
        var text = new StringBuilder();
        foreach (var path in paths)
        {
            var reply = await reader.Visitor.GetAsync(path);
            reply.Status.ShouldBe(200, path);
            text.Append(reply.Everything);
        }

        return text.ToString();
    }
}
