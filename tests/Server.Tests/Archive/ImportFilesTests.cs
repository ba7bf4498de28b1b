using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Archive;

/// <summary>Files of an import as requests bring them: alone, several as multipart, in a ZIP; what is told of each, and of the import.</summary>
public class ImportFilesTests(TestServer server)
{
    private static readonly PhantomSeries Series = PhantomSeries.Of(412);

    [Fact]
    public async Task Every_part_and_every_file_of_a_ZIP_has_its_outcome_in_order()
    {
        var script = await server.ScriptAsync();
        var import = await BeginAsync(script);
        var zip = Zip(("../../outside.dcm", Series.Files[1]), ("notes.txt", "hello"u8.ToArray()), ("/absolute", Series.Files[2]), ("inner.zip", Zip(("a", Series.Files[3]))));
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Series.Files[0]), "file", "file" }, { new ByteArrayContent(zip), "file", "file" }, { new ByteArrayContent("no"u8.ToArray()), "file", "file" } };

        var outcomes = await AddAsync(script, import, form);

        outcomes.Select(o => (o.Part, o.Entry, o.Outcome)).ShouldBe(
        [
            (0, null, FileOutcome.Accepted), (1, 1, FileOutcome.Accepted), (1, 2, FileOutcome.Refused), (1, 3, FileOutcome.Accepted), (1, 4, FileOutcome.Refused), (2, null, FileOutcome.Refused),
        ]);
        outcomes[4].Reason.ShouldBe("A ZIP inside a ZIP is not opened");
        outcomes.Where(o => o.Outcome == FileOutcome.Refused).ShouldAllBe(o => o.Reason != null && o.Reason.Length > 0);
        Directory.GetFiles(server.DataPath, "outside*", SearchOption.AllDirectories).ShouldBeEmpty("names are not looked at");
        File.Exists(Path.Combine(server.DataPath, "..", "outside.dcm")).ShouldBeFalse();
        var row = (await script.GetAsync("/api/archive/imports")).As<List<ImportEndpoints.ImportRow>>().Single(i => i.ImportId == import);
        (row.Accepted, row.Refused, row.Again, row.Held, row.FinishedAt).ShouldBe((3, 3, 0, 0, null));

        (await AddAsync(script, import, new ByteArrayContent(zip))).Count(o => o.Outcome == FileOutcome.Again).ShouldBe(2);
        (await script.PostAsync($"/api/archive/imports/{import}/finish", new ImportEndpoints.FinishRequest())).Status.ShouldBe(200);
        row = (await script.GetAsync("/api/archive/imports")).As<List<ImportEndpoints.ImportRow>>().Single(i => i.ImportId == import);
        (row.Accepted, row.Again, row.FinishedAt.HasValue).ShouldBe((3, 2, true));
    }

    [Fact]
    public async Task A_file_of_a_ZIP_that_unpacks_to_a_thousand_times_its_size_is_stopped_and_the_next_one_is_read()
    {
        var script = await server.ScriptAsync();
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var entry = archive.CreateEntry("bomb", CompressionLevel.SmallestSize).Open())
            {
                var zeros = new byte[1 << 20];
                for (var i = 0; i < 200; i++)
                {
                    entry.Write(zeros);
                }
            }

            Write(archive, "slice", Series.Files[4]);
        }

        packed.Length.ShouldBeLessThan(2 << 20);
        var outcomes = await AddAsync(script, await BeginAsync(script), new ByteArrayContent(packed.ToArray()));
        outcomes.Select(o => o.Outcome).ShouldBe([FileOutcome.Refused, FileOutcome.Accepted]);
        outcomes[0].Reason!.ShouldStartWith("It is, or unpacks to, more than");
        await SpoolIsEmptyOfAsync(1 << 20);
    }

    [Fact]
    public async Task A_ZIP_that_is_damaged_cut_or_empty_is_refused_with_its_reason()
    {
        var script = await server.ScriptAsync();
        var whole = Zip(("a", Series.Files[5]), ("b", Series.Files[6]));
        foreach (var bad in new[] { whole[..(whole.Length / 2)], whole[..^3], Zip() })
        {
            var outcome = (await AddAsync(script, await BeginAsync(script), new ByteArrayContent(bad))).ShouldHaveSingleItem();
            (outcome.Outcome, string.IsNullOrEmpty(outcome.Reason)).ShouldBe((FileOutcome.Refused, false));
        }

        // The content of one entry is overwritten; its neighbour is not harmed.
        var scratched = (byte[])whole.Clone();
        scratched.AsSpan(200, 2000).Fill(0xAA);
        (await AddAsync(script, await BeginAsync(script), new ByteArrayContent(scratched))).Select(o => o.Outcome).ShouldBe([FileOutcome.Refused, FileOutcome.Accepted]);
    }

    [Fact]
    public async Task A_multipart_that_ends_early_is_refused_and_leaves_nothing_in_the_spool()
    {
        var script = await server.ScriptAsync();
        using var form = new MultipartFormDataContent("of-the-tests") { { new ByteArrayContent(Series.Files[7]), "file", "file" } };
        var body = await form.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        using var cut = new ByteArrayContent(body[..^200]);
        cut.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=of-the-tests");
        var reply = await script.PostAsync($"/api/archive/imports/{await BeginAsync(script)}/files", cut);
        reply.Status.ShouldBe(400, reply.Body);
        reply.ContentType.ShouldStartWith("application/problem+json");
        (await AddAsync(script, await BeginAsync(script), new ByteArrayContent(Series.Files[7]))).ShouldHaveSingleItem().Outcome.ShouldBe(FileOutcome.Accepted);
    }

    [Fact]
    public async Task What_is_known_by_its_digest_need_not_be_sent()
    {
        var script = await server.ScriptAsync();
        var import = await BeginAsync(script);
        await AddAsync(script, import, new ByteArrayContent(Series.Files[8]));
        string[] digests = [.. new[] { Series.Files[8], Series.Files[9] }.Select(f => Convert.ToHexStringLower(SHA256.HashData(f)))];
        var known = (await script.PostAsync($"/api/archive/imports/{import}/known", new ImportEndpoints.KnownRequest(digests))).As<ImportEndpoints.KnownAnswer>().Known.ShouldHaveSingleItem();
        (known.Digest, known.Outcome).ShouldBe((digests[0], FileOutcome.Accepted));
        foreach (var bad in new[] { "", "zz", new string('g', 64), digests[0] + "0" })
        {
            (await script.PostAsync($"/api/archive/imports/{import}/known", new ImportEndpoints.KnownRequest([bad]))).Problem.ShouldBe("bad-digests");
        }
    }

    [Theory]
    [InlineData("no-such-profile")]
    [InlineData("{\"name\": 3}")]
    [InlineData("")]
    public async Task An_import_under_a_profile_that_is_none_is_refused_before_a_file_is_sent(string profile)
    {
        var reply = await (await server.ScriptAsync()).PostAsync("/api/archive/imports", new ImportEndpoints.NewImport(Profile: profile));
        (reply.Status, reply.Problem).ShouldBe((400, "unknown-profile"), reply.Body);
    }

    [Theory]
    [InlineData("modality=CT", true)]
    [InlineData("modality=ct&kind=case", true)]
    [InlineData("modality=MR", false)]
    [InlineData("minSlices=24&maxSlices=24", true)]
    [InlineData("minSlices=25", false)]
    [InlineData("minSpacing=0.1&maxSpacing=20&orientation=axial", true)]
    [InlineData("maxSpacing=0.1", false)]
    [InlineData("gaps=no&state=pseudonymised", true)]
    [InlineData("gaps=yes", false)]
    [InlineData("state=anonymised", false)]
    [InlineData("problems=no", true)]
    [InlineData("problems=yes", false)]
    [InlineData("scanner=nobody's", false)]
    public async Task The_catalogue_is_filtered_by_its_columns(string query, bool isThere)
    {
        var series = PhantomSeries.Of(413);
        var campaign = await TestCampaign.MakeAsync(server, 2);
        var imported = await campaign.ImportAsync(series);
        var rows = (await (await server.ScriptAsync()).GetAsync("/api/archive/series?" + query)).As<List<ArchiveEndpoints.SeriesRow>>();
        rows.Any(r => r.SeriesUid == imported.SeriesUid).ShouldBe(isThere);
    }

    [Theory]
    [InlineData("colour=red")]
    [InlineData("contrast=perhaps")]
    [InlineData("kVp=high")]
    [InlineData("minSlices=NaN")]
    public async Task A_condition_that_the_catalogue_does_not_have_is_refused_without_its_value(string query)
    {
        var reply = await (await server.ScriptAsync()).GetAsync("/api/archive/series?" + query);
        (reply.Status, reply.Problem).ShouldBe((400, "bad-filter"));
        reply.Body.ShouldNotContain(query.Split('=')[1], Case.Sensitive);
    }

    private static async Task<Guid> BeginAsync(Visitor script) => (await script.PostAsync("/api/archive/imports", new ImportEndpoints.NewImport())).As<ImportEndpoints.Begun>().ImportId;

    private static async Task<IReadOnlyList<FileOutcome>> AddAsync(Visitor script, Guid import, HttpContent content)
    {
        var reply = await script.PostAsync($"/api/archive/imports/{import}/files", content);
        reply.Status.ShouldBe(200, reply.Body);
        return reply.As<ImportEndpoints.FilesAnswer>().Outcomes;
    }

    private Task<string[]> SpoolIsEmptyOfAsync(long size) => Eventually.AskAsync(
        "deleted", () => Task.FromResult(Directory.GetFiles(Path.Combine(server.DataPath, "spool")).Where(f => new FileInfo(f) is { Exists: true } i && i.Length >= size).ToArray()), files => files.Length == 0);

    private static byte[] Zip(params (string Name, byte[] Bytes)[] entries)
    {
        using var packed = new MemoryStream();
        using (var archive = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            foreach (var (name, bytes) in entries)
            {
                Write(archive, name, bytes);
            }
        }

        return packed.ToArray();
    }

    private static void Write(ZipArchive archive, string name, byte[] bytes)
    {
        using var entry = archive.CreateEntry(name).Open();
        entry.Write(bytes);
    }
}
