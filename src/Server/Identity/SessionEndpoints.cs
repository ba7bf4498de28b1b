using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Identity;

/// <summary>What the page needs to sign in and out; the passwords go to the authorization server's own form handler.</summary>
public static class SessionEndpoints
{
    public sealed record SignInRequest(string Name, string Password, string? ReturnUrl);

    public sealed record SignInAnswer(string ReturnUrl);

    public sealed record SessionAnswer(bool SignedIn, string? Pseudonym, string? Role, string AntiForgery, DateTimeOffset? ExpiresAt);

    public static void MapSession(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/signin", BeginSignIn).AllowAnonymous();
        routes.MapGet("/api/session", Session).AllowAnonymous();
        routes.MapPost("/api/account/signin", SignIn).AllowAnonymous().RequireRateLimiting(RateLimits.SignIn);
        routes.MapPost("/api/session/signout", SignOut).RequireAuthorization(Policies.SignedIn);
    }

    private static Microsoft.AspNetCore.Http.HttpResults.ChallengeHttpResult BeginSignIn(string? returnUrl) =>
        TypedResults.Challenge(new AuthenticationProperties { RedirectUri = LocalOr(returnUrl, "/") }, [IdentitySetup.CodeFlowScheme]);

    private static async Task<SessionAnswer> Session(HttpContext context, IAntiforgery antiforgery)
    {
        var ticket = await context.AuthenticateAsync(IdentitySetup.SessionScheme);
        var caller = ticket.Succeeded ? Caller.From(ticket.Principal) : null;
        return new SessionAnswer(
            caller is not null, caller?.Pseudonym, caller is { RoleNames: [var role, ..] } ? role : null,
            antiforgery.GetAndStoreTokens(context).RequestToken!, ticket.Properties?.ExpiresUtc);
    }

    // One answer for a wrong name, a wrong password and a locked account: it tells a guesser nothing.
    private static async Task<IResult> SignIn(SignInRequest request, SignInManager<Person> signIn)
    {
        signIn.AuthenticationScheme = IdentityConstants.ApplicationScheme;
        if (await signIn.UserManager.FindByNameAsync(request.Name ?? "") is null)
        {
            // As long as a wrong password takes: the time must not tell which names exist.
            signIn.UserManager.PasswordHasher.HashPassword(new Person(), request.Password ?? "");
            return Problems.Result(Problems.WrongCredentials);
        }

        var result = await signIn.PasswordSignInAsync(request.Name ?? "", request.Password ?? "", isPersistent: false, lockoutOnFailure: true);
        return result.Succeeded
            ? TypedResults.Ok(new SignInAnswer(LocalOr(request.ReturnUrl, "/signin")))
            : Problems.Result(Problems.WrongCredentials);
    }

    private static async Task<IResult> SignOut(HttpContext context, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        await context.SignOutAsync(IdentitySetup.SessionScheme);
        context.Response.Headers["Clear-Site-Data"] = "\"cache\"";
        return TypedResults.NoContent();
    }

    private static string LocalOr(string? url, string fallback) =>
        url is ['/', not ('/' or '\\'), ..] or "/" ? url : fallback;
}
