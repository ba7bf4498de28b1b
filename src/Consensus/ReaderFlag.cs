namespace CrowdAnnotate.Consensus;

/// <summary>Why a reader's mark stands apart from the others'.</summary>
public enum Discordance
{
    /// <summary>The mark is on something that most readers did not mark, while most marked something.</summary>
    OtherLesion,

    /// <summary>The mark is on the lesion, its region is not that of the others.</summary>
    OtherRegion,
}

/// <summary>A mark that stands apart, with the reason in a sentence; it asks for a curator's look and judges nobody.</summary>
public sealed record ReaderFlag(string Reader, string MarkId, Discordance Discordance, string Reason);

/// <summary>Cut-offs of discordance; to be frozen before a campaign opens.</summary>
/// <param name="MajorityShare">Share of readers from which a lesion counts as the majority's.</param>
/// <param name="DiscordantDice">A reader whose Dice is below this to more than half of the others stands apart …</param>
/// <param name="ConcordantDice">… when the others' median Dice among themselves is at least this.</param>
public sealed record DiscordanceCutoffs(double MajorityShare = 0.5, double DiscordantDice = 0.3, double ConcordantDice = 0.5)
{
    public static readonly DiscordanceCutoffs Default = new();
}
