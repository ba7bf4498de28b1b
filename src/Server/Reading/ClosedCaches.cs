using System.Globalization;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Identity;
using Marten;

namespace CrowdAnnotate.Server.Reading;

/// <summary>
/// Browsers keep images for a day. Once a campaign was closed, the next answer to each browser of its readers has it drop them
/// (Clear-Site-Data); a cookie says up to which closing this browser did.
/// </summary>
public static class ClosedCaches
{
    public const string Cookie = "ca_cleared";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(400);

    public static async ValueTask<object?> ClearAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (await LatestAsync(http.RequestServices.GetRequiredService<IQuerySession>(), Caller.From(http.User), http.RequestAborted) is { } closed && !HasCleared(http.Request, closed))
        {
            http.Response.Headers["Clear-Site-Data"] = "\"cache\"";
            http.Response.Cookies.Append(Cookie, closed.UtcTicks.ToString(CultureInfo.InvariantCulture), new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/api", MaxAge = Kept, IsEssential = true,
            });
        }

        return await next(context);
    }

    private static bool HasCleared(HttpRequest request, DateTimeOffset closed) =>
        long.TryParse(request.Cookies[Cookie], NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks >= closed.UtcTicks;

    private static async Task<DateTimeOffset?> LatestAsync(IQuerySession session, Caller caller, CancellationToken cancel)
    {
        var parts = (await session.Query<CampaignMember>().Where(m => m.PersonId == caller.Id).Select(m => m.CampaignId).ToListAsync(cancel)).ToArray();
        var campaigns = await session.LoadManyAsync<Campaign>(cancel, parts);
        return campaigns.Max(c => c.LastClosedAt);
    }
}
