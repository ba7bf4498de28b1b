namespace CrowdAnnotate.Server.Adjudication;

/// <summary>A curator decided on a lesion. Immutable: it is taken back by <see cref="DecisionUndone"/>, never changed.</summary>
public sealed record LesionAdjudicated(Guid CampaignId, Guid CaseId, Guid CuratorId, Decision Decision, string SoftwareVersion);

/// <summary>A curator took a decision back, their own or another's.</summary>
public sealed record DecisionUndone(Guid CampaignId, Guid CaseId, Guid CuratorId, Guid DecisionId, Undoing Undoing, string SoftwareVersion);

/// <summary>A curator was given the computed consensus of a case, or of a whole campaign: what they decide later is no independent judgement.</summary>
/// <param name="CaseId">Null for all cases of the campaign.</param>
public sealed record ConsensusSeen(Guid CampaignId, Guid? CaseId, Guid CuratorId, DateTimeOffset At);
