using System.Text.Json;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.DicomWeb;

/// <summary>QIDO-RS (PS3.18 §10.6) as clients ask it.</summary>
public class SearchTests(TestServer server)
{
    [Theory]
    [InlineData("studies", 1)]
    [InlineData("series", 1)]
    [InlineData("instances", PhantomSeries.Slices)]
    [InlineData("studies/{study}/series", 1)]
    [InlineData("studies/{study}/instances", PhantomSeries.Slices)]
    [InlineData("studies/{study}/series/{series}/instances", PhantomSeries.Slices)]
    public async Task Every_search_finds_what_is_the_callers(string resource, int count)
    {
        var (reader, images) = await OpenAsync();
        var reply = await reader.GetAsync("/dicomweb/" + resource.Replace("{study}", images.StudyUid, StringComparison.Ordinal).Replace("{series}", images.SeriesUid, StringComparison.Ordinal), "application/dicom+json");
        reply.ContentType.ShouldBe("application/dicom+json");
        reply.Json.GetArrayLength().ShouldBe(count);
        reply.Json.EnumerateArray().ShouldAllBe(r => r.GetProperty("0020000D").GetProperty("Value")[0].GetString() == images.StudyUid);
        foreach (var row in reply.Json.EnumerateArray())
        {
            var tags = row.EnumerateObject().Select(p => p.Name).ToList();
            tags.ShouldBe([.. tags.Order(StringComparer.Ordinal)], "attributes ascend (PS3.18 §F.2.2)");
            (await reader.GetAsync(row.GetProperty("00081190").GetProperty("Value")[0].GetString()! + "/metadata")).Status.ShouldBe(200);
            break;
        }
    }

    [Theory]
    [InlineData("studies?PatientName=*", 1)]
    [InlineData("studies?PatientID=P-*", 1)]
    [InlineData("studies?PatientID=", 1)]
    [InlineData("studies?00100020=nobody", 0)]
    [InlineData("studies?ModalitiesInStudy=CT,MR", 1)]
    [InlineData("studies?ModalitiesInStudy=M?", 0)]
    [InlineData("studies?Modality=CT", 1)]
    [InlineData("studies?StudyDate=18000101-18000102", 0)]
    [InlineData("series?Modality=C*&SeriesInstanceUID={series}", 1)]
    [InlineData(@"series?SeriesInstanceUID=1.2.3\{series}", 1)]
    [InlineData("series?SeriesInstanceUID=1.2.3,{series}", 1)]
    [InlineData("instances?InstanceNumber=3", 1)]
    [InlineData("instances?SOPInstanceUID={instance}", 1)]
    [InlineData("instances?SOPClassUID=1.2.840.10008.5.1.4.1.1.2", PhantomSeries.Slices)]
    [InlineData("instances?fuzzymatching=false&limit=5&offset=20", PhantomSeries.Slices - 20)]
    [InlineData("instances?limit=2&offset=500", 0)]
    public async Task Keys_choose_and_pages_cut(string search, int count)
    {
        var (reader, images) = await OpenAsync();
        var reply = await reader.GetAsync("/dicomweb/" + Fill(search, images));
        reply.Status.ShouldBe(count == 0 ? 204 : 200, reply.Body);
        (reply.Status == 204 ? 0 : reply.Json.GetArrayLength()).ShouldBe(count);
    }

    [Theory]
    [InlineData("studies?limit=-1", "limit")]
    [InlineData("studies?offset=x", "offset")]
    [InlineData("studies?fuzzymatching=maybe", "fuzzymatching")]
    [InlineData("studies?includefield=NoSuchKeyword", "includefield")]
    [InlineData("studies?NoSuchKeyword=1", "NoSuchKeyword")]
    [InlineData("series?StudyDate=spring", "StudyDate")]
    [InlineData("instances?InstanceNumber=many", "InstanceNumber")]
    [InlineData("instances?StudyInstanceUID=secret", "StudyInstanceUID")]
    public async Task A_search_that_cannot_be_done_is_refused_with_its_place_and_without_its_value(string search, string place)
    {
        var (reader, _) = await OpenAsync();
        var reply = await reader.GetAsync("/dicomweb/" + search);
        (reply.Status, reply.Problem).ShouldBe((400, "bad-search"));
        reply.Places.ShouldBe([place]);
        reply.Body.ShouldNotContain("secret");
    }

    [Theory]
    [InlineData("DELETE", "studies/1.2.3", "GET, HEAD, OPTIONS, POST")]
    [InlineData("DELETE", "studies/1.2.3/series/1.2.4/instances/1.2.5", "GET, HEAD, OPTIONS")]
    [InlineData("PUT", "studies", "GET, HEAD, OPTIONS, POST")]
    [InlineData("POST", "series", "GET, HEAD, OPTIONS")]
    public async Task A_method_that_is_not_offered_is_answered_with_those_that_are(string method, string path, string allowed)
    {
        var reply = await (await server.ScriptAsync()).SendAsync(new HttpMethod(method), "/dicomweb/" + path);
        (reply.Status, reply.Problem).ShouldBe((405, "method-not-allowed"));
        reply.Headers["Allow"].ShouldBe(allowed);
    }

    [Fact]
    public async Task A_page_tells_that_there_is_more_and_pages_together_are_the_whole()
    {
        var (reader, images) = await OpenAsync();
        var seen = new List<string?>();
        for (var offset = 0; ; offset += 10)
        {
            var page = await reader.GetAsync($"/dicomweb/instances?limit=10&offset={offset}");
            seen.AddRange(page.Json.EnumerateArray().Select(i => i.GetProperty("00080018").GetProperty("Value")[0].GetString()));
            if (!page.Headers.TryGetValue("Warning", out var warning))
            {
                break;
            }

            warning.ShouldStartWith("299 ");
        }

        seen.ShouldBe(images.Instances.Select(i => i.SopInstanceUid));
    }

    [Fact]
    public async Task Fuzzy_matching_is_told_not_to_be_done()
    {
        var (reader, _) = await OpenAsync();
        (await reader.GetAsync("/dicomweb/studies?fuzzymatching=true")).Headers["Warning"].ShouldStartWith("299 ");
    }

    [Fact]
    public async Task Fields_come_when_they_are_asked_for()
    {
        var (reader, images) = await OpenAsync();
        JsonElement First(Reply reply) => reply.Json[0];
        First(await reader.GetAsync("/dicomweb/instances?limit=1")).TryGetProperty("00280030", out _).ShouldBeFalse();
        First(await reader.GetAsync("/dicomweb/instances?limit=1&includefield=PixelSpacing,00281052")).GetProperty("00280030").GetProperty("Value").GetArrayLength().ShouldBe(2);
        var all = First(await reader.GetAsync($"/dicomweb/instances?limit=1&includefield=all"));
        var header = First(await reader.GetAsync($"/dicomweb/studies/{images.StudyUid}/series/{images.SeriesUid}/instances/{all.GetProperty("00080018").GetProperty("Value")[0].GetString()}/metadata"));
        header.EnumerateObject().Select(p => p.Name).Where(n => n is not "7FE00010").ShouldBeSubsetOf(all.EnumerateObject().Select(p => p.Name));
    }

    [Fact]
    public async Task Nothing_of_others_is_found_by_any_search()
    {
        var (_, images) = await OpenAsync();
        var other = await TestCampaign.MakeAsync(server, 2, PhantomSeries.Of(504));
        var stranger = await other.ReaderAsync();
        await stranger.OpenAsync();
        foreach (var visitor in new[] { stranger.Visitor, await other.CuratorAsync() })
        {
            foreach (var level in new[] { "studies", "series", "instances" })
            {
                (await visitor.GetAsync($"/dicomweb/{level}?includefield=all")).Body.ShouldNotContain(images.SeriesUid);
                (await visitor.GetAsync($"/dicomweb/{level}?StudyInstanceUID={images.StudyUid}")).Status.ShouldBe(204);
            }

            (await visitor.GetAsync($"/dicomweb/studies/{images.StudyUid}/instances")).Status.ShouldBe(404);
        }
    }

    private static string Fill(string search, Server.Reading.CaseImages images) => search
        .Replace("{series}", images.SeriesUid, StringComparison.Ordinal).Replace("{instance}", images.Instances[3].SopInstanceUid, StringComparison.Ordinal);

    private async Task<(Visitor Reader, Server.Reading.CaseImages Images)> OpenAsync()
    {
        var campaign = await LookedAtCampaign.GetAsync(server);
        var reader = await campaign.ReaderAsync();
        return (reader.Visitor, (await reader.OpenAsync()).Case);
    }
}
