namespace CrowdAnnotate.Dicom;

/// <summary>What a data set may cost at most before it is refused.</summary>
public sealed record DicomReadLimits
{
    public static readonly DicomReadLimits Default = new();

    /// <summary>Sequences within sequences.</summary>
    public int Depth { get; init; } = 50;

    /// <summary>Elements, sequences and items in all.</summary>
    public int Elements { get; init; } = 1_000_000;

    /// <summary>Bytes that a deflated data set may inflate to.</summary>
    public int InflatedBytes { get; init; } = 96 << 20;

    /// <summary>Bytes of one frame when decoded.</summary>
    public long FrameBytes { get; init; } = 512L << 20;
}
