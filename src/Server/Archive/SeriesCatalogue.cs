namespace CrowdAnnotate.Server.Archive;

/// <summary>What campaigns can filter series by, out of de-identified headers, and what looks wrong. Lengths in mm.</summary>
public sealed record SeriesCatalogue
{
    public string? Description { get; init; }

    public string? BodyPart { get; init; }

    public string? Manufacturer { get; init; }

    public string? Model { get; init; }

    /// <summary>The scanner's keyed pseudonym.</summary>
    public string? Scanner { get; init; }

    public string? Kernel { get; init; }

    public string? Phase { get; init; }

    public bool? Contrast { get; init; }

    public double? KVp { get; init; }

    public double? SliceThickness { get; init; }

    public double? SliceSpacing { get; init; }

    /// <summary>Between rows, between columns.</summary>
    public double[]? PixelSpacing { get; init; }

    public int Gaps { get; init; }

    /// <summary>axial, sagittal, coronal or oblique.</summary>
    public string? Orientation { get; init; }

    public IReadOnlyList<SeriesProblem> Problems { get; init; } = [];
}

/// <summary>What looks wrong about a series: a code for programs, a sentence for people.</summary>
public sealed record SeriesProblem(string Code, string Text);
