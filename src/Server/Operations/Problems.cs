using Microsoft.AspNetCore.Mvc;

namespace CrowdAnnotate.Server.Operations;

/// <summary>Where in a request something is wrong, and what.</summary>
public sealed record ProblemPlace(string Path, string Message);

/// <summary>An expected refusal: a stable word, a status, and one plain sentence (RFC 9457).</summary>
public sealed record Refusal(string Type, int Status, string Title, string? Detail = null, IReadOnlyList<ProblemPlace>? Errors = null);

/// <summary>The refusals that several slices share, and how a refusal is written.</summary>
public static class Problems
{
    public static readonly Refusal SignedOut = new("signed-out", 401, "You are signed out. Sign in again; nothing on this device is lost.");
    public static readonly Refusal NotFound = new("not-found", 404, "There is nothing here for you.");
    public static readonly Refusal WrongCredentials = new("wrong-credentials", 401, "The name or the password is not right.");
    public static readonly Refusal TooManyTries = new("too-many-tries", 429, "Too many tries. Wait a minute and try again.");
    public static readonly Refusal ForgedRequest = new("anti-forgery", 400, "The request lacks its anti-forgery token. Load the page again.");
    public static readonly Refusal DatabaseAway = new("database-away", 503, "The database does not answer. Nothing was stored; try again in a moment.");

    public static IResult Result(Refusal refusal) => Results.Problem(Details(refusal));

    public static Task WriteAsync(HttpContext context, Refusal refusal) => Result(refusal).ExecuteAsync(context);

    private static ProblemDetails Details(Refusal refusal)
    {
        var details = new ProblemDetails { Type = refusal.Type, Title = refusal.Title, Status = refusal.Status, Detail = refusal.Detail };
        if (refusal.Errors is { Count: > 0 } errors)
        {
            details.Extensions["errors"] = errors;
        }

        return details;
    }
}
