using System.Net;

namespace CrowdAnnotate.Bench;

/// <summary>
/// One origin for the browser: the page and its calls come from the program, the images (<c>/dicomweb</c>) from wherever they are to be measured.
/// So the same viewer code shows the same series from two servers.
/// </summary>
public sealed class Splitter : IAsyncDisposable
{
    private static readonly string[] Passed = ["Accept", "Accept-Encoding", "Cookie", "If-None-Match", "X-CSRF-TOKEN", "Origin", "Sec-Fetch-Site"];
    private static readonly string[] HopByHop = ["Transfer-Encoding", "Content-Length", "Connection", "Keep-Alive"];
    private readonly HttpListener listener = new();
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None });
    private readonly Uri pages;
    private readonly Uri images;
    private readonly Task serving;

    /// <param name="images">Where <c>/dicomweb/…</c> goes; ends in a slash.</param>
    public Splitter(Uri pages, Uri images)
    {
        (this.pages, this.images) = (pages, images);
        Address = new UriBuilder(pages) { Port = Tools.FreePort() }.Uri;
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        serving = ServeAsync();
    }

    public Uri Address { get; }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
        http.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await listener.GetContextAsync());
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var (asked, answer) = (context.Request, context.Response);
        try
        {
            using var request = new HttpRequestMessage(new HttpMethod(asked.HttpMethod), Target(asked.Url!));
            if (asked.HasEntityBody)
            {
                request.Content = new StreamContent(asked.InputStream);
                request.Content.Headers.TryAddWithoutValidation("Content-Type", asked.ContentType);
            }

            foreach (var name in Passed.Where(n => asked.Headers[n] is not null))
            {
                request.Headers.TryAddWithoutValidation(name, name == "Origin" ? pages.GetLeftPart(UriPartial.Authority) : asked.Headers[name]);
            }

            using var got = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            answer.StatusCode = (int)got.StatusCode;
            foreach (var (name, values) in got.Headers.Concat(got.Content.Headers).Where(h => !HopByHop.Contains(h.Key, StringComparer.OrdinalIgnoreCase)))
            {
                values.ToList().ForEach(v => answer.AppendHeader(name, v));
            }

            if (got.Content.Headers.ContentLength is { } length)
            {
                answer.ContentLength64 = length;
            }

            await got.Content.CopyToAsync(answer.OutputStream);
            answer.Close();
        }
        catch (Exception e) when (e is HttpRequestException or HttpListenerException or IOException or InvalidOperationException)
        {
            // The browser has left, or a server has stopped: the end of the connection says so.
            answer.Abort();
        }
    }

    private Uri Target(Uri asked)
    {
        const string prefix = "/dicomweb/";
        return asked.AbsolutePath.StartsWith(prefix, StringComparison.Ordinal) ? new Uri(images, asked.PathAndQuery[prefix.Length..]) : new Uri(pages, asked.PathAndQuery);
    }
}
