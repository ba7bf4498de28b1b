namespace CrowdAnnotate.Server.Archive;

/// <summary>
/// One instance that is served: its de-identified header as DICOM JSON, its pixel data by name. What documents from before lack
/// is optional.
/// </summary>
public sealed record ArchivedInstance
{
    /// <summary>The mapped SOP Instance UID.</summary>
    public required string Id { get; init; }

    public required string SeriesUid { get; init; }

    public required string StudyUid { get; init; }

    /// <summary>The import that brought it first.</summary>
    public required Guid ImportId { get; init; }

    /// <summary>DICOM JSON model (PS3.18 annex F) without the pixel data.</summary>
    public required string Header { get; init; }

    /// <summary>SHA-256 of the stored values of all frames, or of the Part 10 object of an instance without frames, hexadecimal.</summary>
    public required string PixelSha256 { get; init; }

    /// <summary>The same of what was received, where a review changed it: by this the same image is known when it comes again.</summary>
    public string? ReceivedSha256 { get; init; }

    /// <summary>Name of the stored values, little endian, frame after frame; empty without frames.</summary>
    public required string PixelName { get; init; }

    public required int FrameLength { get; init; }

    /// <summary>0 for an object that is no image.</summary>
    public required int Frames { get; init; }

    /// <summary>Name of the whole de-identified object as a Part 10 file, of an object that is no image.</summary>
    public string? PartTenName { get; init; }

    /// <summary>Name of the frames as JPEG-LS lossless, one codestream after another; null while there is none.</summary>
    public string? DeliveryName { get; init; }

    /// <summary>Where each codestream begins in that object, and where the last one ends: one more than there are frames.</summary>
    public long[]? DeliveryOffsets { get; init; }
}
