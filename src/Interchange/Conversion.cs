using CrowdAnnotate.Aim;

namespace CrowdAnnotate.Interchange;

/// <summary>Something of the source that the target format cannot hold.</summary>
/// <param name="Path">Where it stands in the source: for AIM as in <see cref="AimFinding.Path"/>, for DICOM the tags of the way down.</param>
/// <param name="Message">What is lost, without the value itself.</param>
public sealed record Loss(string Path, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}

/// <summary>What a conversion gave, and what of its source it could not take along.</summary>
public sealed record Conversion<T>(T Result, ValueList<Loss> Losses)
{
    /// <summary>Whether the way back gives the source again.</summary>
    public bool IsLossless => Losses.Count == 0;
}
