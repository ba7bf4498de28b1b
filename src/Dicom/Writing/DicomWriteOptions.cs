namespace CrowdAnnotate.Dicom;

/// <summary>What tells where the frames of encapsulated pixel data begin (PS3.5 §A.4).</summary>
public enum OffsetTable
{
    /// <summary>As it was; made anew where padding a fragment moved the frames.</summary>
    AsRead,

    /// <summary>An empty basic offset table.</summary>
    Empty,

    /// <summary>A basic offset table; up to 4 GiB of pixel data.</summary>
    Basic,

    /// <summary>The extended offset table, (7FE0,0001) and (7FE0,0002); each frame becomes one fragment.</summary>
    Extended,
}

/// <summary>Choices that a transfer syntax leaves to the writer.</summary>
public sealed record DicomWriteOptions
{
    public static DicomWriteOptions Default { get; } = new();

    /// <summary>Whether sequences and items give their length instead of ending with a delimiter.</summary>
    public bool DefinedLengths { get; init; }

    public OffsetTable OffsetTable { get; init; }
}
