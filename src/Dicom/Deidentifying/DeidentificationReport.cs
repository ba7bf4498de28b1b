namespace CrowdAnnotate.Dicom;

/// <summary>What was done to one attribute.</summary>
/// <param name="Depth">Sequences around it; 0 at the top.</param>
public readonly record struct AttributeChange(DicomTag Tag, AttributeAction Action, int Depth);

/// <summary>What was done to one instance: tags, actions and counts, never values.</summary>
public sealed record DeidentificationReport
{
    /// <summary>The name of the profile.</summary>
    public required string Profile { get; init; }

    /// <summary>The codes of (0012,0064), PS3.16 CID 7050.</summary>
    public required IReadOnlyList<string> Codes { get; init; }

    /// <summary>Every attribute that is not as it was: removed, emptied, dummied, cleaned, shifted or mapped.</summary>
    public required IReadOnlyList<AttributeChange> Changes { get; init; }

    /// <summary>Attributes at any level that are as they were.</summary>
    public required int Kept { get; init; }

    /// <summary>Private attributes at any level that are gone.</summary>
    public required int RemovedPrivate { get; init; }

    /// <summary>Pixel cells in which bits outside the stored value were cleared.</summary>
    public required long ClearedPixels { get; init; }

    /// <summary>Bytes of compressed pixel data that no decoder needs, and that are gone.</summary>
    public required long RemovedCodestreamBytes { get; init; }

    /// <summary>How many attributes were treated so.</summary>
    public int Count(AttributeAction action) => Changes.Count(c => c.Action == action);
}
