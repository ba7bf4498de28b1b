using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

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

    /// <summary>A code, by its short, long or URN value; null when a part is missing. A missing meaning is the value's.</summary>
    public static CodedConcept? Code(DicomDataset item)
    {
        var value = item.GetString(DicomTag.CodeValue) ?? item.GetString(DicomTag.LongCodeValue) ?? item.GetString(DicomTag.URNCodeValue);
        var scheme = item.GetString(DicomTag.CodingSchemeDesignator) ?? (item.Contains(DicomTag.URNCodeValue) ? "URN" : null);
        return value is null || scheme is null ? null : new CodedConcept(value, scheme, item.GetString(DicomTag.CodeMeaning) ?? value);
    }

    private ContentItem Item(DicomDataset from, string path, int depth)
    {
        var value = ContentValueReader.Read(from, path, findings);
        var item = new ContentItem(from.GetString(DicomTag.RelationshipType) ?? "", First(from, DicomTag.ConceptNameCodeSequence), value)
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

    private static CodedConcept? First(DicomDataset from, DicomTag tag) => from.GetSequence(tag) is [var first, ..] ? Code(first) : null;
}
