using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Server.Reading;

/// <summary>
/// Why a reader passes a case over (contract.ts: SkipReason). Those of judging say that the reader has looked and that the images do not let them
/// tell; the others say nothing of what is on them.
/// </summary>
public static class SkipReasons
{
    private const string Judging = "cannot-judge";

    private const string Scheme = "99CROWD";

    private static readonly IReadOnlyDictionary<string, string> Meanings = new Dictionary<string, string>
    {
        ["poor-image-quality"] = "Image quality too poor", ["images-incomplete"] = "Images missing", ["wrong-body-part"] = "Another part of the body", ["not-my-field"] = "Not the reader's field",
        ["cannot-judge-artefact"] = "Cannot be judged: artefact", ["cannot-judge-coverage"] = "Cannot be judged: region not covered", ["cannot-judge-phase"] = "Cannot be judged: phase or series lacking",
        ["cannot-judge-prior"] = "Cannot be judged: prior lacking", [Judging] = "Cannot be judged: another reason",
    };

    /// <summary>Every reason; <c>cannot-judge</c> alone is one that none of the others names.</summary>
    public static readonly IReadOnlyList<string> All = [.. Meanings.Keys];

    /// <summary>The reader has looked and cannot tell: an answer about the case, where a skip is none.</summary>
    public static bool IsOfJudging(string reason) => reason.StartsWith(Judging, StringComparison.Ordinal);

    /// <summary>As a code of our own scheme.</summary>
    public static CodedConcept CodeOf(string reason) => new(reason, Scheme, Meanings.GetValueOrDefault(reason, reason));
}
