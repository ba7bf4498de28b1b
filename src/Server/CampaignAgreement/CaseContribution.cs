using CrowdAnnotate.Server.CaseConsensus;

namespace CrowdAnnotate.Server.CampaignAgreement;

/// <summary>
/// What one case adds to its campaign's agreement: the numbers of its result without its outlines, and what was read without a result. Replaced as a
/// whole; what it says is taken off the running sums before the next one is put on.
/// </summary>
public sealed record CaseContribution
{
    /// <summary>The case's.</summary>
    public required Guid Id { get; init; }

    public required Guid CampaignId { get; init; }

    /// <summary>Of everything it was made from: the same basis makes the same contribution.</summary>
    public required string Basis { get; init; }

    public required string Number { get; init; }

    /// <summary>The patient's pseudonym: lesions of one patient are resampled together.</summary>
    public required string Patient { get; init; }

    /// <summary>The submissions of the result; none where there is no result.</summary>
    public required IReadOnlyList<Guid> Submissions { get; init; }

    /// <summary>Readers of those submissions, whether they marked something or not.</summary>
    public required IReadOnlyList<string> Readers { get; init; }

    /// <summary>When the last of them was submitted.</summary>
    public DateTimeOffset? ReadAt { get; init; }

    public required IReadOnlyList<ComparedLesion> Lesions { get; init; }

    /// <summary>Readers who passed the case over.</summary>
    public required IReadOnlyList<PassedRead> Passed { get; init; }

    /// <summary>How long readers were active, where the page said so.</summary>
    public required IReadOnlyList<TimedRead> Times { get; init; }

    /// <summary>Readers held against the case's gold standards.</summary>
    public required IReadOnlyList<GoldRead> Gold { get; init; }
}

/// <param name="Site">The finding site that most readers named, else the body part of the series; null where neither is told.</param>
public sealed record ComparedLesion(
    string Label, string? Site, IReadOnlyList<ComparedMark> Marks, IReadOnlyList<string> MissedBy, double? MeanDice, IReadOnlyList<LesionPair> Dice);

/// <param name="LongAxis">mm.</param>
/// <param name="Slice">Where the long axis lies, else the largest outline; from 0.</param>
/// <param name="Angle">Of the long axis in the image, degrees, 0 to 180; null where no axes were drawn.</param>
public sealed record ComparedMark(string Reader, double? LongAxis, int? Slice, double? Angle, IReadOnlyList<ComparedAnswer> Answers);

/// <param name="Place">Of the answer on its declared scale, from 1.</param>
public sealed record ComparedAnswer(string QuestionId, int Place);

/// <param name="Judged">The reader looked and could not tell.</param>
public sealed record PassedRead(string Reader, bool Judged);

public sealed record TimedRead(string Reader, double ActiveSeconds);

/// <param name="Known">Findings of the gold standard.</param>
/// <param name="Found">Those that the reader's marks overlap.</param>
/// <param name="Extra">The reader's findings that overlap none.</param>
/// <param name="DiceTotal">Σ Dice over the found ones.</param>
public sealed record GoldRead(string Reader, int Known, int Found, int Extra, double DiceTotal);
