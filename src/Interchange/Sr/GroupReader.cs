using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>A measurement group, or what another template has in its place, as an annotation.</summary>
/// <param name="saysTies">Whether every number of the report says itself what it was taken on, as this product writes them.</param>
internal sealed class GroupReader(ImageReader images, bool saysTies, FindingList findings)
{
    private readonly RegionReader regions = new(images, findings);
    private readonly SegmentReader segments = new(images, findings);

    /// <summary>All of a group.</summary>
    public void Read(ContentItem group, AnnotationParts into)
    {
        var tracking = group.Uid(SrCodes.TrackingUniqueIdentifier);
        into.Tracking = tracking == DerivedUid.Of(into.Uid, "tracking") ? null : tracking;
        into.Name = group.Text(SrCodes.TrackingIdentifier) is { } identifier ? TrackingName.NameIn(identifier) : null;
        var answers = new AnswerReader(into, findings);
        foreach (var child in group.Children)
        {
            if (!IsHead(child) && !IsOfMarks(child) && !answers.Read(child))
            {
                findings.If(child.Value is not ContainerContent, child.Path, $"({child.Name?.Meaning ?? child.Value.Type}) is not understood; it is left out.");
            }
        }

        ReadMarks(group, into);
        answers.Complete(group);
    }

    /// <summary>The marks and numbers of a group, for all that a further group of the same annotation has of its own.</summary>
    public void ReadMarks(ContentItem group, AnnotationParts into)
    {
        var (untied, before) = (new List<Uid>(), into.Markups.Count);
        var numbers = new NumberReader(regions, segments, findings);
        foreach (var child in group.Children.Where(IsOfMarks))
        {
            switch (child.Value)
            {
                case NumberContent { Value: null, Qualifier: { } none } when saysTies && none == SrCodes.NotAttempted:
                    ReadUnmeasured(child, into);
                    break;
                case NumberContent when numbers.Read(child, into) is { } number:
                    untied.AddRange(number.HasTies || saysTies ? [] : [number.Uid]);
                    break;
                case GraphicContent: regions.Read(child, into, null); break;
                case ObjectContent { Segments.Count: > 0 }: segments.Read(child, into, group); break;
                case ObjectContent image when !child.Is(SrCodes.SegmentedImage) || into.Segmentations.Count == 0: images.Add(image, child, into); break;
                default: break;
            }
        }

        TieToGroup(untied, [.. into.Markups.Skip(before).Select(m => m.UniqueIdentifier)], into);
    }

    // This product writes a number that nobody took for the sake of viewers alone.
    private void ReadUnmeasured(ContentItem number, AnnotationParts into)
    {
        foreach (var region in number.Children.Where(c => c.Value is GraphicContent))
        {
            regions.Read(region, into, null);
        }
    }

    // In TID 1410 and 1411, and with viewers that write one mark a group, numbers are of the group's region or segment.
    private static void TieToGroup(List<Uid> untied, IReadOnlyList<Uid> markups, AnnotationParts into)
    {
        foreach (var number in untied)
        {
            if (markups is [var only])
            {
                into.AddTie(StatementKind.CalculationEntityReferencesMarkupEntity, number, only);
            }
            else if (markups.Count == 0 && into.Segmentations is [var segment])
            {
                into.AddTie(StatementKind.CalculationEntityReferencesSegmentationEntity, number, segment.UniqueIdentifier);
            }
        }
    }

    private static bool IsHead(ContentItem item) => item.Is(SrCodes.TrackingIdentifier) || item.Is(SrCodes.TrackingUniqueIdentifier) || item.Is(SrCodes.SegmentedSeries);

    private static bool IsOfMarks(ContentItem item) => item.Value is NumberContent or GraphicContent or ObjectContent { Type: ObjectContent.Image };
}
