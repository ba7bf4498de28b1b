using System.Buffers;
using System.Text.Json.Nodes;
using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Routes;

/// <summary>
/// Two readers have submitted a case, its consensus is computed and a release made; a third reader has the same case open. Whatever
/// that one asks for, nothing of the others' work comes back, and the own answers are byte for byte what they were before.
/// </summary>
public class BlindingTests(TestServer server)
{
    private const string Label = "Zanzibar lesion";
    private const string Comment = "Seen at quarter past nine";

    [Fact]
    public async Task Before_submitting_no_route_gives_a_byte_of_anothers_work()
    {
        var scene = await SetAsync();
        var before = await OwnAnswersAsync(scene);
        var secrets = await OthersWorkAsync(scene);
        (await OwnAnswersAsync(scene)).ShouldBe(before, "the reader's own answers tell that somebody else has submitted");
        var asked = 0;
        foreach (var route in EveryRoute.Of(server).Where(r => r.Pattern is not "/api/session/signout"))
        {
            foreach (var path in Paths(route, scene, secrets))
            {
                var reply = await scene.Blind.Visitor.SendAsync(new HttpMethod(route.Method), path, Body(route, scene));
                Leaks(reply, secrets).ShouldBeEmpty($"{route.Method} {path} answered {reply.Status}");
                if (IsOthers(path, scene, secrets))
                {
                    reply.Status.ShouldBeOneOf([400, 403, 404], $"{route.Method} {path}: {reply.Body}");
                }

                asked++;
            }
        }

        asked.ShouldBeGreaterThan(150, "the routes were not asked with every identifier");
        (await OwnAnswersAsync(scene)).ShouldBe(before);
    }

    [Fact]
    public async Task A_readers_submission_is_accepted_after_all_that_and_still_shows_only_the_own_work()
    {
        var scene = await SetAsync();
        var secrets = await OthersWorkAsync(scene);
        var own = await scene.Blind.SubmitAsync(scene.Open, scene.Blind.Draw(scene.Open, Hand.Trembling(9), 0));
        own.Status.ShouldBe(201, own.Body);
        Leaks(own, secrets).ShouldBeEmpty();
        Leaks(await scene.Blind.Visitor.GetAsync("/api/reading/campaigns"), secrets).ShouldBeEmpty();
    }

    private sealed record Scene(TestCampaign Campaign, Visitor Curator, Reader First, Reader Second, Reader Blind, AssignmentAnswer Open);

    private sealed record Secrets(IReadOnlyList<string> Texts, IReadOnlyList<string> Ids, SubmitAnnotation.Answer Submitted, AssignmentAnswer Assignment, Guid Release, string Ticket)
    {
        public IReadOnlyList<string> All { get; } = [.. Texts, Ticket];

        public SearchValues<string> Search { get; } = SearchValues.Create([.. Texts, Ticket], StringComparison.OrdinalIgnoreCase);
    }

    private async Task<Scene> SetAsync()
    {
        var campaign = await TestCampaign.MakeAsync(server, 5, PhantomSeries.Of(301, 256));
        var blind = await campaign.ReaderAsync();
        var open = await blind.OpenAsync();
        await campaign.DeliveredAsync(open.Case.SeriesUid);
        return new Scene(campaign, await campaign.CuratorAsync(), await campaign.ReaderAsync("zebu"), await campaign.ReaderAsync("zorilla"), blind, open);
    }

    private static async Task<Secrets> OthersWorkAsync(Scene scene)
    {
        var texts = new List<string> { Label, Comment, scene.First.Pseudonym, scene.Second.Pseudonym };
        var ids = new List<string>();
        var (assignment, submitted) = (scene.Open, (SubmitAnnotation.Answer?)null);
        foreach (var (reader, seed) in new[] { (scene.First, 1), (scene.Second, 2) })
        {
            assignment = await reader.OpenAsync();
            var drawn = reader.Draw(assignment, Hand.Trembling(seed), 0, 1);
            var reading = new CaseReading([.. drawn.Findings.Select(f => f with { Label = Label })], false, Comment);
            (await reader.SaveAsync(assignment.Id, 0, reading)).Status.ShouldBe(200);
            submitted = await reader.SubmittedAsync(assignment, reading);
            ids.AddRange([assignment.Id.ToString(), submitted.SubmissionId.ToString()]);
            texts.AddRange([submitted.AnnotationUid, .. reading.Findings.Select(f => f.TrackingUid), .. reading.Findings.SelectMany(f => f.Marks).Select(m => m.Id.ToString())]);
            texts.AddRange(reading.Findings.SelectMany(f => f.Marks).SelectMany(m => m.Points.Take(4)).SelectMany(p => p).Select(Digits));
            texts.AddRange(submitted.Measured.Measurements.Select(m => Digits(m.Value)).Where(d => d.Length > 6));
        }

        var review = await scene.Campaign.ReviewAsync(scene.Curator, scene.Open.Case.Id, 2);
        texts.AddRange(review.Lesions.SelectMany(l => l.Features).Select(f => f.Consensus).OfType<double>().Select(Digits).Where(d => d.Length > 6));
        var release = (await scene.Campaign.ReleaseAsync(scene.Curator)).Id;
        var secrets = new Secrets(texts, ids, submitted!, assignment, release, assignment.Ticket);

        // The same search finds them where they may be seen: it would find them elsewhere.
        Leaks(await scene.Curator.GetAsync($"/api/campaigns/{scene.Campaign.Id}/cases/{scene.Open.Case.Id}"), secrets).Count.ShouldBeGreaterThan(20);
        return secrets;
    }

    /// <summary>Every way to fill a route's parameters with something of the others, or of the case that both read.</summary>
    private static IEnumerable<string> Paths(MappedRoute route, Scene scene, Secrets secrets)
    {
        var images = scene.Open.Case;
        string[] guids = [secrets.Assignment.Id.ToString(), secrets.Submitted.SubmissionId.ToString(), scene.Campaign.Id.ToString(), images.Id.ToString(), secrets.Release.ToString()];
        var fill = (string name, string guid) => name switch
        {
            "study" => images.StudyUid,
            "series" => images.SeriesUid,
            "instance" => images.Instances[3].SopInstanceUid,
            "frames" => "1",
            "pseudonym" => scene.First.Pseudonym,
            "campaign" => scene.Campaign.Name,
            "campaignId" when route.Pattern.Contains("caseId", StringComparison.Ordinal) => scene.Campaign.Id.ToString(),
            _ => guid,
        };
        return guids.SelectMany(g => new[] { route.With(n => fill(n, g)), route.With(n => fill(n, g)) + $"?reader={scene.First.Pseudonym}&annotation={secrets.Submitted.AnnotationUid}&includefield=all" }).Distinct();
    }

    // Sound bodies, so that it is the handler which refuses and not the reading of the body.
    private static System.Net.Http.Json.JsonContent? Body(MappedRoute route, Scene scene)
    {
        object? body = route.Pattern switch
        {
            var p when p.EndsWith("/draft", StringComparison.Ordinal) => new SaveDraft.Request(1, new CaseReading([], true, null)),
            var p when p.EndsWith("/skip", StringComparison.Ordinal) => new SkipCase.Request("cannot-judge"),
            var p when p.EndsWith("/submission", StringComparison.Ordinal) => new SubmitAnnotation.Request(Guid.NewGuid(), scene.Open.Ticket, new CaseReading([], true, null)),
            var p when p.EndsWith("/ahead", StringComparison.Ordinal) => new CasesAhead.Request(CasesAhead.Most, null),
            "/api/account/signin" => new SessionEndpoints.SignInRequest(scene.First.Pseudonym, "guess", "/"),
            _ => null,
        };
        return route.Method is "GET" || body is null ? null : System.Net.Http.Json.JsonContent.Create(body, body.GetType(), options: System.Text.Json.JsonSerializerOptions.Web);
    }

    private static bool IsOthers(string path, Scene scene, Secrets secrets) =>
        secrets.Ids.Any(id => path.Contains(id, StringComparison.Ordinal) && path.StartsWith("/api/", StringComparison.Ordinal))
        || (path.StartsWith("/api/campaigns", StringComparison.Ordinal) || path.StartsWith("/api/releases", StringComparison.Ordinal) || path.StartsWith("/api/people", StringComparison.Ordinal))
        || path.Contains(scene.First.Pseudonym, StringComparison.Ordinal) && path.StartsWith("/api/people", StringComparison.Ordinal);

    private static List<string> Leaks(Reply reply, Secrets secrets)
    {
        // All at once: a frame of pixels is long, and the secrets are hundreds.
        var text = reply.Everything;
        return text.AsSpan().ContainsAny(secrets.Search) ? [.. secrets.All.Where(s => text.Contains(s, StringComparison.OrdinalIgnoreCase))] : [];
    }

    /// <summary>All that the reader gets of the own work and the images, as one text; the ticket is sealed anew each time.</summary>
    private static async Task<string> OwnAnswersAsync(Scene scene)
    {
        var (visitor, images) = (scene.Blind.Visitor, scene.Open.Case);
        var series = $"/dicomweb/studies/{images.StudyUid}/series/{images.SeriesUid}";
        var answers = new List<Reply>
        {
            await visitor.GetAsync("/api/reading/campaigns"),
            await visitor.PostAsync($"/api/reading/campaigns/{scene.Campaign.Id}/next"),
            await visitor.GetAsync($"/api/reading/assignments/{scene.Open.Id}"),
            await visitor.GetAsync("/dicomweb/studies"),
            await visitor.GetAsync("/dicomweb/series"),
            await visitor.GetAsync($"/dicomweb/studies/{images.StudyUid}/series"),
            await visitor.GetAsync($"/dicomweb/studies/{images.StudyUid}/metadata"),
            await visitor.GetAsync(series + "/instances"),
            await visitor.GetAsync(series + "/metadata"),
            await visitor.GetAsync($"{series}/instances/{images.Instances[0].SopInstanceUid}/frames/1", "application/octet-stream"),
        };
        answers.ShouldAllBe(a => a.Status == 200);
        return string.Join('\n', answers.Select(a =>
            string.Join('|', a.Headers.Where(h => h.Key is not "Date").OrderBy(h => h.Key, StringComparer.Ordinal)) + "\n" + WithoutTicket(a)));
    }

    private static string WithoutTicket(Reply reply)
    {
        if (!reply.ContentType.StartsWith("application/json", StringComparison.Ordinal) || JsonNode.Parse(reply.Body) is not JsonObject answer)
        {
            return Convert.ToBase64String(reply.Bytes);
        }

        answer.Remove("ticket");
        return answer.ToJsonString();
    }

    private static string Digits(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}
