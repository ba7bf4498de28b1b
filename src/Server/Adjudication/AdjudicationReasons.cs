using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Server.Adjudication;

/// <summary>Why a curator decides as they do, by what they decide; the first of each is what a page proposes.</summary>
public static class AdjudicationReasons
{
    /// <summary>The reason that says nothing without a comment.</summary>
    public const string Other = "other";

    private const string Scheme = "99CROWD";

    private static readonly CodedConcept Another = new(Other, Scheme, "Another reason");

    private static readonly Dictionary<DecisionKind, IReadOnlyList<CodedConcept>> ByKind = new()
    {
        [DecisionKind.Accepted] = [new("agrees-with-lesion", Scheme, "The readers' regions agree on the lesion"), Another],
        [DecisionKind.ReaderChosen] =
        [
            new("best-boundary", Scheme, "This outline follows the lesion best"), new("others-elsewhere", Scheme, "The others outlined another structure"), Another,
        ],
        [DecisionKind.Redrawn] =
        [
            new("no-boundary-right", Scheme, "No outline follows the lesion"), new("structure-included", Scheme, "The outlines include a neighbouring structure"),
            new("part-missed", Scheme, "The outlines miss a part of the lesion"), Another,
        ],
        [DecisionKind.Rejected] =
        [
            new("not-a-lesion", Scheme, "Normal anatomy"), new("artefact", Scheme, "Artefact"), new("outside-protocol", Scheme, "Not what the protocol asks for"), Another,
        ],
        [DecisionKind.Merged] = [new("same-lesion", Scheme, "The marks are of one lesion"), Another],
        [DecisionKind.Split] = [new("different-lesions", Scheme, "The marks are of different lesions"), Another],
    };

    public static IReadOnlyList<CodedConcept> Of(DecisionKind kind) => ByKind[kind];

    /// <summary>The reason of a code; null where decisions of the kind have none such.</summary>
    public static CodedConcept? Find(DecisionKind kind, string? code) => ByKind.GetValueOrDefault(kind)?.FirstOrDefault(r => r.Value == code);
}
