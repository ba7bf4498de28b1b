using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>Which containers of a report are annotations.</summary>
internal static class GroupFinder
{
    private static readonly CodedConcept[] NotRead = [SrCodes.ImageLibrary, SrCodes.ImageLibraryGroup];

    /// <summary>Every measurement group (TID 1501, 1410, 1411); outside of them, every container that itself holds a number, a region or a segment.</summary>
    public static IEnumerable<ContentItem> Of(ContentItem root)
    {
        var open = new Stack<ContentItem>([root]);
        while (open.TryPop(out var item))
        {
            if (NotRead.Any(item.Is))
            {
                continue;
            }

            if (item.Value is ContainerContent && (item.Is(SrCodes.MeasurementGroup) || Own(item).Any(IsMeasurement)))
            {
                yield return item;
            }

            foreach (var child in Containers(item).Reverse())
            {
                open.Push(child);
            }
        }
    }

    /// <summary>The items of a container without those of the containers in it.</summary>
    private static IEnumerable<ContentItem> Own(ContentItem container) => container.Children
        .Where(c => c.Value is not ContainerContent && c.Relationship is not (Relationship.HasAcquisitionContext or Relationship.HasObservationContext))
        .SelectMany(c => c.Children.Prepend(c));

    private static IEnumerable<ContentItem> Containers(ContentItem item) => item.Children.SelectMany(c => c.Value is ContainerContent ? [c] : Containers(c));

    private static bool IsMeasurement(ContentItem item) => item.Value is NumberContent or GraphicContent or ObjectContent { Segments.Count: > 0 };
}
