using System.Buffers.Binary;
using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>A content tree as attributes (PS3.3 §C.17.3).</summary>
internal sealed class ContentWriter
{
    private readonly Dictionary<ContentItem, double[]> places = new(ReferenceEqualityComparer.Instance);

    private ContentWriter(ContentItem root) => Place(root, [1]);

    public static void Write(ContentItem root, DicomDataset target) => new ContentWriter(root).Put(root, target);

    private void Place(ContentItem item, double[] place)
    {
        places[item] = place;
        for (var i = 0; i < item.Children.Count; i++)
        {
            Place(item.Children[i], [.. place, i + 1]);
        }
    }

    private void Put(ContentItem item, DicomDataset to)
    {
        if (item.Relationship.Length > 0)
        {
            to.AddOrUpdate(DicomTag.RelationshipType, item.Relationship);
        }

        if (item.Value is TargetContent by)
        {
            to.AddOrUpdate(DicomTag.ReferencedContentItemIdentifier, places[by.Target]);
            return;
        }

        to.AddOrUpdate(DicomTag.ValueType, item.Value.Type);
        if (item.Name is { } name)
        {
            to.AddCode(DicomTag.ConceptNameCodeSequence, name);
        }

        if (item.ObservedAt is { } at)
        {
            to.AddOrUpdate(DicomTag.ObservationDateTime, at.ToString());
        }

        if (item.ObservationUid is { } uid)
        {
            to.AddOrUpdate(DicomTag.ObservationUID, uid);
        }

        PutValue(item.Value, to);
        if (item.Children.Count > 0)
        {
            to.AddOrUpdate(new DicomSequence(DicomTag.ContentSequence, item.Children.ConvertAll(c => Child(c, to))));
        }
    }

    private DicomDataset Child(ContentItem item, DicomDataset parent)
    {
        var dataset = new DicomDataset(parent);
        Put(item, dataset);
        return dataset;
    }

    private static void PutValue(ContentValue value, DicomDataset to)
    {
        switch (value)
        {
            case ContainerContent container: PutContainer(container, to); break;
            case WordsContent words: to.AddOrUpdate(WordsTag(words.Type), words.Text); break;
            case CodeContent code: to.AddCode(DicomTag.ConceptCodeSequence, code.Code); break;
            case UidContent uid: to.AddOrUpdate(DicomTag.UID, uid.Uid); break;
            case NumberContent number: PutNumber(number, to); break;
            case GraphicContent graphic: PutGraphic(graphic, to); break;
            case ObjectContent reference: to.AddOrUpdate(DicomTag.ReferencedSOPSequence, Reference(reference, to)); break;
            default: throw new ArgumentOutOfRangeException(nameof(value), value.Type, "Values of this type are not written.");
        }
    }

    private static void PutContainer(ContainerContent container, DicomDataset to)
    {
        to.AddOrUpdate(DicomTag.ContinuityOfContent, "SEPARATE");
        if (container.Template is { } template)
        {
            to.AddOrUpdate(DicomTag.ContentTemplateSequence, new DicomDataset(to)
                .AddOrUpdate(DicomTag.MappingResource, "DCMR").AddOrUpdate(DicomTag.TemplateIdentifier, template));
        }
    }

    // The decimal text has room for 16 characters; where they are not the whole number, the number itself stands beside them (§C.18.1).
    private static void PutNumber(NumberContent number, DicomDataset to)
    {
        if (number.Value is not { } value)
        {
            to.AddOrUpdate(new DicomSequence(DicomTag.MeasuredValueSequence));
        }
        else
        {
            var measured = new DicomDataset(to)
                .AddOrUpdate(DicomTag.NumericValue, value)
                .AddCode(DicomTag.MeasurementUnitsCodeSequence, number.Unit!);
            if (measured.GetDouble(DicomTag.NumericValue) != value)
            {
                measured.AddOrUpdate(DicomTag.FloatingPointValue, value);
            }

            to.AddOrUpdate(DicomTag.MeasuredValueSequence, measured);
        }

        if (number.Qualifier is { } qualifier)
        {
            to.AddCode(DicomTag.NumericValueQualifierCodeSequence, qualifier);
        }
    }

    private static void PutGraphic(GraphicContent graphic, DicomDataset to)
    {
        var bytes = new byte[graphic.Numbers.Length * sizeof(float)];
        for (var i = 0; i < graphic.Numbers.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), graphic.Numbers[i]);
        }

        to.AddOrUpdate(new DicomElement(DicomTag.GraphicData, DicomVR.FL, bytes)).AddOrUpdate(DicomTag.GraphicType, graphic.GraphicType);
        if (graphic.FrameOfReference is { } frame)
        {
            to.AddOrUpdate(DicomTag.ReferencedFrameOfReferenceUID, frame);
        }
    }

    private static DicomDataset Reference(ObjectContent reference, DicomDataset parent)
    {
        var item = new DicomDataset(parent)
            .AddOrUpdate(DicomTag.ReferencedSOPClassUID, reference.SopClass)
            .AddOrUpdate(DicomTag.ReferencedSOPInstanceUID, reference.SopInstance);
        if (reference.Frames.Count > 0)
        {
            item.AddOrUpdate(DicomTag.ReferencedFrameNumber, [.. reference.Frames.Select(f => (double)f)]);
        }

        if (reference.Segments.Count > 0)
        {
            item.AddOrUpdate(DicomTag.ReferencedSegmentNumber, [.. reference.Segments.Select(s => (double)s)]);
        }

        return item;
    }

    private static DicomTag WordsTag(string type) => type switch
    {
        WordsContent.PersonName => DicomTag.PersonName,
        "DATE" => DicomTag.Date,
        "TIME" => DicomTag.Time,
        "DATETIME" => DicomTag.DateTime,
        _ => DicomTag.TextValue,
    };
}
