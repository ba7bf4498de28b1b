namespace CrowdAnnotate.Server.Reading;

/// <summary>
/// Why a reader passes a case over (contract.ts: SkipReason). Those of judging say that the reader has looked and that the images do not let them
/// tell; the others say nothing of what is on them.
/// </summary>
public static class SkipReasons
{
    private const string Judging = "cannot-judge";

    /// <summary>Every reason; <c>cannot-judge</c> alone is one that none of the others names.</summary>
    public static readonly IReadOnlyList<string> All =
    [
        "poor-image-quality", "images-incomplete", "wrong-body-part", "not-my-field",
        "cannot-judge-artefact", "cannot-judge-coverage", "cannot-judge-phase", "cannot-judge-prior", Judging,
    ];

    /// <summary>The reader has looked and cannot tell: an answer about the case, where a skip is none.</summary>
    public static bool IsOfJudging(string reason) => reason.StartsWith(Judging, StringComparison.Ordinal);
}
