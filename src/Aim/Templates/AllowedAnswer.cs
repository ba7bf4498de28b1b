using System.Text.Json.Serialization;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>One answer of a lexicon: its code, which goes to typeCode, and the words shown for it.</summary>
public sealed record AllowedAnswer
{
    /// <param name="amount">What the answer stands for, where its question quantifies.</param>
    /// <param name="byDefault">Whether the template proposes it.</param>
    /// <param name="further">Codes that say more of the same answer; they follow in typeCode.</param>
    /// <param name="description">What is meant by it, in more words.</param>
    /// <exception cref="AimFlawException">A code or a text cannot be written.</exception>
    public AllowedAnswer(
        CodedConcept code, LocalText label, AnswerAmount? amount = null, bool byDefault = false, ValueList<CodedConcept>? further = null, string? description = null)
    {
        ArgumentNullException.ThrowIfNull(code);
        ArgumentNullException.ThrowIfNull(label);
        (Code, Label, Amount, ByDefault, Further, Description) = (code, label, amount, byDefault, further ?? [], description);
        new Flaws().Optional("code", [code]).Optional("further", Further).Said("description", description).Refuse();
    }

    public CodedConcept Code { get; }

    public LocalText Label { get; }

    public AnswerAmount? Amount { get; }

    public bool ByDefault { get; }

    public ValueList<CodedConcept> Further { get; }

    public string? Description { get; }

    /// <summary>Whether the reader types a number with it.</summary>
    [JsonIgnore]
    public bool AsksValue => Amount is IntervalAmount { AsksValue: true } or NumberAmount { AsksValue: true };
}
