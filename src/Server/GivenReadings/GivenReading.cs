using System.Text.Json.Serialization;
using CrowdAnnotate.Server.Annotations;

namespace CrowdAnnotate.Server.GivenReadings;

/// <summary>What annotations that were made elsewhere are for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<GivenKind>))]
public enum GivenKind
{
    /// <summary>A reading of before or of another place, to be looked at beside those of the campaign.</summary>
    [JsonStringEnumMemberName("prior")]
    Prior,

    /// <summary>What the campaign's readings are held against.</summary>
    [JsonStringEnumMemberName("gold")]
    Gold,
}

/// <summary>A prior or gold-standard reading of a case: shown to curators alone, and no part of agreement or consensus.</summary>
public sealed record GivenReading
{
    public required Guid Id { get; init; }

    public required Guid CampaignId { get; init; }

    public required Guid CaseId { get; init; }

    public required GivenKind Kind { get; init; }

    /// <summary>Under which pseudonym it was brought in; a case has one of each kind and name.</summary>
    public required string Name { get; init; }

    /// <summary>AIM 4.2 documents without identity, as XML.</summary>
    public required IReadOnlyList<string> Aim { get; init; }

    /// <summary>Where each document comes from, in their order.</summary>
    public required IReadOnlyList<AnnotationOrigin> Origins { get; init; }

    public required DateTimeOffset ImportedAt { get; init; }

    /// <summary>What could not be kept.</summary>
    public required IReadOnlyList<string> Lost { get; init; }
}
