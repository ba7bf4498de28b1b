using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>Reads a content tree; what cannot be read stays in it as <see cref="OtherContent"/> and is said.</summary>
internal sealed class ContentReader
{
    /// <summary>Nodes below nodes; deeper ones are left out, for a hostile file may nest without end.</summary>
    public const int MaxDepth = 40;

    private readonly Dictionary<string, ContentItem> places = [];
    private readonly List<(ContentItem From, string Relationship, string To)> targets = [];
    private readonly FindingList findings;

    private ContentReader(FindingList findings) => this.findings = findings;

    public static ContentItem Read(DicomDataset root, FindingList findings)
    {
        var reader = new ContentReader(findings);
        var item = reader.Item(root, "1", 1);
        reader.Resolve();
        return item;
    }

    private ContentItem Item(DicomDataset from, string path, int depth)
    {
        var value = ContentValueReader.Read(from, path, findings);
        var item = new ContentItem(from.GetString(DicomTag.RelationshipType) ?? "", from.GetCode(DicomTag.ConceptNameCodeSequence), value)
        {
            Path = path,
            ObservationUid = from.GetUid(DicomTag.ObservationUID),
            ObservedAt = SrTimes.ToDateTime(from.GetString(DicomTag.ObservationDateTime)),
        };
        places[path] = item;
        var below = from.GetSequence(DicomTag.ContentSequence);
        if (depth >= MaxDepth)
        {
            findings.If(below.Count > 0, path, $"nests deeper than {MaxDepth} levels; what is below is left out.");
            return item;
        }

        for (var i = 0; i < below.Count; i++)
        {
            Below(item, below[i], $"{path}.{i + 1}", depth + 1);
        }

        return item;
    }

    private void Below(ContentItem item, DicomDataset child, string path, int depth)
    {
        if (!child.Contains(DicomTag.ValueType) && child.GetDoubles(DicomTag.ReferencedContentItemIdentifier) is { } place)
        {
            targets.Add((item, child.GetString(DicomTag.RelationshipType) ?? "", string.Join('.', place.Select(p => FormattableString.Invariant($"{p:F0}")))));
        }
        else
        {
            item.Add(Item(child, path, depth));
        }
    }

    private void Resolve()
    {
        foreach (var (from, relationship, to) in targets)
        {
            if (places.TryGetValue(to, out var target))
            {
                from.Add(new ContentItem(relationship, null, new TargetContent(target)) { Path = from.Path });
            }
            else
            {
                findings.Add(from.Path, $"refers to a content item {to} that is not there.");
            }
        }
    }
}
