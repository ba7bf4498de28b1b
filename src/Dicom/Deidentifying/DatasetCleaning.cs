namespace CrowdAnnotate.Dicom;

/// <summary>
/// Makes the data set anew, attribute by attribute and level by level: nothing gets into it that no rule let in. Pixel data of
/// the image itself are treated elsewhere.
/// </summary>
internal sealed class DatasetCleaning(InstanceContext context)
{
    private static readonly DicomTag LengthToEnd = new(0x0008, 0x0001);
    private readonly List<AttributeChange> changes = [];
    private readonly ElementCleaning elements = new(context);

    public IReadOnlyList<AttributeChange> Changes => changes;

    public int Kept { get; private set; }

    public int RemovedPrivate { get; private set; }

    public DicomDataset Clean()
    {
        var target = new DicomDataset();
        if (context.Original.Contains(DicomTag.SpecificCharacterSet))
        {
            target.AddOrUpdate(DicomTag.SpecificCharacterSet, CharacterSet.Utf8Term);
        }

        Fill(context.Original, target, "", 0);
        return target;
    }

    // The depth of recursion is bounded by the reader's limit.
    private void Fill(DicomDataset source, DicomDataset target, string path, int depth)
    {
        var isCode = depth > 0 && CodeCleaning.IsCode(source);
        if (isCode && CodeCleaning.Put(source, target, context.Identity))
        {
            Note(DicomTag.CodeValue, AttributeAction.Clean, depth);
        }

        foreach (var item in source.Items)
        {
            if (item.Tag.IsPrivate)
            {
                KeepSafePrivate(source, target, item);
            }
            else if (!(isCode && CodeCleaning.IsPart(item.Tag)) && !IsRebuilt(item))
            {
                Treat(source, target, item, path, depth);
            }
        }
    }

    // Made anew elsewhere (character set, offset tables, pixel data), or wrong as soon as anything changes (lengths).
    private static bool IsRebuilt(DicomItem item) => item is DicomPixelData or DicomBulkDataReference || item.Tag.IsGroupLength || item.Tag == LengthToEnd
        || item.Tag == DicomTag.SpecificCharacterSet || item.Tag.Group is 0x7FE0 or 0x0002;

    private void Treat(DicomDataset source, DicomDataset target, DicomItem item, string path, int depth)
    {
        var rule = context.Profile.Rule(item.Tag);
        var action = IsGraphic(item.Tag) ? AttributeAction.Remove : rule.Action;
        var (result, applied) = item switch
        {
            DicomSequence sequence => Sequence(sequence, target, Decided(action, item.Tag, path), path, depth),
            DicomElement element => elements.Treat(source, element, rule with { Action = Decided(action, item.Tag, path), Basic = Decided(rule.Basic, item.Tag, path) }, path),
            _ => (null, AttributeAction.Remove),
        };
        if (result is not null)
        {
            target.AddOrUpdate(result);
        }

        Note(item.Tag, applied, depth);
    }

    private (DicomItem? Result, AttributeAction Applied) Sequence(DicomSequence sequence, DicomDataset target, AttributeAction action, string path, int depth)
    {
        if (action == AttributeAction.Remove)
        {
            return (null, action);
        }

        if (action == AttributeAction.Empty)
        {
            return (new DicomSequence(sequence.Tag), action);
        }

        if (action == AttributeAction.Dummy && sequence.Items is [var first, ..] && CodeCleaning.IsCode(first))
        {
            return (new DicomSequence(sequence.Tag, DummyValue.Code(new DicomDataset(target))), action);
        }

        var inner = path.Length == 0 ? AttributeTypes.Name(sequence.Tag) : $"{path}.{AttributeTypes.Name(sequence.Tag)}";
        var items = new List<DicomDataset>(sequence.Items.Count);
        foreach (var item in sequence.Items)
        {
            var made = new DicomDataset(target);
            Fill(item, made, inner, depth + 1);
            items.Add(made);
        }

        foreach (var tag in RegionLabels.Distinguish(items))
        {
            Note(tag, AttributeAction.Clean, depth + 1);
        }

        return (new DicomSequence(sequence.Tag, items), action is AttributeAction.Dummy ? action : AttributeAction.Keep);
    }

    // Compound actions by the attribute's type; where it is unknown, the most protective one that keeps the object valid.
    private AttributeAction Decided(AttributeAction action, DicomTag tag, string path)
    {
        if (action is < AttributeAction.RemoveOrEmpty or > AttributeAction.RemoveEmptyOrDummy)
        {
            return action;
        }

        var type = context.Types.Find(tag, path);
        return (action, type) switch
        {
            (AttributeAction.RemoveOrEmpty, '1') => AttributeAction.Dummy,
            (AttributeAction.RemoveOrEmpty, '3') => AttributeAction.Remove,
            (AttributeAction.RemoveOrEmpty, _) => AttributeAction.Empty,
            (AttributeAction.RemoveOrDummy, '3') => AttributeAction.Remove,
            (AttributeAction.RemoveOrDummy, _) => AttributeAction.Dummy,
            (AttributeAction.EmptyOrDummy, '2' or '3') => AttributeAction.Empty,
            (AttributeAction.EmptyOrDummy, _) => AttributeAction.Dummy,
            (_, '2') => AttributeAction.Empty,
            (_, '3') => AttributeAction.Remove,
            _ => AttributeAction.Dummy,
        };
    }

    // Curves and overlays are bitmaps and points that may show text (PS3.15 table E.1-1, groups 50xx and 60xx).
    private static bool IsGraphic(DicomTag tag) => (tag.Group & 0xFF00) is 0x5000 or 0x6000;

    private void KeepSafePrivate(DicomDataset source, DicomDataset target, DicomItem item)
    {
        if (context.Profile.Has(DeidentificationOptions.RetainSafePrivate) && item is DicomElement element
            && SafePrivate.TryFind(source, item.Tag, out var creator, out var vr) && (element.VR == vr || element.VR == DicomVR.UN)
            && Checked(new DicomElement(item.Tag, vr, element.Value)) is { } safe)
        {
            target.AddOrUpdate(DicomValues.Element(new DicomTag(item.Tag.Group, (ushort)(item.Tag.Element >> 8)), DicomVR.LO, [creator], CharacterSet.Default));
            target.AddOrUpdate(safe);
            Kept++;
        }
        else
        {
            RemovedPrivate++;
        }
    }

    // What a maker defined as a name of a technique can hold any other: its text is held against the vocabulary like every other.
    private DicomElement? Checked(DicomElement element) =>
        element.VR.IsLocalised || element.VR == DicomVR.CS ? SafePrivate.Text(element, context.Identity) : KeptValue.Of(element, context.Identity);

    private void Note(DicomTag tag, AttributeAction action, int depth)
    {
        if (action is AttributeAction.Keep or AttributeAction.Check)
        {
            Kept++;
        }
        else
        {
            changes.Add(new AttributeChange(tag, action, depth));
        }
    }
}
