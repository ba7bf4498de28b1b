using System.Text.Json.Serialization;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Server.Identity;

namespace CrowdAnnotate.Server.Campaigns;

/// <summary>Cases, readers, a template and a reading policy.</summary>
public sealed record Campaign
{
    public required Guid Id { get; init; }

    /// <summary>Unique; commands name campaigns by it.</summary>
    public required string Name { get; init; }

    /// <summary>The protocol's sentence: what is to be read.</summary>
    public required string Prompt { get; init; }

    /// <summary>The version of the protocol; it stands in every annotation.</summary>
    public int ProtocolVersion { get; init; } = 1;

    /// <summary>How many readers a case is wanted from.</summary>
    public required int ReadersPerCase { get; init; }

    /// <summary>Made by us, of no patient; said on every screen.</summary>
    public required bool Synthetic { get; init; }

    /// <summary>The template as JSON, as it stood when the campaign was made.</summary>
    public required string TemplateText { get; init; }

    /// <summary>The questions and marks asked for.</summary>
    /// <exception cref="InvalidDataException">What was stored is no template.</exception>
    [JsonIgnore]
    public AnnotationTemplate Template => TemplateJson.Read(TemplateText) is { Template: { } template }
        ? template
        : throw new InvalidDataException($"The template of campaign {Id} cannot be read.");

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>The de-identification profile its images come under: a name or JSON. Null in documents from before; see <c>SeriesProfile</c>.</summary>
    public string? Profile { get; init; }

    /// <summary>Since when readers get nothing of it; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When it was closed last, also when it is open again: what browsers kept until then they drop.</summary>
    public DateTimeOffset? LastClosedAt { get; init; }

    /// <summary>What a reader is told while it is closed.</summary>
    public static readonly Operations.Refusal Closed = new(
        "campaign-closed", 409, "This campaign is closed: its cases are not shown and nothing is stored for it. What you submitted is kept.");
}

/// <summary>Somebody's part in a campaign.</summary>
public sealed record CampaignMember
{
    /// <summary>Has read cases and takes part no more.</summary>
    public const string FormerReader = "former-reader";

    /// <summary>Has seen readers' work as a curator and takes part no more.</summary>
    public const string FormerCurator = "former-curator";

    public CampaignMember(Guid campaignId, Guid personId, string pseudonym, string role) =>
        (Id, CampaignId, PersonId, Pseudonym, Role) = ($"{campaignId:N}:{personId:N}", campaignId, personId, pseudonym, role);

    public string Id { get; init; }

    public Guid CampaignId { get; init; }

    public Guid PersonId { get; init; }

    public string Pseudonym { get; init; }

    /// <summary>A role, or that it ended.</summary>
    public string Role { get; init; }

    /// <summary>By which readers are compared as a group, e.g. radiologist; null where it is not told.</summary>
    public string? Group { get; init; }

    /// <summary>Takes part now.</summary>
    [JsonIgnore]
    public bool IsActive => Role is not (FormerReader or FormerCurator);
}

/// <summary>The de-identified images that are read as one unit: one series, for now.</summary>
public sealed record Case
{
    public required Guid Id { get; init; }

    public required Guid CampaignId { get; init; }

    /// <summary>What people call it, e.g. <c>Case 0007</c>.</summary>
    public required string Number { get; init; }

    public required string StudyUid { get; init; }

    public required string SeriesUid { get; init; }

    public required bool Synthetic { get; init; }

    /// <summary>Since when readers practise on it: each reads it before any other, is told what is known of it, and counts for nothing. Null for a case that is read.</summary>
    public DateTimeOffset? PracticeSince { get; init; }

    /// <summary>What is asked of this case alone; null where the campaign's sentence says all.</summary>
    public CasePrompt? Prompt { get; init; }
}

/// <summary>What readers are asked of one case: a sentence of its own, and the image it opens at.</summary>
/// <param name="SopInstanceUid">Of the image; null for the middle of the series.</param>
public sealed record CasePrompt(string? Text, string? SopInstanceUid, int Frame);

/// <summary>Which campaigns a caller may curate.</summary>
public static class CampaignAccess
{
    public static async Task<Campaign?> ForCuratorAsync(this Marten.IQuerySession session, Guid campaignId, Caller caller, CancellationToken cancel)
    {
        var allowed = caller.IsScript || await session.LoadAsync<CampaignMember>($"{campaignId:N}:{caller.Id:N}", cancel) is { Role: Roles.Curator };
        return allowed ? await session.LoadAsync<Campaign>(campaignId, cancel) : null;
    }
}
