using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Measurement;

/// <summary>The values of one slice of a volume and what they are: Hounsfield units unless it says otherwise.</summary>
public sealed record PixelSlice(Volume Volume, int Slice)
{
    public CodedConcept Concept { get; init; } = Codes.AttenuationCoefficient;

    public UcumUnit Unit { get; init; } = UcumUnit.Hounsfield;

    /// <summary>Whether statistics over an outline mean something, as those of Hounsfield units and uptake values do; else only points have a value.</summary>
    public bool IsQuantitative => Concept != Codes.PixelValue;
}
