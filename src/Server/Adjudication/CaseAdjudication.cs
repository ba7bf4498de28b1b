using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;

namespace CrowdAnnotate.Server.Adjudication;

/// <summary>Everything that curators decided on a case; stored with each event that changes it.</summary>
public sealed record CaseAdjudication
{
    /// <summary>The case's.</summary>
    public required Guid Id { get; init; }

    public required Guid CampaignId { get; init; }

    /// <summary>Events of the stream: what a decision is based on.</summary>
    public required int Basis { get; init; }

    /// <summary>In the order they were made, those that were undone among them.</summary>
    public required IReadOnlyList<Decision> Decisions { get; init; }

    public static CaseAdjudication Empty(Guid campaignId, Guid caseId) => new() { Id = caseId, CampaignId = campaignId, Basis = 0, Decisions = [] };

    /// <summary>The stream of a case's decisions: the same on every node.</summary>
    public static Guid StreamOf(Guid caseId) => new(SHA256.HashData(Encoding.ASCII.GetBytes($"adjudication/{caseId:N}")).AsSpan(0, 16));

    /// <summary>Those that were not undone.</summary>
    [JsonIgnore]
    public IEnumerable<Decision> Standing => Decisions.Where(d => d.Undone is null);

    /// <summary>Merges and splits that stand: they shape the lesions of the next computation.</summary>
    [JsonIgnore]
    public IReadOnlyList<Decision> OfMatching => [.. Standing.Where(d => d.IsOfMatching)];

    public CaseAdjudication With(Decision decision) => this with { Basis = Basis + 1, Decisions = [.. Decisions, decision] };

    /// <exception cref="InvalidOperationException">There is no such decision, or it does not stand.</exception>
    public CaseAdjudication Without(Guid decisionId, Undoing undoing)
    {
        var undone = Standing.Single(d => d.Id == decisionId);
        return this with { Basis = Basis + 1, Decisions = [.. Decisions.Select(d => d == undone ? d with { Undone = undoing } : d)] };
    }
}
