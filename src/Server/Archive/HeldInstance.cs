namespace CrowdAnnotate.Server.Archive;

/// <summary>
/// An instance that waits for a person's review and is served by no route but that of the review. A document of its own kind, so
/// that no search for what is served can come upon it.
/// </summary>
public sealed record HeldInstance
{
    /// <summary>The mapped SOP Instance UID.</summary>
    public required string Id { get; init; }

    /// <summary>The instance as it will be served when it is released unchanged.</summary>
    public required ArchivedInstance Instance { get; init; }

    public required string SeriesUid { get; init; }

    /// <summary>The patient's pseudonym.</summary>
    public required string Patient { get; init; }

    public required string Modality { get; init; }

    public required bool Synthetic { get; init; }

    public required int Rows { get; init; }

    public required int Columns { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Where it comes in its series, along the normal of its plane or by its number; null in documents from before.</summary>
    public double? Place { get; init; }

    /// <summary>Why it is held: codes and sentences, never values.</summary>
    public required IReadOnlyList<HeldReason> Reasons { get; init; }

    /// <summary>Rectangles that the rules would black out.</summary>
    public required IReadOnlyList<HeldRectangle> Suggested { get; init; }

    /// <summary>What it says of images, where it is an object that does.</summary>
    public ArchivedMarks? Marks { get; init; }
}

public sealed record HeldReason(string Code, string Text);

/// <summary>In pixels from the upper left corner of the image.</summary>
public sealed record HeldRectangle(int X, int Y, int Width, int Height);
