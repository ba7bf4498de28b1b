using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>One node of a content tree (PS3.3 §C.17.3): a concept, its value, and what stands below it.</summary>
internal sealed class ContentItem(string relationship, CodedConcept? name, ContentValue value)
{
    /// <summary>How it belongs to the node above (PS3.3 §C.17.3.2.4); empty for the root.</summary>
    public string Relationship { get; } = relationship;

    public CodedConcept? Name { get; } = name;

    public ContentValue Value { get; } = value;

    /// <summary>Identifier of what was observed (0040,A171); of an AIM entity its unique identifier.</summary>
    public Uid? ObservationUid { get; init; }

    public AimDateTime? ObservedAt { get; init; }

    public List<ContentItem> Children { get; } = [];

    /// <summary>Place in the tree it was read from, as in ReferencedContentItemIdentifier: <c>1.6.2</c>, the root being 1.</summary>
    public string Path { get; init; } = "1";

    /// <summary>Puts a node below this one.</summary>
    /// <returns>The node below.</returns>
    public ContentItem Add(ContentItem child)
    {
        Children.Add(child);
        return child;
    }

    public bool Is(CodedConcept concept) => Name == concept;

    public IEnumerable<ContentItem> Named(CodedConcept concept) => Children.Where(c => c.Name == concept);

    public CodedConcept? Code(CodedConcept concept) => Named(concept).Select(c => (c.Value as CodeContent)?.Code).FirstOrDefault(c => c is not null);

    /// <summary>The words of a TEXT or PNAME below.</summary>
    public string? Text(CodedConcept concept) => Named(concept).Select(c => c.Value.Words).FirstOrDefault(t => t is not null);

    public Uid? Uid(CodedConcept concept) => Named(concept).Select(c => (c.Value as UidContent)?.Uid).FirstOrDefault(u => u is not null);

    /// <summary>This node and all below it, in the order of the document.</summary>
    public IEnumerable<ContentItem> All()
    {
        var open = new Stack<ContentItem>([this]);
        while (open.TryPop(out var item))
        {
            yield return item;
            for (var i = item.Children.Count - 1; i >= 0; i--)
            {
                open.Push(item.Children[i]);
            }
        }
    }
}

/// <summary>Relationship types of PS3.3 §C.17.3.2.4.</summary>
internal static class Relationship
{
    public const string Contains = "CONTAINS";
    public const string HasObservationContext = "HAS OBS CONTEXT";
    public const string HasAcquisitionContext = "HAS ACQ CONTEXT";
    public const string HasConceptModifier = "HAS CONCEPT MOD";
    public const string HasProperties = "HAS PROPERTIES";
    public const string InferredFrom = "INFERRED FROM";
    public const string SelectedFrom = "SELECTED FROM";
}
