using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Npgsql;

namespace CrowdAnnotate.Server.Operations;

/// <summary>What a caller is told when a handler could not answer: never a stack trace, always whether anything was kept.</summary>
public sealed class FailureAnswers(ILogger<FailureAnswers> log) : IExceptionHandler
{
    private static readonly Refusal Malformed = new("malformed-request", 400, "The request's body cannot be read.");
    private static readonly Refusal Failed = new("failed", 500, "The server could not do this. Nothing was stored; it has been written to the log.");

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var refusal = exception switch
        {
            BadHttpRequestException bad => Malformed with { Status = bad.StatusCode, Detail = (bad.InnerException as JsonException)?.Path },
            _ when IsAway(exception) => Problems.DatabaseAway,
            _ => Failed,
        };
        if (refusal.Status >= 500)
        {
            log.LogError(exception, "A request failed");
        }

        await Problems.WriteAsync(httpContext, refusal);
        return true;
    }

    // Marten wraps what the driver throws. A statement the database refused stays refused: trying again would not help (class 57P
    // is the database itself going away).
    private static bool IsAway(Exception? e) =>
        e is TimeoutException or NpgsqlException { IsTransient: true } || (e is PostgresException refused && refused.SqlState.StartsWith("57P", StringComparison.Ordinal))
        || (e?.InnerException is { } inner && IsAway(inner));
}
