using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Tests.Hosting;
using Npgsql;

namespace CrowdAnnotate.Server.Tests.Identity;

public class SessionTests(TestServer server)
{
    [Fact]
    public async Task A_reader_signs_in_by_code_and_pkce_and_holds_only_cookies()
    {
        var reader = await server.SignInAsReaderAsync(server.NewName("reader"));
        var session = await reader.RefreshSessionAsync();
        (session.SignedIn, session.Role).ShouldBe((true, Roles.Reader));
        session.ExpiresAt.ShouldNotBeNull();
        reader.CookieHeader.ShouldContain("ca_session=");
        reader.CookieHeader.ShouldNotContain("ca_account=", customMessage: "the account cookie ends with the code it served for");
        (await reader.GetAsync("/api/reading/campaigns")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task After_sign_out_the_cookie_is_dead_even_when_it_is_kept()
    {
        var reader = await server.SignInAsReaderAsync(server.NewName("reader"));
        var kept = reader.CookieHeader;
        (await reader.PostAsync("/api/session/signout")).Status.ShouldBe(204);
        var thief = server.Anonymous();
        var reply = await thief.SendAsync(HttpMethod.Get, "/api/reading/campaigns", null, r => r.Headers.Add("Cookie", kept));
        (reply.Status, reply.Problem).ShouldBe((401, "signed-out"));
        (await reader.GetAsync("/api/reading/campaigns")).Status.ShouldBe(401);
    }

    [Fact]
    public async Task An_expired_session_is_refused_and_says_so()
    {
        var reader = await server.SignInAsReaderAsync(server.NewName("reader"));
        await using var database = NpgsqlDataSource.Create(server.AppConnection);
        await using var expire = database.CreateCommand("""UPDATE auth."Sessions" SET "ExpiresAt" = now() - interval '1 second' WHERE "Id" = $1""");
        expire.Parameters.Add(new() { Value = await SessionIdAsync(reader) });
        (await expire.ExecuteNonQueryAsync(TestContext.Current.CancellationToken)).ShouldBe(1);
        var reply = await Eventually.AskAsync("refused", () => reader.GetAsync("/api/reading/campaigns"), r => r.Status == 401);
        reply.Problem.ShouldBe("signed-out");
    }

    [Fact]
    public async Task A_wrong_name_and_a_wrong_password_are_told_the_same()
    {
        var name = server.NewName("reader");
        await server.AddAsync(name, Roles.Reader, null);
        var visitor = server.Anonymous();
        await visitor.RefreshSessionAsync();
        var wrongPassword = await visitor.PostAsync("/api/account/signin", new SessionEndpoints.SignInRequest(name, "guess-guess-guess", "/"));
        var wrongName = await visitor.PostAsync("/api/account/signin", new SessionEndpoints.SignInRequest("nobody-at-all", "guess-guess-guess", "/"));
        (wrongPassword.Status, wrongPassword.Problem).ShouldBe((401, "wrong-credentials"));
        (wrongName.Status, wrongName.Problem).ShouldBe((401, "wrong-credentials"));
        wrongPassword.Json.GetProperty("title").GetString().ShouldBe(wrongName.Json.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_guesser_at_one_address_is_slowed_down_and_the_right_password_does_not_tell()
    {
        var name = server.NewName("reader");
        var password = await server.AddAsync(name, Roles.Reader, null);
        var guesser = server.Anonymous();
        await guesser.RefreshSessionAsync();
        for (var i = 0; i < 9; i++)
        {
            await guesser.PostAsync("/api/account/signin", new SessionEndpoints.SignInRequest(name, $"guess-{i}-guess-guess", "/"));
        }

        (await guesser.PostAsync("/api/account/signin", new SessionEndpoints.SignInRequest(name, password, "/"))).Problem.ShouldBe("wrong-credentials", "the account is locked by then");
        var tries = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => guesser.PostAsync("/api/account/signin", new SessionEndpoints.SignInRequest("nobody-at-all", "guess", "/"))));
        tries.ShouldContain(t => t.Status == 429 && t.Problem == "too-many-tries");
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org")]
    [InlineData("javascript:alert(1)")]
    public async Task A_return_address_elsewhere_is_not_followed(string elsewhere)
    {
        var name = server.NewName("reader");
        var password = await server.AddAsync(name, Roles.Reader, null);
        var visitor = server.Anonymous();
        await visitor.RefreshSessionAsync();
        var reply = await visitor.PostAsync("/api/account/signin", new SessionEndpoints.SignInRequest(name, password, elsewhere));
        reply.As<SessionEndpoints.SignInAnswer>().ReturnUrl.ShouldBe("/signin");
    }

    [Fact]
    public async Task A_change_without_the_anti_forgery_header_is_refused()
    {
        var reader = await server.SignInAsReaderAsync(server.NewName("reader"));
        reader.AntiForgery = null;
        var reply = await reader.PostAsync("/api/session/signout");
        (reply.Status, reply.Problem).ShouldBe((400, "anti-forgery"));
        (await reader.GetAsync("/api/reading/campaigns")).Status.ShouldBe(200, "nobody was signed out");
    }

    [Fact]
    public async Task Another_readers_anti_forgery_token_is_refused()
    {
        var (reader, other) = (await server.SignInAsReaderAsync(server.NewName("reader")), await server.SignInAsReaderAsync(server.NewName("reader")));
        reader.AntiForgery = other.AntiForgery;
        (await reader.PostAsync("/api/session/signout")).Problem.ShouldBe("anti-forgery");
    }

    [Fact]
    public async Task Every_answer_carries_the_security_headers()
    {
        foreach (var path in (string[])["/api/session", "/api/reading/campaigns", "/nothing/here", "/dicomweb/studies"])
        {
            var headers = (await server.Anonymous().GetAsync(path)).Headers;
            headers["Content-Security-Policy"].ShouldContain("frame-ancestors 'none'");
            headers["Content-Security-Policy"].ShouldContain("script-src 'self' 'wasm-unsafe-eval'");
            headers["X-Content-Type-Options"].ShouldBe("nosniff");
            headers["Cross-Origin-Opener-Policy"].ShouldBe("same-origin");
            headers.ShouldNotContainKey("Server");
        }
    }

    // The cookie is a protected reference: whose a row is stands in its ticket only.
    private async Task<string> SessionIdAsync(Visitor reader)
    {
        await using var database = NpgsqlDataSource.Create(server.AppConnection);
        await using var before = database.CreateCommand("""SELECT array_agg("Id") FROM auth."Sessions" """);
        var known = (string[])(await before.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
        var store = (SessionStore)server.Server.App.Services.GetService(typeof(SessionStore))!;
        foreach (var id in known)
        {
            if ((await store.RetrieveAsync(id))?.Principal.Identity?.Name == reader.Pseudonym)
            {
                return id;
            }
        }

        throw new InvalidOperationException("The reader has no session.");
    }
}
