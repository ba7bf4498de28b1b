using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>
/// What became of the readers' findings, as AIM: an AnnotationOfAnnotation for each lesion that a curator decided on or that has a consensus, and
/// one for each merge and split, tied to the resulting ImageAnnotation and to the readers' that it was made of, which lie in documents of their own.
/// </summary>
internal sealed class AdjudicationAsAim(ExportedCase @case, Func<Uid> nextUid)
{
    private readonly Dictionary<(string Reader, string Tracking), ImageAnnotation> sources = Sources(@case);

    private AimDateTime ComputedAt => new(@case.Result!.ComputedAt);

    /// <param name="consensus">The lesions that have a consensus, each with its annotation.</param>
    /// <exception cref="NothingToWrite">Nobody decided, and no lesion has a consensus.</exception>
    public AnnotationOfAnnotationCollection Make(IReadOnlyList<(ConsensusLesion Lesion, ImageAnnotation Annotation)> consensus)
    {
        var (uid, series) = (nextUid(), nextUid());
        var computed = consensus.ToDictionary(c => c.Lesion.Lesion.Id);
        var adjudications = @case.Result!.Lesions
            .Select(l => @case.Standing.GetValueOrDefault(l.Id) is { } decision ? Decided(l, decision, computed.TryGetValue(l.Id, out var own) ? own.Annotation : null)
                : computed.TryGetValue(l.Id, out var c) ? Computed(c.Lesion, c.Annotation) : null)
            .Concat((@case.Adjudication?.OfMatching ?? []).Select(Matched)).OfType<AnnotationOfAnnotation>().ToList();
        if (adjudications.Count == 0)
        {
            throw new NothingToWrite("No lesion has a consensus region, and nobody has adjudicated.");
        }

        return new AnnotationOfAnnotationCollection(
            uid, new Uid(@case.Series.StudyUid), series, ComputedAt, adjudications, description: $"Adjudication, {@case.Provenance.Campaign}", user: Curator(),
            equipment: new Equipment("CrowdAnnotate", "CrowdAnnotate", softwareVersion: ServerSettings.SoftwareVersion));
    }

    private AnnotationOfAnnotation Computed(ConsensusLesion lesion, ImageAnnotation consensus)
    {
        var (used, all) = (lesion.Consensus.Readers, lesion.Lesion.Readers);
        var rejected = all.Select(r => r.Pseudonym).Except(used).ToList();
        return Made(
            $"Adjudication of {consensus.Name}", consensus.DateTime, lesion.Lesion.MissedBy.Count > 0 ? $"Not marked by {string.Join(", ", lesion.Lesion.MissedBy)}." : null, consensus.TrackingUniqueIdentifier,
            new AdjudicationObservation(
                consensus.Observations[0].UniqueIdentifier, Codes.LesionRegion, Codes.ComputedConsensus, imageQualityIssuesDiscordance: false, Codes.Reader, used, rejected,
                rejected.Count > 0 ? Codes.OtherRegion : null, Reasons(lesion.Lesion)),
            consensus.UniqueIdentifier, all.Select(MarkReference.Of));
    }

    private AnnotationOfAnnotation? Decided(LesionResult lesion, Decision decision, ImageAnnotation? consensus)
    {
        var marks = lesion.Readers.Select(MarkReference.Of).ToList();
        var readers = lesion.Readers.Select(r => r.Pseudonym).ToList();
        var first = marks.Select(m => sources.GetValueOrDefault((m.Reader, m.TrackingUid))).OfType<ImageAnnotation>().FirstOrDefault();
        var (result, accepted) = decision.Kind switch
        {
            DecisionKind.Accepted => (consensus is null ? null : new Resolved(consensus), lesion.Consensus?.Readers ?? []),
            DecisionKind.ReaderChosen => (sources.GetValueOrDefault((decision.Chosen!.Reader, decision.Chosen.TrackingUid)) is { } chosen ? new Resolved(chosen) : null, [decision.Chosen.Reader]),
            DecisionKind.Redrawn => (new Resolved(new Uid(decision.Redrawn!.AnnotationUid), new Uid(decision.Redrawn.ObservationUid)), []),
            _ => (null, (IReadOnlyList<string>)[]),
        };
        return (result?.Observation ?? first?.Observations[0].UniqueIdentifier) is not { } observation ? null : Made(
            $"Adjudication of {lesion.Label}", new AimDateTime(decision.At), Told(decision) + (decision.IsOutdatedOn(lesion) ? " Since then marks on the lesion came, went or were corrected." : ""), ConsensusLesion.TrackingOf(@case, lesion),
            new AdjudicationObservation(
                observation, Codes.LesionRegion, Reason(decision), imageQualityIssuesDiscordance: decision.Reason == "artefact", Codes.Reader, accepted, readers.Except(accepted),
                decision.Kind == DecisionKind.Accepted && readers.Except(accepted).Any() ? Codes.OtherRegion : null, decision.Comment),
            result?.Annotation, marks);
    }

    private AnnotationOfAnnotation? Matched(Decision decision)
    {
        var apart = decision.Apart ?? [];
        return decision.Marks.Select(m => sources.GetValueOrDefault((m.Reader, m.TrackingUid))).OfType<ImageAnnotation>().FirstOrDefault() is not { } first ? null : Made(
            decision.Kind == DecisionKind.Merged ? "Merge of lesions" : "Split of a lesion", new AimDateTime(decision.At), Told(decision), null,
            new AdjudicationObservation(
                first.Observations[0].UniqueIdentifier, Codes.LesionMatching, Reason(decision), imageQualityIssuesDiscordance: false, Codes.Reader,
                decision.Marks.Except(apart).Select(m => m.Reader).Distinct(), apart.Select(m => m.Reader).Distinct(), comment: decision.Comment),
            null, decision.Marks);
    }

    private AnnotationOfAnnotation Made(
        string name, AimDateTime at, string? comment, Uid? tracking, AdjudicationObservation adjudication, Uid? result, IEnumerable<MarkReference> marks)
    {
        var uid = nextUid();
        var ties = marks.Select(m => sources.GetValueOrDefault((m.Reader, m.TrackingUid))).OfType<ImageAnnotation>()
            .Select(a => new AnnotationStatement(StatementKind.AnnotationOfAnnotationIsComparedWithImageAnnotation, uid, a.UniqueIdentifier));
        return new AnnotationOfAnnotation(
            uid, [Codes.Adjudication], at, name, comment, templateUid: @case.Campaign.Template.Uid, trackingUniqueIdentifier: tracking, adjudication: adjudication,
            statements: [.. result is { } resolved ? [new AnnotationStatement(StatementKind.AnnotationOfAnnotationHasImageAnnotation, uid, resolved)] : Array.Empty<AnnotationStatement>(), .. ties]);
    }

    private static string Told(Decision decision)
    {
        var what = decision.Kind switch
        {
            DecisionKind.Accepted => "accepted the computed consensus",
            DecisionKind.ReaderChosen => $"chose the region of {decision.Chosen!.Reader}",
            DecisionKind.Redrawn => "drew the region anew",
            DecisionKind.Rejected => "rejected the lesion",
            DecisionKind.Merged => $"took the marks of {string.Join(", ", decision.Marks.Select(m => m.Reader))} for one lesion",
            _ => $"took the marks of {string.Join(", ", decision.Apart!.Select(m => m.Reader))} for another lesion",
        };
        return $"{decision.Curator} {what}, {(decision.BeforeConsensus ? "before" : "after")} having seen the computed consensus.";
    }

    private static CodedConcept Reason(Decision decision) => AdjudicationReasons.Find(decision.Kind, decision.Reason) ?? new CodedConcept(decision.Reason, "99CROWD", decision.Reason);

    // Several curators have no place in one head; each stands in the comment of what they decided.
    private User? Curator() => (@case.Adjudication?.Standing ?? []).Select(d => d.Curator).Distinct().ToList() is [{ } only] ? new User(only, only, "curator") : null;

    private static string? Reasons(LesionResult lesion)
    {
        var said = lesion.Readers.Where(r => r.Reason is not null).Select(r => $"{r.Pseudonym}: {r.Reason}").ToList();
        return said.Count > 0 ? string.Join(" ", said) : null;
    }

    private static Dictionary<(string Reader, string Tracking), ImageAnnotation> Sources(ExportedCase @case) =>
        @case.Computed.SelectMany(a => AimXml.Read(a.Aim).Collection!.ImageAnnotations.Where(i => i.TrackingUniqueIdentifier is not null)
            .Select(i => (Key: (a.Pseudonym, i.TrackingUniqueIdentifier!.Value.Value), Annotation: i))).DistinctBy(p => p.Key).ToDictionary(p => p.Key, p => p.Annotation);

    private sealed record Resolved(Uid Annotation, Uid Observation)
    {
        public Resolved(ImageAnnotation annotation)
            : this(annotation.UniqueIdentifier, annotation.Observations[0].UniqueIdentifier)
        {
        }
    }
}
