using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>Findings, sites, observations, characteristics and words of a group.</summary>
internal sealed class AnswerReader(AnnotationParts into, FindingList findings)
{
    // What OHIF writes where a reader typed words instead of choosing a code.
    private const string FreeText = "CORNERSTONEFREETEXT";

    private static readonly CodedConcept OldFindingSite = new("G-C0E3", "SRT", "Finding Site");
    private static readonly CodedConcept[] SiteModifiers =
    [
        SrCodes.SiteModifier, new("G-A1F8", "SRT", "Topographical modifier"), new("272741003", "SCT", "Laterality"), new("G-C171", "SRT", "Laterality"),
    ];

    private string? typed;
    private bool isAbsent;

    /// <returns>Whether the item is one of these.</returns>
    public bool Read(ContentItem item)
    {
        switch (item.Value)
        {
            case CodeContent { Code.Value: FreeText } free when item.Is(SrCodes.Finding) || IsSite(item):
                typed ??= free.Code.Meaning;
                return true;
            case CodeContent code when item.Is(SrCodes.Finding):
                into.TypeCodes.Add(code.Code);
                isAbsent |= item.Code(SrCodes.Presence) == SrCodes.Absent;
                return true;
            case CodeContent code when IsSite(item):
                into.Sites.Add(new ImagingPhysicalEntity(into.Identify(item), Site(item, code.Code), Present(item), SiteTraits(item).ToList()));
                return true;
            case CodeContent code when item.Is(SrCodes.Observation):
                into.Observations.Add((into.Identify(item), Answer(item, [code.Code], []), Present(item), []));
                return true;
            case CodeContent code when item.Name is { } question && item.Relationship == Relationship.Contains:
                Observation(item).Add(new ImagingObservationCharacteristic(Answer(item, [code.Code], question == SrCodes.Characteristic ? [] : [question])));
                return true;
            case WordsContent { Type: WordsContent.Plain } words when item.Relationship == Relationship.Contains:
                into.Comments.Add(item.Is(SrCodes.Comment) || item.Name is null ? words.Text : $"{item.Name.Meaning}: {words.Text}");
                return true;
            default: return false;
        }
    }

    /// <summary>What AIM requires and the group does not say.</summary>
    public void Complete(ContentItem group)
    {
        if (isAbsent && into.Observations.Count == 0)
        {
            into.Observations.Add((into.Identify(group, "/absent"), new CodedAnswer(into.TypeCodes[0]), false, []));
        }

        into.Name ??= typed ?? into.TypeCodes.FirstOrDefault()?.Meaning ?? group.Name?.Meaning ?? "Measurement";
        if (into.TypeCodes.Count == 0)
        {
            into.TypeCodes.Add(group.Name ?? SrCodes.MeasurementGroup);
        }
    }

    private static bool IsSite(ContentItem item) => item.Is(SrCodes.FindingSite) || item.Is(OldFindingSite);

    // A characteristic is of the observation before it.
    private List<ImagingObservationCharacteristic> Observation(ContentItem item)
    {
        if (into.Observations.Count == 0)
        {
            into.Observations.Add((into.Identify(item, "/observation"), new CodedAnswer(into.TypeCodes.FirstOrDefault() ?? SrCodes.Observation), null, []));
        }

        return into.Observations[^1].Characteristics;
    }

    private CodedAnswer Site(ContentItem item, CodedConcept site) => Answer(
        item, [site, .. item.Children.Where(c => SiteModifiers.Any(c.Is)).Select(c => c.Value).OfType<CodeContent>().Select(c => c.Code)], []);

    // Whatever else is coded of a site is a characteristic of it.
    private IEnumerable<ImagingPhysicalEntityCharacteristic> SiteTraits(ContentItem site) =>
        from child in site.Children
        where IsSiteTrait(site, child)
        select new ImagingPhysicalEntityCharacteristic(
            Answer(child, [((CodeContent)child.Value).Code], child.Is(SrCodes.SiteCharacteristic) ? [] : [child.Name!]));

    private static bool IsSiteTrait(ContentItem item, ContentItem child) =>
        IsSite(item) && child is { Value: CodeContent, Name: not null } && !child.Is(SrCodes.Presence) && !SiteModifiers.Any(child.Is);

    private CodedAnswer Answer(ContentItem item, IEnumerable<CodedConcept> answer, IEnumerable<CodedConcept> question)
    {
        foreach (var child in item.Children.Where(c => !c.Is(SrCodes.Presence) && !c.Is(SrCodes.Comment) && !SiteModifiers.Any(c.Is) && !IsSiteTrait(item, c)))
        {
            findings.Add(child.Path, $"({child.Name?.Meaning ?? child.Value.Type}) says more of an answer than is understood; it is left out.");
        }

        return new CodedAnswer(answer, question, comment: item.Text(SrCodes.Comment));
    }

    private static bool? Present(ContentItem item) => item.Code(SrCodes.Presence) is { } presence ? presence == SrCodes.Absent ? false : presence == SrCodes.Present ? true : null : null;
}
