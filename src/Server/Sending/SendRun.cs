using System.Globalization;
using System.Text.Json.Serialization;

namespace CrowdAnnotate.Server.Sending;

/// <summary>How far a sending is.</summary>
public enum SendState
{
    /// <summary>The objects are being made and put by.</summary>
    Making,

    /// <summary>They go out one by one.</summary>
    Sending,

    /// <summary>The archive has answered for each of them.</summary>
    Done,

    /// <summary>It ended before that; what was not sent is sent by the next one.</summary>
    Stopped,
}

/// <summary>One sending of a campaign's results. It is kept for good: who sent what where, and when.</summary>
public sealed record SendRun
{
    public SendRun(Guid campaignId, int number) => (Id, CampaignId, Number) = (IdOf(campaignId, number), campaignId, number);

    /// <summary>Campaign and number, so that two requests at once cannot both begin the next one.</summary>
    public string Id { get; init; }

    public Guid CampaignId { get; init; }

    /// <summary>From 1 within the campaign.</summary>
    public int Number { get; init; }

    /// <summary>Names of the formats, of sr, seg and rtstruct.</summary>
    public required IReadOnlyList<string> Formats { get; init; }

    /// <summary>Whether what the archive has already is sent once more.</summary>
    public required bool Again { get; init; }

    /// <summary>The pseudonym of whoever asked for it.</summary>
    public required string By { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The DICOMweb root it goes to.</summary>
    public required string Destination { get; init; }

    public SendState State { get; init; } = SendState.Making;

    /// <summary>What keeps it from going on, or why it stopped.</summary>
    public string? Trouble { get; init; }

    /// <summary>Grows with each message that is to send what waits, so that of two of them one does.</summary>
    public int Turn { get; init; }

    public DateTimeOffset? NextTryAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    [JsonIgnore]
    public bool IsOver => State is SendState.Done or SendState.Stopped;

    public static string IdOf(Guid campaignId, int number) => string.Create(CultureInfo.InvariantCulture, $"{campaignId:N}:{number}");

    /// <summary>Ready to send, by a message of its next turn.</summary>
    public SendRun Advance() => this with { State = SendState.Sending, Turn = Turn + 1, NextTryAt = null };
}
