namespace CrowdAnnotate.Server.Archive.Workers;

/// <summary>How many workers there are and what one file may cost.</summary>
public sealed record WorkerLimits
{
    public const string TooMuchMemory = "Reading it needs more memory than a file may take";
    public const string TooMuchTime = "Reading it takes longer than a file may take";
    public const string Crashed = "Reading it brought the reading process down";

    /// <summary>Whether reading was ended by force, by one of the reasons above.</summary>
    public static bool IsEnd(string? reason) => reason is TooMuchMemory or TooMuchTime or Crashed;

    public int Workers { get; init; } = 2;

    /// <summary>Of one file of ordinary size; each megabyte adds a tenth of a second.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Managed memory of a worker.</summary>
    public long HeapBytes { get; init; } = 1L << 30;

    /// <summary>Memory of a worker in all, native decoders included.</summary>
    public long ResidentBytes { get; init; } = 1280L << 20;

    public TimeSpan TimeFor(long bytes) => Time + TimeSpan.FromMilliseconds(100.0 * bytes / (1 << 20));
}
