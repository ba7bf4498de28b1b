namespace CrowdAnnotate.Aim;

/// <summary>What kind of thing a finding reports.</summary>
public enum FindingKind
{
    /// <summary>Something required is not there.</summary>
    Missing,

    /// <summary>Something is there but cannot be what it should be.</summary>
    Malformed,

    /// <summary>Part of the AIM model (or a foreign element) that this program does not hold: it is left out of what was read.</summary>
    NotHeld,

    /// <summary>Unusual but understood; it will be written in the usual way.</summary>
    Mended,

    /// <summary>It can be read, but perhaps not as it was meant; found only where a file is checked.</summary>
    Doubtful,
}

/// <summary>One remark on a document.</summary>
/// <param name="Path">Where, e.g. <c>/ImageAnnotationCollection/imageAnnotations/ImageAnnotation[1]/uniqueIdentifier</c>; <c>/</c> for the document itself.</param>
/// <param name="Line">Line in the document, from 1, where known.</param>
public sealed record AimFinding(string Path, FindingKind Kind, string Message, int? Line = null)
{
    /// <summary>What was looked at.</summary>
    public AimCheck Check { get; init; }

    /// <summary>Whether the document is refused for it.</summary>
    public bool IsError => Kind is FindingKind.Missing or FindingKind.Malformed;

    public override string ToString() => Line is { } line ? $"{Path} (line {line}): {Message}" : $"{Path}: {Message}";
}

/// <summary>What reading a document gave.</summary>
public sealed record AimReading
{
    internal AimReading(AnnotationCollection? document, ValueList<AimFinding> findings) => (Document, Findings) = (document, findings);

    /// <summary>The document, of either kind; null exactly when a finding is an error.</summary>
    public AnnotationCollection? Document { get; }

    /// <summary>The document where it is of annotations of images.</summary>
    public ImageAnnotationCollection? Collection => Document as ImageAnnotationCollection;

    /// <summary>The document where it is of annotations of annotations.</summary>
    public AnnotationOfAnnotationCollection? AnnotationsOfAnnotations => Document as AnnotationOfAnnotationCollection;

    /// <summary>All remarks, errors and others, in the order of the document.</summary>
    public ValueList<AimFinding> Findings { get; }

    public IEnumerable<AimFinding> Errors => Findings.Where(f => f.IsError);

    /// <summary>Whether the whole document is held: nothing was wrong, left out or mended.</summary>
    public bool IsComplete => Findings.Count == 0;
}
