using System.Security.Claims;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CrowdAnnotate.Server.Identity;

/// <summary>Who asks, taken from the session or the token, never from a body.</summary>
/// <param name="Id">The person; <see cref="Guid.Empty"/> for a script.</param>
/// <param name="Pseudonym">What others see.</param>
public sealed record Caller(Guid Id, string Pseudonym, IReadOnlyList<string> RoleNames)
{
    public bool IsScript => Id == Guid.Empty;

    public bool Is(string role) => RoleNames.Contains(role);

    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult<Caller?>(From(context.User));

    /// <exception cref="InvalidOperationException">Nobody is signed in: the route lacks its policy.</exception>
    public static Caller From(ClaimsPrincipal principal)
    {
        var subject = principal.GetClaim(Claims.Subject) ?? throw new InvalidOperationException("A route without a policy asked who the caller is.");
        return new Caller(
            Guid.TryParse(subject, out var id) ? id : Guid.Empty,
            principal.GetClaim(Claims.Name) ?? subject,
            [.. principal.GetClaims(Claims.Role)]);
    }
}
