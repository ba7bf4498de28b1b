namespace CrowdAnnotate.Aim;

/// <summary>What kinds of marks have in common.</summary>
public static class MarkKinds
{
    /// <summary>Whether the mark is an outline of a region on its slice.</summary>
    public static bool Encloses(this MarkKind kind) => kind is MarkKind.Contour or MarkKind.Ellipse or MarkKind.Circle or MarkKind.Rectangle or MarkKind.Region;

    /// <summary>Whether the mark only points or measures beside the finding's outlines and axes.</summary>
    public static bool IsAid(this MarkKind kind) => kind is MarkKind.Point or MarkKind.Length or MarkKind.Angle or MarkKind.Arrow;

    /// <summary>
    /// The mark of the template that a drawn one counts as: its own kind, else for an outline a contour or a region; null where it is none
    /// of the template.
    /// </summary>
    public static MarkKind? CountedAs(this MarkKind kind, AnnotationTemplate template)
    {
        ArgumentNullException.ThrowIfNull(template);
        MarkKind[] candidates = kind.Encloses() ? [kind, MarkKind.Contour, MarkKind.Region] : [kind];
        return candidates.Where(c => template.Marks.Any(m => m.Kind == c)).Select(c => (MarkKind?)c).FirstOrDefault();
    }
}
