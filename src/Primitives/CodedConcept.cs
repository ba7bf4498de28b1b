using System.Text.Json.Serialization;

namespace CrowdAnnotate.Primitives;

/// <summary>
/// A code of a coding scheme (PS3.3 §8.8; AIM CD). Two codes are equal by value and scheme, never by meaning.
/// </summary>
public sealed record CodedConcept
{
    /// <param name="value">Code value, e.g. <c>103339001</c>.</param>
    /// <param name="scheme">Coding scheme designator, e.g. <c>SCT</c>.</param>
    /// <param name="meaning">Human-readable meaning in English.</param>
    /// <param name="schemeVersion">Version of the scheme, where the meaning depends on it.</param>
    /// <param name="schemeUid">Identifier of the scheme (AIM codeSystem), where the writer gave one.</param>
    /// <exception cref="ArgumentException">A part is empty.</exception>
    public CodedConcept(string value, string scheme, string meaning, string? schemeVersion = null, string? schemeUid = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(value);
        ArgumentException.ThrowIfNullOrWhiteSpace(scheme);
        ArgumentException.ThrowIfNullOrWhiteSpace(meaning);
        Value = value;
        Scheme = scheme;
        Meaning = meaning;
        SchemeVersion = schemeVersion;
        SchemeUid = schemeUid;
    }

    public string Value { get; }

    public string Scheme { get; }

    public string Meaning { get; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SchemeVersion { get; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SchemeUid { get; }

    public bool Equals(CodedConcept? other) =>
        other is not null && Value == other.Value && Scheme == other.Scheme;

    public override int GetHashCode() => HashCode.Combine(Value, Scheme);

    public override string ToString() => $"({Value}, {Scheme}, \"{Meaning}\")";
}
