using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using System.Web;
using CrowdAnnotate.Server.Identity;

namespace CrowdAnnotate.Server.Tests.Hosting;

/// <summary>Somebody who talks to the server as a browser does, with cookies and the anti-forgery header, or as a script, with a token.</summary>
public sealed class Visitor : IDisposable
{
    private readonly HttpClient http;
    private readonly Uri server;
    private readonly CookieContainer cookies = new();

    private Visitor(Uri server, IPAddress from, X509Certificate2? trusted)
    {
        this.server = server;
        var handler = new SocketsHttpHandler { CookieContainer = cookies, ConnectCallback = (context, cancel) => ConnectAsync(from, context, cancel) };
        if (trusted is not null)
        {
            handler.SslOptions.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, CustomTrustStore = { trusted }, RevocationMode = X509RevocationMode.NoCheck };
        }

        http = new HttpClient(handler) { BaseAddress = server };
    }

    /// <summary>What a change has to carry; null before the session was asked for.</summary>
    public string? AntiForgery { get; set; }

    public string Pseudonym { get; private set; } = "";

    /// <summary>A script's token, for a client of its own.</summary>
    public string Token { get; private set; } = "";

    /// <summary>The cookies as a header, for a connection that is not HTTP.</summary>
    public string CookieHeader => cookies.GetCookieHeader(server);

    /// <summary>The cookies as they were set.</summary>
    public IEnumerable<Cookie> Cookies => cookies.GetCookies(server);

    /// <param name="trusted">Who signs the certificates that this browser takes; null for the machine's own list.</param>
    public static Visitor At(Uri server, IPAddress from, Action<IDisposable> keep, X509Certificate2? trusted = null)
    {
        var visitor = new Visitor(server, from, trusted);
        keep(visitor);
        return visitor;
    }

    public void Dispose() => http.Dispose();

    /// <summary>Authorization code + PKCE as a browser goes through it: challenge, sign-in page, code, callback, cookie.</summary>
    public async Task SignInAsync(string pseudonym, string password)
    {
        using var page = await http.GetAsync(Local("/signin?returnUrl=/api/session"));
        page.RequestMessage!.RequestUri!.AbsolutePath.ShouldBe("/account/signin");
        var returnUrl = HttpUtility.ParseQueryString(page.RequestMessage.RequestUri.Query)["returnUrl"];
        await RefreshSessionAsync();
        var accepted = await PostAsync("/api/account/signin", new SessionEndpoints.SignInRequest(pseudonym, password, returnUrl));
        accepted.Status.ShouldBe(200, accepted.Body);
        var session = await GetAsync(accepted.As<SessionEndpoints.SignInAnswer>().ReturnUrl);
        session.Status.ShouldBe(200, session.Body);
        var answer = await RefreshSessionAsync();
        (answer.SignedIn, answer.Pseudonym).ShouldBe((true, pseudonym));
        Pseudonym = pseudonym;
    }

    /// <summary>Client credentials.</summary>
    public async Task<Visitor> AsScriptAsync(string clientId, string secret)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["grant_type"] = "client_credentials", ["client_id"] = clientId, ["client_secret"] = secret,
        });
        using var answer = await http.PostAsync(Local("/connect/token"), form);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        Token = token!;
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return this;
    }

    public async Task<SessionEndpoints.SessionAnswer> RefreshSessionAsync()
    {
        var session = (await GetAsync("/api/session")).As<SessionEndpoints.SessionAnswer>();
        AntiForgery = session.AntiForgery;
        return session;
    }

    public Task<Reply> GetAsync(string path, string? accept = null, string? ifNoneMatch = null) => SendAsync(HttpMethod.Get, path, null, request =>
    {
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        if (ifNoneMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", ifNoneMatch);
        }
    });

    public Task<Reply> PostAsync(string path, object? body = null) => SendAsync(HttpMethod.Post, path, ContentOf(body));

    public Task<Reply> PutAsync(string path, object body) => SendAsync(HttpMethod.Put, path, ContentOf(body));

    public async Task<Reply> SendAsync(HttpMethod method, string path, HttpContent? content = null, Action<HttpRequestMessage>? adjust = null)
    {
        using var request = new HttpRequestMessage(method, Local(path)) { Content = content };
        if (AntiForgery is not null && method != HttpMethod.Get)
        {
            request.Headers.Add("X-CSRF-TOKEN", AntiForgery);
        }

        adjust?.Invoke(request);
        using var answer = await http.SendAsync(request);
        return await Reply.ReadAsync(answer);
    }

    private static HttpContent? ContentOf(object? body) => body switch
    {
        null => null,
        HttpContent content => content,
        byte[] bytes => new ByteArrayContent(bytes),
        _ => JsonContent.Create(body, body.GetType(), options: JsonSerializerOptions.Web),
    };

    private static Uri Local(string path) => new(path, UriKind.RelativeOrAbsolute);

    private static async ValueTask<Stream> ConnectAsync(IPAddress from, SocketsHttpConnectionContext context, CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Bind(new IPEndPoint(from, 0));
            await socket.ConnectAsync(IPAddress.Loopback, context.DnsEndPoint.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
