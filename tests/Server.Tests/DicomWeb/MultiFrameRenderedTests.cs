using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.DicomWeb;

/// <summary>Rendered resources of an instance of several frames (PS3.18 §10.4.1.1.3).</summary>
public class MultiFrameRenderedTests(TestServer server)
{
    [Fact]
    public async Task Frames_are_shown_one_by_one_several_or_all_as_it_is_asked()
    {
        var (visitor, instance) = await MadeInstance.StoreAsync(server, MadeInstance.Pixels(20, 10, 8, 3));
        var path = MadeInstance.Path(instance);
        var alone = new List<byte[]>();
        for (var n = 1; n <= 3; n++)
        {
            alone.Add((await visitor.GetAsync($"{path}/frames/{n}/rendered", "image/png")).Bytes);
        }

        alone.Select(Convert.ToHexString).Distinct().Count().ShouldBe(3, "the frames differ");
        (await visitor.GetAsync(path + "/rendered", "image/png")).Bytes.ShouldBe(alone[0]);
        MultipartBody.Parts(await visitor.GetAsync(path + "/rendered", "multipart/related; type=\"image/png\"")).Select(p => p.Body).ShouldBe(alone);
        MultipartBody.Parts(await visitor.GetAsync(path + "/frames/3,1/rendered", "multipart/related; type=image/png")).Select(p => p.Body).ShouldBe([alone[2], alone[0]]);
        MultipartBody.Parts(await visitor.GetAsync(path + "/frames/1,2/thumbnail")).Count.ShouldBe(2);
        (await visitor.GetAsync(path + "/frames/1,2/rendered", "image/png")).Problem.ShouldBe("not-acceptable", "no picture stands for a list");
        (await visitor.GetAsync(path + "/frames/1,4/rendered")).Status.ShouldBe(404);
        MultipartBody.Parts(await visitor.GetAsync(path.Split("/instances/")[0] + "/rendered")).Count.ShouldBe(3);
    }
}
