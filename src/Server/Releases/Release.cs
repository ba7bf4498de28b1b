namespace CrowdAnnotate.Server.Releases;

/// <summary>A frozen, checksummed dataset. Once made it never changes; the next one is another release.</summary>
public sealed record Release
{
    public required Guid Id { get; init; }

    public required Guid CampaignId { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required int Cases { get; init; }

    public required int Annotations { get; init; }

    public required int Lesions { get; init; }

    public required long Bytes { get; init; }

    /// <summary>SHA-256 of the ZIP.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Name of the ZIP in the pixel store.</summary>
    public required string ObjectName { get; init; }
}
