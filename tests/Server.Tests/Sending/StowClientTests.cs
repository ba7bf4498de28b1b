using CrowdAnnotate.Server.DicomWeb;
using CrowdAnnotate.Server.Sending;
using CrowdAnnotate.Server.Sending.Stow;
using CrowdAnnotate.Server.Tests.Operations;
using Microsoft.AspNetCore.Http;

namespace CrowdAnnotate.Server.Tests.Sending;

/// <summary>STOW-RS as a client (PS3.18 §10.5): what is sent, and how every kind of answer is understood.</summary>
public sealed class StowClientTests : IDisposable
{
    private const string Uid = "2.25.1", Other = "2.25.2";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Instances_go_out_byte_for_byte_as_parts_of_one_request_with_the_credential()
    {
        Directory.CreateDirectory(folder.Path);
        await File.WriteAllTextAsync(folder.In("credential"), "basic crowd:wörd\n", TestContext.Current.CancellationToken);
        await using var archive = await ScriptedArchive.StartAsync((context, _) => ScriptedArchive.WriteAsync(context, 200, ScriptedArchive.Module([Uid, Other])));
        using var client = new StowClient(SendDestination.Read(archive.Root, folder.In("credential"), false), TimeProvider.System);
        byte[][] files = [[1, 2, 13, 10, 45, 45], [.. Enumerable.Range(0, 300_000).Select(i => (byte)i)]];

        var reply = await client.StoreAsync([Instance(Uid, files[0]), Instance(Other, files[1])], TestContext.Current.CancellationToken);

        var answer = reply.ShouldBeOfType<StowReply.Answered>().Answer;
        (answer.Of(Uid, false), answer.Of(Other, false)).ShouldBe((new StowOutcome(true, null), new StowOutcome(true, null)));
        var request = archive.Requests.ShouldHaveSingleItem();
        (request.Method, request.Path).ShouldBe(("POST", "/dicom-web/studies"));
        request.ContentType.ShouldStartWith("multipart/related; type=\"application/dicom\"; boundary=");
        request.Accept.ShouldStartWith("application/dicom+json");
        request.Authorization.ShouldBe("Basic " + Convert.ToBase64String("crowd:wörd"u8));
        request.Parts.Select(p => p.Type).ShouldAllBe(t => t == "application/dicom");
        request.Parts.Select(p => p.File).ShouldBe(files);
    }

    [Theory]
    [InlineData(401, "credential")]
    [InlineData(403, "may not store")]
    [InlineData(404, "no STOW-RS")]
    [InlineData(405, "no STOW-RS")]
    [InlineData(302, "not followed")]
    [InlineData(307, "not followed")]
    public async Task A_status_that_closes_the_archive_says_what_has_to_change(int status, string words)
    {
        var reply = await AskAsync(context =>
        {
            context.Response.Headers.Location = "/elsewhere";
            return ScriptedArchive.WriteAsync(context, status, null);
        });

        reply.ShouldBeOfType<StowReply.Closed>().Reason.ShouldContain(words);
    }

    [Theory]
    [InlineData(500, false)]
    [InlineData(502, true)]
    [InlineData(503, true)]
    [InlineData(507, true)]
    [InlineData(429, true)]
    [InlineData(408, true)]
    public async Task A_status_that_may_pass_is_worth_another_try(int status, bool isWhole)
    {
        var away = (await AskAsync(context => ScriptedArchive.WriteAsync(context, status, "{}", "application/json"))).ShouldBeOfType<StowReply.Away>();
        (away.IsWhole, away.Reason.Contains($"{status}", StringComparison.Ordinal)).ShouldBe((isWhole, true), away.Reason);
    }

    [Theory]
    [InlineData(400, "400 Bad Request")]
    [InlineData(406, "406")]
    [InlineData(409, "gave no reason")]
    [InlineData(413, "larger than it takes")]
    [InlineData(415, "does not take application/dicom")]
    [InlineData(422, "422")]
    public async Task A_status_of_this_request_refuses_it_for_good(int status, string words) =>
        (await AskAsync(context => ScriptedArchive.WriteAsync(context, status, null))).ShouldBeOfType<StowReply.Refused>().Reason.ShouldContain(words);

    [Theory]
    [InlineData(200)]
    [InlineData(202)]
    [InlineData(409)]
    [InlineData(400)]
    public async Task Each_instance_has_its_own_outcome_whatever_the_status(int status)
    {
        var body = ScriptedArchive.Module([Uid], [(Other, 0x0111)], warning: 0xB000);
        var answer = (await AskAsync(context => ScriptedArchive.WriteAsync(context, status, body))).ShouldBeOfType<StowReply.Answered>().Answer;

        answer.Of(Uid, false).ShouldBe(new StowOutcome(true, "Stored, but it changed attributes (B000)."));
        answer.Of(Other, false).ShouldBe(new StowOutcome(false, "The archive refused it: it has an instance of this UID already (0111)."));
        answer.Of("2.25.3", false).IsStored.ShouldBeFalse("nothing is said of it");
    }

    [Fact]
    public async Task An_answer_in_xml_says_the_same()
    {
        const string body = """
            <?xml version="1.0" encoding="UTF-8"?>
            <NativeDicomModel xmlns="http://dicom.nema.org/PS3.19/models/NativeDICOM" xml:space="preserve">
              <DicomAttribute keyword="FailedSOPSequence" tag="00081198" vr="SQ"><Item number="1">
                <DicomAttribute keyword="ReferencedSOPInstanceUID" tag="00081155" vr="UI"><Value number="1">2.25.2</Value></DicomAttribute>
                <DicomAttribute keyword="FailureReason" tag="00081197" vr="US"><Value number="1">43264</Value></DicomAttribute>
              </Item></DicomAttribute>
              <DicomAttribute keyword="ReferencedSOPSequence" tag="00081199" vr="SQ"><Item number="1">
                <DicomAttribute keyword="ReferencedSOPInstanceUID" tag="00081155" vr="UI"><Value number="1">2.25.1</Value></DicomAttribute>
              </Item></DicomAttribute>
            </NativeDicomModel>
            """;
        var answer = (await AskAsync(context => ScriptedArchive.WriteAsync(context, 202, body, "application/dicom+xml"))).ShouldBeOfType<StowReply.Answered>().Answer;

        answer.Of(Uid, false).ShouldBe(new StowOutcome(true, null));
        answer.Of(Other, false).Words.ShouldBe("The archive refused it: the data set does not match the SOP class (A900).");
    }

    [Fact]
    public async Task An_instance_that_is_kept_under_another_uid_is_told_with_it()
    {
        var answer = (await AskAsync(context => ScriptedArchive.WriteAsync(context, 200, ScriptedArchive.Module([Other])))).ShouldBeOfType<StowReply.Answered>().Answer;

        answer.Of(Uid, isAlone: true).ShouldBe(new StowOutcome(true, null, Other));
        answer.Of(Uid, isAlone: false).IsStored.ShouldBeFalse("of several it could be any");
    }

    [Fact]
    public async Task A_failure_without_a_uid_is_of_the_only_instance()
    {
        const string body = """{"0008119A":{"vr":"SQ","Value":[{"00081197":{"vr":"US","Value":[49152]}}]}}""";
        var answer = (await AskAsync(context => ScriptedArchive.WriteAsync(context, 409, body))).ShouldBeOfType<StowReply.Answered>().Answer;

        answer.Of(Uid, isAlone: true).ShouldBe(new StowOutcome(false, "The archive refused it: it cannot understand the data set (C000)."));
    }

    [Theory]
    [InlineData("""{"00081198":{"vr":"SQ","Value":[{"00081155":{"vr":"UI","Value":["2.25.1"]},"00081197":{"vr":"US","Value":[272]},"00000902":{"vr":"LO","Value":["no room"]}}]}}""", "application/dicom+json")]
    [InlineData("""{"00081198":{"vr":"SQ","Value":[{"00081155":{"vr":"UI","Value":["2.25.1"]},"00081197":{"vr":"US","Value":["272"]},"00741048":{"vr":"SQ","Value":[{"00000902":{"vr":"LO","Value":["x"]}}]}}]},"00081190":{"vr":"UT","Value":[""]}}""", "application/json")]
    [InlineData("""[{"00081198":{"vr":"SQ","Value":[{"00081150":{"vr":"UI"},"00081155":{"vr":"UI","Value":["2.25.1"]},"00081197":{"vr":"US","Value":[272]}}]},"99991001":{"vr":"XX","Value":[{"a":null}]}}]""", "application/dicom+json")]
    [InlineData("""<NativeDicomModel><DicomAttribute tag="00000902" vr="LO"/><DicomAttribute tag="00081198" vr="SQ"><Item><DicomAttribute tag="00081155" vr="UI"><Value> 2.25.1 </Value></DicomAttribute><DicomAttribute tag="00081197" vr="US"><Value>272</Value></DicomAttribute></Item></DicomAttribute></NativeDicomModel>""", "text/xml")]
    public async Task What_archives_add_to_their_answer_hides_nothing_of_it(string body, string type) =>
        (await AskAsync(context => ScriptedArchive.WriteAsync(context, 202, body, type))).ShouldBeOfType<StowReply.Answered>()
            .Answer.Of(Uid, false).ShouldBe(new StowOutcome(false, "The archive refused it: it failed while storing (0110)."));

    [Theory]
    [InlineData("", "application/dicom+json")]
    [InlineData("{}", "application/dicom+json")]
    [InlineData("[]", "application/dicom+json")]
    [InlineData("{\"00081199\":{\"vr\":\"SQ\",\"Value\":[", "application/dicom+json")]
    [InlineData("{\"00081199\":5}", "application/dicom+json")]
    [InlineData("<html><body>Sign in</body></html>", "text/html")]
    [InlineData("<NativeDicomModel><DicomAttribute", "application/dicom+xml")]
    [InlineData("<NativeDicomModel><DicomAttribute vr=\"SQ\"/></NativeDicomModel>", "application/dicom+xml")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><NativeDicomModel>&e;</NativeDicomModel>", "application/dicom+xml")]
    [InlineData("<other/>", "application/xml")]
    public async Task A_success_that_does_not_say_what_was_stored_stores_nothing(string body, string type) =>
        (await AskAsync(context => ScriptedArchive.WriteAsync(context, 200, body, type))).ShouldBeOfType<StowReply.Refused>().Reason.ShouldContain("does not say that anything was stored");

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        var reply = await AskAsync(async context =>
        {
            context.Response.ContentType = "application/dicom+json";
            var spaces = new byte[1 << 20];
            Array.Fill(spaces, (byte)' ');
            for (var i = 0; i < 64 && !context.RequestAborted.IsCancellationRequested; i++)
            {
                await context.Response.Body.WriteAsync(spaces, context.RequestAborted);
            }
        });

        reply.ShouldBeOfType<StowReply.Refused>();
    }

    [Fact]
    public async Task A_redirect_is_not_gone_after()
    {
        await using var archive = await ScriptedArchive.StartAsync((context, _) =>
        {
            context.Response.Redirect("/dicom-web/inside", permanent: false, preserveMethod: true);
            return Task.CompletedTask;
        });
        await StoreAsync(archive.Root, [1]);

        archive.Requests.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_large_instance_is_not_read_for_an_archive_that_refuses_it_at_once()
    {
        var opened = 0;
        await using var archive = await ScriptedArchive.StartAsync(ScriptedArchive.StoreAsync);
        archive.AnswerUnread = async context =>
        {
            await ScriptedArchive.WriteAsync(context, 413, null);
            return true;
        };
        using var client = Client(archive.Root);
        var reply = await client.StoreAsync([new OutgoingInstance(Uid, 8 << 20, () => { opened++; return new MemoryStream(new byte[8 << 20]); })], TestContext.Current.CancellationToken);

        (reply.ShouldBeOfType<StowReply.Refused>().Reason, opened).ShouldBe(("The archive refused it: it is larger than it takes (413).", 0));
    }

    [Fact]
    public async Task Where_nobody_listens_the_archive_is_away()
    {
        var archive = await ScriptedArchive.StartAsync(ScriptedArchive.StoreAsync);
        await archive.DisposeAsync();

        var away = (await StoreAsync(archive.Root, [1])).ShouldBeOfType<StowReply.Away>();
        (away.IsWhole, away.Reason).ShouldBe((true, "The archive does not answer: no connection."));
    }

    [Fact]
    public async Task An_archive_that_takes_too_long_is_away()
    {
        var clock = new HandClock();
        await using var archive = await ScriptedArchive.StartAsync(async (context, _) =>
        {
            clock.Ring();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var client = new StowClient(SendDestination.Read(archive.Root, null, false), clock);

        (await client.StoreAsync([Instance(Uid, [1])], TestContext.Current.CancellationToken)).ShouldBeOfType<StowReply.Away>().Reason.ShouldBe("The archive does not answer: the request took too long.");
    }

    [Theory]
    [InlineData(0xA700, "it lacks resources (A700)")]
    [InlineData(0xA7FF, "it lacks resources (A7FF)")]
    [InlineData(0xC001, "it cannot understand the data set (C001)")]
    [InlineData(0xC122, "it does not take the transfer syntax (C122)")]
    [InlineData(0x0122, "it does not store this SOP class (0122)")]
    [InlineData(0x1234, "a reason of its own (1234)")]
    public void A_reason_is_told_by_name_and_number(int reason, string words) => StoreReasons.NameOf(reason).ShouldBe(words);

    private static async Task<StowReply> AskAsync(Func<HttpContext, Task> answer)
    {
        await using var archive = await ScriptedArchive.StartAsync((context, _) => answer(context));
        return await StoreAsync(archive.Root, [1, 2, 3]);
    }

    private static async Task<StowReply> StoreAsync(string root, byte[] file)
    {
        using var client = Client(root);
        return await client.StoreAsync([Instance(Uid, file)], TestContext.Current.CancellationToken);
    }

    private static StowClient Client(string root) => new(SendDestination.Read(root, null, false), TimeProvider.System);

    private static OutgoingInstance Instance(string uid, byte[] file) => new(uid, file.Length, () => new MemoryStream(file));
}
