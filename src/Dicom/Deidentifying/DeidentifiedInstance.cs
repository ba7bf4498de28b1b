namespace CrowdAnnotate.Dicom;

/// <summary>A de-identified instance; its data set refers to the source's pixel data until it is written.</summary>
/// <param name="TransferSyntax">In which its pixel data are.</param>
public sealed record DeidentifiedInstance(DicomDataset Dataset, DicomTransferSyntax TransferSyntax, DeidentificationReport Report)
{
    /// <summary>Why a person must look at it first; empty when it may be served.</summary>
    public IReadOnlyList<ReviewReason> Review { get; init; } = [];
}

/// <summary>What may be seen in the pixels.</summary>
public enum ReviewKind
{
    /// <summary>Text that may name the patient.</summary>
    BurnedInText,

    /// <summary>A face that may be recognised.</summary>
    RecognisableFace,
}

/// <summary>Why an instance is held until a person has looked at it.</summary>
/// <param name="Suggested">What to black out, by rule; none when no rule knows.</param>
public sealed record ReviewReason(ReviewKind Kind, string Text, IReadOnlyList<PixelRectangle> Suggested);

/// <summary>A rectangle of pixels, from the upper left corner of the image.</summary>
public readonly record struct PixelRectangle(int X, int Y, int Width, int Height);
