namespace CrowdAnnotate.Dicom;

/// <summary>What a codestream says of its image before any of it is decoded.</summary>
/// <param name="Precision">Bits of a sample.</param>
/// <param name="IsSigned">Whether samples have a sign; null where the coding does not say.</param>
internal readonly record struct CodestreamHeader(int Columns, int Rows, int Components, int Precision, bool? IsSigned)
{
    /// <summary>Why the image is not the one that the data set describes; null when it is.</summary>
    public string? Contradiction(PixelDescription d) =>
        Columns != d.Columns || Rows != d.Rows
            ? $"The compressed frame is {Columns}×{Rows} pixels, the data set says {d.Columns}×{d.Rows}"
        : Components != d.SamplesPerPixel
            ? $"The compressed frame has {Components} components, the data set says {d.SamplesPerPixel} samples per pixel"
        : Precision < 1 || Precision > d.BitsAllocated
            ? $"The compressed frame has {Precision} bits a sample, the data set allocates {d.BitsAllocated}"
        : null;

    /// <summary>What differs from the data set without harm; null when nothing does.</summary>
    public string? Difference(PixelDescription d) =>
        Precision != d.BitsStored ? $"The compressed frame has {Precision} bits a sample, the data set says {d.BitsStored} are stored"
        : IsSigned is { } signed && signed != d.IsSigned ? "The compressed frame and the data set differ on whether samples have a sign"
        : null;
}
