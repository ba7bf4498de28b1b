using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>An ImageAnnotation as measurement groups (TID 1501), the first of which says what was found.</summary>
internal sealed class GroupContent(ImageAnnotation annotation, string path, ReferencedObjects objects, SourceImages images, LossList losses)
{
    private readonly Fitting fitting = new(losses);
    private readonly NumContent numbers = new(losses);
    private readonly AnswerContent answers = new(losses);
    private readonly Dictionary<Uid, ContentItem> placed = [];
    private readonly HashSet<Uid> pictured = [];
    private readonly Dictionary<Uid, int> order = annotation.Calculations.Select((c, i) => (c.UniqueIdentifier, i + 1)).ToDictionary();
    private readonly Dictionary<Uid, (Uid Reference, Image Image)> pictures = annotation.DicomImageReferences
        .SelectMany(r => r.Study.Series.Images.Select(i => (r.UniqueIdentifier, i))).GroupBy(p => p.i.SopInstanceUid).ToDictionary(g => g.Key, g => g.First());

    public IReadOnlyList<ContentItem> Make()
    {
        var plans = GroupPlan.Of(annotation);
        AnnotationLosses.List(annotation, [.. plans.SelectMany(p => p.Markups).Select(m => m.UniqueIdentifier)], path, losses);
        var groups = plans.Select((plan, n) => Head(plan, n)).ToList();
        AddFacts(groups[0]);
        AddSegments(groups[0]);
        for (var n = 0; n < plans.Count; n++)
        {
            AddMarks(plans[n], groups[n]);
        }

        AddOtherImages(groups[0]);
        return groups;
    }

    private ContentItem Head(GroupPlan plan, int number)
    {
        var tracking = annotation.TrackingUniqueIdentifier ?? DerivedUid.Of(annotation.UniqueIdentifier, "tracking");
        var group = new ContentItem(Relationship.Contains, SrCodes.MeasurementGroup, new ContainerContent("1501"))
        {
            ObservationUid = number == 0 ? annotation.UniqueIdentifier : DerivedUid.Of(annotation.UniqueIdentifier, $"group-{number + 1}"),
            ObservedAt = annotation.DateTime,
        };
        group.Add(new(Relationship.HasObservationContext, SrCodes.TrackingIdentifier, Words(TrackingName.Of(plan.Tool, annotation.Name), "name")));
        group.Add(new(Relationship.HasObservationContext, SrCodes.TrackingUniqueIdentifier, new UidContent(number == 0 ? tracking : DerivedUid.Of(tracking, $"mark-{number + 1}"))));
        for (var i = 0; i < (number == 0 ? annotation.TypeCodes.Count : 1); i++)
        {
            var finding = group.Add(new(Relationship.Contains, SrCodes.Finding, new CodeContent(fitting.Code(annotation.TypeCodes[i], $"{path}/typeCode[{i + 1}]"))));
            if (IsAbsent(annotation.TypeCodes[i]))
            {
                finding.Add(AnswerContent.Presence(false));
            }
        }

        return group;
    }

    // What was looked for and is not there must not be read as found.
    private bool IsAbsent(CodedConcept code)
    {
        var same = annotation.Observations.Where(o => o.Answer.TypeCodes.Contains(code)).ToList();
        return same.Count > 0 && same.TrueForAll(o => o.IsPresent == false);
    }

    private void AddFacts(ContentItem group)
    {
        for (var i = 0; i < annotation.PhysicalEntities.Count; i++)
        {
            group.Add(answers.Site(annotation.PhysicalEntities[i], $"{path}/imagingPhysicalEntityCollection/ImagingPhysicalEntity[{i + 1}]"));
        }

        for (var i = 0; i < annotation.Observations.Count; i++)
        {
            group.Children.AddRange(answers.Observation(annotation.Observations[i], $"{path}/imagingObservationEntityCollection/ImagingObservationEntity[{i + 1}]"));
        }

        if (annotation.Comment is { } comment)
        {
            group.Add(new(Relationship.Contains, SrCodes.Comment, Words(comment, "comment")));
        }
    }

    private void AddSegments(ContentItem group)
    {
        for (var i = 0; i < annotation.Segmentations.Count; i++)
        {
            var (segment, at) = (annotation.Segmentations[i], $"{path}/segmentationEntityCollection/SegmentationEntity[{i + 1}]");
            var header = images.Find(segment.SopInstanceUid);
            if ((segment.SeriesInstanceUid ?? header?.GetUid(DicomTag.SeriesInstanceUID)) is not { } series
                || (segment.StudyInstanceUid ?? header?.GetUid(DicomTag.StudyInstanceUID)) is not { } study)
            {
                losses.Add(at, "names no study and series, without which an SR cannot refer to it; give its header along.");
                continue;
            }

            objects.Add(study, series, segment.SopClassUid, segment.SopInstanceUid);
            placed[segment.UniqueIdentifier] = group.Add(new(
                Relationship.Contains, SrCodes.ReferencedSegment,
                new ObjectContent(ObjectContent.Image, segment.SopClassUid, segment.SopInstanceUid, [], [segment.SegmentNumber])) { ObservationUid = segment.UniqueIdentifier });
            group.Add(Picture(Relationship.Contains, SrCodes.SegmentedImage, segment.ReferencedSopInstanceUid, null));
        }
    }

    private void AddMarks(GroupPlan plan, ContentItem group)
    {
        var ties = annotation.Statements
            .Where(s => s.Kind is StatementKind.CalculationEntityReferencesMarkupEntity or StatementKind.CalculationEntityReferencesSegmentationEntity)
            .ToLookup(s => s.Subject, s => s.Object);
        foreach (var calculation in plan.Calculations)
        {
            var number = group.Add(numbers.Of(calculation, $"{path}/calculationEntityCollection/CalculationEntity[{order[calculation.UniqueIdentifier]}]"));
            foreach (var target in ties[calculation.UniqueIdentifier].Distinct())
            {
                if (placed.TryGetValue(target, out var there))
                {
                    number.Add(new(Relationship.InferredFrom, null, new TargetContent(there)));
                }
                else if (plan.Markups.FirstOrDefault(m => m.UniqueIdentifier == target) is GeometricShapeEntity shape)
                {
                    Place(number, Relationship.InferredFrom, shape);
                }
            }
        }

        foreach (var shape in plan.Markups.OfType<GeometricShapeEntity>().Where(m => !placed.ContainsKey(m.UniqueIdentifier)))
        {
            if (NumContent.NotTaken(plan) is { } none)
            {
                Place(group.Add(none), Relationship.InferredFrom, shape);
            }
            else
            {
                Place(group, Relationship.Contains, shape);
            }
        }
    }

    private void Place(ContentItem below, string relationship, GeometricShapeEntity shape)
    {
        var region = below.Add(new(relationship, RegionContent.Purpose(shape), RegionContent.Graphic(shape)) { ObservationUid = shape.UniqueIdentifier });
        if (shape is TwoDimensionGeometricShapeEntity { ImageReferenceUid: { } image } flat)
        {
            region.Add(Picture(Relationship.SelectedFrom, null, image, flat.ReferencedFrameNumber));
        }

        placed[shape.UniqueIdentifier] = region;
    }

    private void AddOtherImages(ContentItem group)
    {
        foreach (var uid in pictures.Keys.Where(p => !pictured.Contains(p)).ToList())
        {
            group.Add(Picture(Relationship.Contains, SrCodes.SourceImage, uid, null));
        }
    }

    private ContentItem Picture(string relationship, CodedConcept? name, Uid sopInstance, int? frame)
    {
        pictured.Add(sopInstance);
        var (reference, image) = pictures[sopInstance];
        var isMultiFrame = frame > 1 || images.Find(sopInstance)?.GetInt32(DicomTag.NumberOfFrames) > 1 || MultiFrame.Classes.Contains(image.SopClassUid.Value);
        return new(relationship, name, new ObjectContent(ObjectContent.Image, image.SopClassUid, sopInstance, frame is { } f && isMultiFrame ? [f] : [], []))
        {
            ObservationUid = reference,
        };
    }

    private WordsContent Words(string text, string element) => new(WordsContent.Plain, fitting.Text(DicomVR.UT, text, $"{path}/{element}"));
}
