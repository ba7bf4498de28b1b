using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>AIM AdjudicationObservation: which reader's observation was accepted, and why.</summary>
public sealed record AdjudicationObservation
{
    /// <param name="observationUid">The observation that was adjudicated.</param>
    /// <param name="observationScope">How far the choice reaches.</param>
    /// <param name="imageQualityIssuesDiscordance">Whether the readers disagreed for the quality of the images.</param>
    /// <param name="personObserversRole">The role in which the readers observed (personObserversRoleInThisProcedure).</param>
    /// <param name="acceptedIdentifiers">Who, within that role, was accepted.</param>
    /// <param name="rejectedIdentifiers">Who was not.</param>
    /// <exception cref="AimFlawException">A text is empty.</exception>
    public AdjudicationObservation(
        Uid observationUid, CodedConcept observationScope, CodedConcept reasonForChoice, bool imageQualityIssuesDiscordance,
        CodedConcept? personObserversRole = null, IEnumerable<string>? acceptedIdentifiers = null, IEnumerable<string>? rejectedIdentifiers = null,
        CodedConcept? reasonForDiscordance = null, string? comment = null)
    {
        ArgumentNullException.ThrowIfNull(observationScope);
        ArgumentNullException.ThrowIfNull(reasonForChoice);
        _ = observationUid.Value;
        (ObservationUid, ObservationScope, ReasonForChoice) = (observationUid, observationScope, reasonForChoice);
        (ImageQualityIssuesDiscordance, PersonObserversRole) = (imageQualityIssuesDiscordance, personObserversRole);
        (AcceptedIdentifiers, RejectedIdentifiers) = ((acceptedIdentifiers ?? []).ToValueList(), (rejectedIdentifiers ?? []).ToValueList());
        (ReasonForDiscordance, Comment) = (reasonForDiscordance, comment);
        new Flaws()
            .Optional("observationScope", observationScope)
            .Optional("personObserversRoleInThisProcedure", personObserversRole)
            .Texts("identifierWithinAcceptedPersonObserversRole", AcceptedIdentifiers)
            .Texts("identifierWithinRejectedPersonObserversRole", RejectedIdentifiers)
            .Optional("reasonForChoice", reasonForChoice)
            .Optional("reasonForDiscordance", reasonForDiscordance)
            .Said("comment", comment)
            .Refuse();
    }

    public Uid ObservationUid { get; }

    public CodedConcept ObservationScope { get; }

    public CodedConcept? PersonObserversRole { get; }

    public ValueList<string> AcceptedIdentifiers { get; }

    public ValueList<string> RejectedIdentifiers { get; }

    public CodedConcept ReasonForChoice { get; }

    public CodedConcept? ReasonForDiscordance { get; }

    public string? Comment { get; }

    public bool ImageQualityIssuesDiscordance { get; }
}
