using System.Globalization;
using CrowdAnnotate.Server.Campaigns;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Campaigns and cases by the names that commands are given.</summary>
internal static class NamedCampaign
{
    /// <exception cref="CommandRefusal">There is none of that name.</exception>
    public static async Task<CampaignEndpoints.Summary> FindAsync(ServerDoor door, string name, CancellationToken cancel) =>
        Array.Find(await door.SendAsync<CampaignEndpoints.Summary[]>(HttpMethod.Get, "/api/campaigns", null, cancel), c => c.Name == name)
            ?? throw new CommandRefusal("There is no campaign of that name; `campaign list` shows them.");

    /// <param name="number">As 7 or "Case 0007".</param>
    /// <exception cref="CommandRefusal">The campaign has no such case.</exception>
    public static async Task<CampaignEndpoints.Coverage> CaseAsync(ServerDoor door, CampaignEndpoints.Summary campaign, string number, CancellationToken cancel)
    {
        var detail = await door.SendAsync<CampaignEndpoints.Detail>(HttpMethod.Get, $"/api/campaigns/{campaign.Id}", null, cancel);
        var meant = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? string.Create(CultureInfo.InvariantCulture, $"Case {n:0000}") : number;
        return detail.Coverage.FirstOrDefault(c => string.Equals(c.Number, meant, StringComparison.OrdinalIgnoreCase))
            ?? throw new CommandRefusal($"{campaign.Name} has no case {number}: it has {campaign.Cases}, from 1.");
    }
}
