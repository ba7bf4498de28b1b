namespace CrowdAnnotate.Server.Archive;

/// <summary>One import: what came of it so far. It outlives restarts.</summary>
public sealed record ImportRecord
{
    public required Guid Id { get; init; }

    /// <summary>The campaign that its series become cases of; null when they only go into the archive.</summary>
    public string? Campaign { get; init; }

    /// <summary>Whether that campaign is made when there is none of its name.</summary>
    public bool Make { get; init; }

    /// <summary>Name or JSON of the template that campaign is made with.</summary>
    public string? Template { get; init; }

    /// <summary>Name or JSON of the de-identification profile.</summary>
    public string? Profile { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public int Accepted { get; init; }

    public int Again { get; init; }

    public int Held { get; init; }

    public int Refused { get; init; }

    /// <summary>The series that it brought something for.</summary>
    public IReadOnlyList<string> Series { get; init; } = [];
}
