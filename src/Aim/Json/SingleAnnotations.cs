namespace CrowdAnnotate.Aim;

/// <summary>One collection for each annotation: ePAD's readers look at the first annotation of a collection alone.</summary>
public static class SingleAnnotations
{
    /// <summary>
    /// A collection for each annotation, in their order, with all else as in <paramref name="collection"/>. Each has a UID of its own, made from the
    /// UIDs of collection and annotation and so always the same; a collection of one is given back as it is.
    /// </summary>
    public static IReadOnlyList<ImageAnnotationCollection> Of(ImageAnnotationCollection collection)
    {
        ArgumentNullException.ThrowIfNull(collection);
        var c = collection;
        return c.ImageAnnotations.Count == 1
            ? [c]
            : [.. c.ImageAnnotations.Select(a => new ImageAnnotationCollection(
                MadeUid.Of("collection of one", c.UniqueIdentifier.Value, a.UniqueIdentifier.Value),
                c.StudyInstanceUid, c.SeriesInstanceUid, c.DateTime, [a], c.AccessionNumber, c.Description, c.User, c.Equipment, c.Person))];
    }
}
