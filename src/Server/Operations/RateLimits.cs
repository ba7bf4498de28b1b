using System.Threading.RateLimiting;

namespace CrowdAnnotate.Server.Operations;

/// <summary>How often one address may do what a guesser or a runaway script would do.</summary>
public static class RateLimits
{
    public const string SignIn = "sign-in";
    public const string Writes = "writes";
    public const string Exports = "exports";

    public static void AddRateLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.OnRejected = (context, _) => new ValueTask(Problems.WriteAsync(context.HttpContext, Problems.TooManyTries));
        options.AddPolicy(SignIn, context => RateLimitPartition.GetTokenBucketLimiter(Address(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 30, TokensPerPeriod = 10, ReplenishmentPeriod = TimeSpan.FromSeconds(20),
        }));

        // A reader who draws saves a few times a second; a booth shares one address.
        options.AddPolicy(Writes, context => RateLimitPartition.GetTokenBucketLimiter(Address(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 2000, TokensPerPeriod = 500, ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        }));

        // Each computes for seconds; a curator asks for every format in turn, not for hundreds.
        options.AddPolicy(Exports, context => RateLimitPartition.GetTokenBucketLimiter(Address(context), _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = 60, TokensPerPeriod = 10, ReplenishmentPeriod = TimeSpan.FromSeconds(20),
        }));
    });

    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress?.ToString() ?? "";
}
