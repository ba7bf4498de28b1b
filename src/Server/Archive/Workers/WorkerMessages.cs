namespace CrowdAnnotate.Server.Archive.Workers;

/// <summary>The first message to a worker: what no other process may read, hence by its input and never by argument or environment.</summary>
/// <param name="Key">The key of de-identification.</param>
public sealed record WorkerStart(byte[] Key);

/// <summary>One piece of work; paths are made by the server.</summary>
/// <param name="Source">What to read.</param>
/// <param name="Target">Where to write what is kept.</param>
/// <param name="Profile">The de-identification profile: the name of a built-in one, or its JSON.</param>
/// <param name="Study">The study that the sender says the instance belongs to.</param>
/// <param name="Delivery">Instead of an import: what the stored frames in the source are, to be compressed for delivery.</param>
/// <param name="Whole">Instead of an import: the source is to be de-identified as a file.</param>
/// <param name="Frame">Instead of an import: the number of the frame, from 1, whose stored values are wanted.</param>
/// <param name="Annotations">Instead of an import of images: the source holds annotations that were made elsewhere.</param>
public sealed record WorkerJob(
    string Source, string Target, string? Profile = null, string? Study = null, StoredFrames? Delivery = null, WholeFile? Whole = null, int? Frame = null,
    AnnotationWish? Annotations = null);

/// <summary>De-identification of a file into a file.</summary>
/// <param name="IncludeHeld">Whether also what a person should look at first is written.</param>
public sealed record WholeFile(bool IncludeHeld);

/// <summary>Stored native frames, one after another.</summary>
/// <param name="Header">The instance's header as DICOM JSON.</param>
public sealed record StoredFrames(string Header, int FrameLength, int Frames);

/// <summary>What became of it: an instance, compressed frames, annotations, or why not.</summary>
public sealed record WorkerAnswer
{
    /// <summary>Why nothing was kept; it never quotes a value.</summary>
    public string? Refusal { get; init; }

    /// <summary>The worker could not do it, whatever the file is: another try may succeed.</summary>
    public bool Passing { get; init; }

    public WorkedInstance? Instance { get; init; }

    /// <summary>What was made of a whole file.</summary>
    public DeidentifiedFile? File { get; init; }

    /// <summary>Where each compressed frame begins in the target, and where the last one ends.</summary>
    public long[]? Offsets { get; init; }

    /// <summary>What annotations refer to.</summary>
    public ReferredImages? Referred { get; init; }

    /// <summary>What was made of annotations, in the order of the file.</summary>
    public IReadOnlyList<WorkedAnnotations>? Documents { get; init; }

    public static WorkerAnswer Refused(string reason, bool passing = false) => new() { Refusal = reason, Passing = passing };
}

/// <summary>A de-identified instance; its stored values, or all of it when it is no image, are in the target.</summary>
public sealed record WorkedInstance
{
    public required string SopInstanceUid { get; init; }

    public required string SopClassUid { get; init; }

    public required string SeriesUid { get; init; }

    public required string StudyUid { get; init; }

    /// <summary>The patient's pseudonym.</summary>
    public required string Patient { get; init; }

    public required string Modality { get; init; }

    public required bool Synthetic { get; init; }

    public required string Header { get; init; }

    public required string Sha256 { get; init; }

    public required int FrameLength { get; init; }

    /// <summary>0 when the target holds a Part 10 file.</summary>
    public required int Frames { get; init; }

    public int Rows { get; init; }

    public int Columns { get; init; }

    /// <summary>Where it comes in its series, along the normal of its plane or by its number.</summary>
    public double? Place { get; init; }

    /// <summary>How many attributes were treated how in de-identification.</summary>
    public IReadOnlyDictionary<string, int>? Actions { get; init; }

    /// <summary>Whether it belongs to the study the sender named.</summary>
    public bool IsOfStudy { get; init; } = true;

    /// <summary>Why a person has to see it first; empty when it may be served.</summary>
    public IReadOnlyList<HeldReason> Review { get; init; } = [];

    public IReadOnlyList<HeldRectangle> Suggested { get; init; } = [];

    /// <summary>What an object that is no image says of images.</summary>
    public WorkedMarks? Marks { get; init; }
}
