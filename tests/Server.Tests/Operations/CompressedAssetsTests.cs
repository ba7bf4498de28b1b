using System.IO.Compression;
using CrowdAnnotate.Server.Operations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace CrowdAnnotate.Server.Tests.Operations;

/// <summary>The client's files as a browser gets them.</summary>
public sealed class CompressedAssetsTests : IDisposable
{
    private static readonly string Script = string.Concat(Enumerable.Range(0, 2000).Select(n => $"export const a{n} = {n};\n"));
    private readonly TemporaryFolder folder = new();
    private readonly CompressedAssets assets;

    public CompressedAssetsTests()
    {
        Directory.CreateDirectory(folder.In("assets"));
        File.WriteAllText(folder.In("assets/page-1a2b.js"), Script);
        File.WriteAllText(folder.In("assets/font-1a2b.woff2"), Script);
        assets = new CompressedAssets(new PhysicalFileProvider(folder.Path));
    }

    [Fact]
    public async Task A_browser_that_takes_Brotli_gets_the_same_script_in_a_fraction_of_its_size()
    {
        foreach (var _ in new[] { "the first", "the kept one" })
        {
            var (answer, body) = await AskAsync("/assets/page-1a2b.js", "gzip, deflate, br, zstd");
            ((string?)answer.Headers.ContentEncoding, (string?)answer.Headers.Vary, answer.ContentType).ShouldBe(("br", "Accept-Encoding", "text/javascript"));
            body.Length.ShouldBeLessThan(Script.Length / 4);
            answer.ContentLength.ShouldBe(body.Length);
            using var read = new StreamReader(new BrotliStream(new MemoryStream(body), CompressionMode.Decompress));
            (await read.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe(Script);
        }
    }

    [Theory]
    [InlineData("/assets/page-1a2b.js", "gzip")]
    [InlineData("/assets/page-1a2b.js", "br;q=0, gzip")]
    [InlineData("/assets/page-1a2b.js", "")]
    [InlineData("/assets/font-1a2b.woff2", "br")]
    [InlineData("/assets/absent.js", "br")]
    [InlineData("/assets/../assets/absent.js", "br")]
    [InlineData("/api/session.js", "br")]
    public async Task Anything_else_goes_on_to_the_plain_files(string path, string accepted)
    {
        var (answer, _) = await AskAsync(path, accepted);
        answer.StatusCode.ShouldBe(299, "the next in line answered");
        answer.Headers.ContentEncoding.Count.ShouldBe(0);
    }

    public void Dispose() => folder.Dispose();

    private async Task<(HttpResponse Answer, byte[] Body)> AskAsync(string path, string accepted)
    {
        var (context, body) = (new DefaultHttpContext(), new MemoryStream());
        (context.Request.Method, context.Request.Path, context.Request.Headers.AcceptEncoding, context.Response.Body) = ("GET", path, accepted, body);
        await assets.ServeAsync(context, next =>
        {
            next.Response.StatusCode = 299;
            return Task.CompletedTask;
        });
        return (context.Response, body.ToArray());
    }
}
