using System.Security.Claims;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CrowdAnnotate.Server.Identity;

/// <summary>The authorization server's two endpoints that decide; OpenIddict has checked the protocol before they run.</summary>
public static class AuthorizationEndpoints
{
    public static void MapAuthorizationServer(this IEndpointRouteBuilder routes)
    {
        routes.MapMethods("/connect/authorize", ["GET", "POST"], Authorize).AllowAnonymous();
        routes.MapPost("/connect/token", Exchange).AllowAnonymous();
    }

    // Without a fresh account cookie the browser goes to the sign-in page and comes back here. The account cookie ends as soon
    // as it has served, so that the next reader on a shared station is always asked.
    private static async Task<IResult> Authorize(HttpContext context, UserManager<Person> people)
    {
        var account = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        var person = account.Succeeded ? await people.GetUserAsync(account.Principal) : null;
        if (person is null || await people.IsLockedOutAsync(person))
        {
            var here = context.Request.Path + context.Request.QueryString;
            return Results.Redirect("/account/signin?returnUrl=" + Uri.EscapeDataString(here));
        }

        var request = context.GetOpenIddictServerRequest()!;
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, person.Id.ToString()).SetClaim(Claims.Name, person.UserName)
            .SetClaims(Claims.Role, [.. await people.GetRolesAsync(person)]);
        identity.SetScopes(request.GetScopes());
        identity.SetDestinations(_ => [Destinations.AccessToken, Destinations.IdentityToken]);
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        return Results.SignIn(new ClaimsPrincipal(identity), null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static async Task<IResult> Exchange(HttpContext context, IOpenIddictApplicationManager applications, UserManager<Person> people)
    {
        var request = context.GetOpenIddictServerRequest()!;
        var principal = request.IsClientCredentialsGrantType()
            ? await ScriptAsync(request, applications)
            : await PersonAsync(context, people);
        return principal is null
            ? Results.Forbid(authenticationSchemes: [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme])
            : Results.SignIn(principal, null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }

    private static async Task<ClaimsPrincipal?> ScriptAsync(OpenIddictRequest request, IOpenIddictApplicationManager applications)
    {
        var application = await applications.FindByClientIdAsync(request.ClientId!);
        if (application is null)
        {
            return null;
        }

        var roles = (await applications.GetPropertiesAsync(application)).TryGetValue(ScriptClients.RolesProperty, out var property)
            ? property.EnumerateArray().Select(r => r.GetString()!).ToArray() : [];
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, request.ClientId).SetClaim(Claims.Name, request.ClientId).SetClaims(Claims.Role, [.. roles]);
        identity.SetDestinations(_ => [Destinations.AccessToken]);
        return new ClaimsPrincipal(identity);
    }

    // The person may have been removed or locked between code and token.
    private static async Task<ClaimsPrincipal?> PersonAsync(HttpContext context, UserManager<Person> people)
    {
        var result = await context.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        return result.Principal?.GetClaim(Claims.Subject) is { } id && await people.FindByIdAsync(id) is { } person && !await people.IsLockedOutAsync(person)
            ? result.Principal
            : null;
    }
}
