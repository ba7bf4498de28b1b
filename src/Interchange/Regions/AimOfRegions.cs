using CrowdAnnotate.Aim;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.RtStruct;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Regions;

/// <summary>Regions as AIM: an annotation each, with a polyline for every outline of a slice; holes have a false include flag.</summary>
public sealed class AimOfRegions(SourceSeries source, Making making, Func<Uid> nextUid)
{
    /// <summary>Each segment as an annotation that refers to it and has its outlines as well; empty segments are losses.</summary>
    /// <exception cref="ArgumentException">No segment holds a voxel, or the SEG does not lie on the grid of the images.</exception>
    public Conversion<ImageAnnotationCollection> Of(SegReading seg)
    {
        ArgumentNullException.ThrowIfNull(seg);
        if (!seg.Segmentation.Grid.Coincides(source.Grid))
        {
            throw new ArgumentException("The segmentation does not lie on the grid of the images.", nameof(seg));
        }

        var losses = seg.Notes.Select(n => new Loss(n.Tag?.ToString() ?? "", n.Text + ".")).ToList();
        var annotations = seg.Segmentation.Regions.Select(r => Annotation(
            r.Segment, MaskOutline.Trace(r.Mask).ToValueList(), $"SegmentSequence[{r.Number}]", losses, image => Reference(seg, r.Number, image)));
        return Collection([.. annotations.OfType<ImageAnnotation>()], losses);
    }

    /// <summary>Each region of a structure set as an annotation.</summary>
    /// <exception cref="ArgumentException">No contour lies on the images.</exception>
    public Conversion<ImageAnnotationCollection> Of(StructureSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        var losses = set.Notes.Select(n => new Loss(n.Tag?.ToString() ?? "", n.Text + ".")).ToList();
        var annotations = new List<ImageAnnotation>();
        foreach (var roi in set.Rois)
        {
            var (placed, path) = (ContourPlacing.Place(roi, source), $"StructureSetROISequence[{roi.Number}]");
            losses.AddRange(placed.Notes.Select(n => new Loss(path, n.Text + ".")));
            if (placed.Marks.Count > 0)
            {
                losses.Add(new Loss(path, $"{placed.Marks.Count} points and lines make no region."));
            }

            annotations.AddRange(Annotation(roi.Meaning, placed.Contours, path, losses, null) is { } annotation ? [annotation] : []);
        }

        return Collection(annotations, losses);
    }

    /// <summary>Masks, as of NIfTI and NRRD, as annotations.</summary>
    /// <exception cref="ArgumentException">No mask holds a voxel, or one lies on another grid than the images.</exception>
    public Conversion<ImageAnnotationCollection> Of(params IEnumerable<(Segment Meaning, Mask Mask)> masks)
    {
        var losses = new List<Loss>();
        var annotations = masks.Select((m, i) => m.Mask.Geometry.Coincides(source.Grid)
            ? Annotation(m.Meaning, MaskOutline.Trace(m.Mask).ToValueList(), $"mask {i + 1}", losses, null)
            : throw new ArgumentException($"Mask {i + 1} does not lie on the grid of the images.", nameof(masks)));
        return Collection([.. annotations.OfType<ImageAnnotation>()], losses);
    }

    private ImageAnnotation? Annotation(Segment meaning, ValueList<Contour> contours, string path, List<Loss> losses, Func<Uid, DicomSegmentationEntity>? segment)
    {
        if (contours.Count == 0)
        {
            losses.Add(new Loss(path, "It holds nothing on the images: there is no annotation of it."));
            return null;
        }

        if (meaning.TypeModifiers.Count + meaning.RegionModifiers.Count > 0)
        {
            losses.Add(new Loss(path, "Modifiers of its codes are not taken into AIM."));
        }

        var images = contours.Select(c => source.Frames[c.Slice]).DistinctBy(f => f.SopInstanceUid).Select(f => new Image(f.SopClassUid, f.SopInstanceUid)).ToList();
        return new ImageAnnotation(
            nextUid(), [meaning.Type], new AimDateTime(new DateTimeOffset(making.Created, TimeSpan.Zero)), meaning.Label,
            comment: string.IsNullOrWhiteSpace(meaning.Description) ? null : meaning.Description,
            trackingUniqueIdentifier: meaning.Tracking?.Uid,
            physicalEntities: meaning.Region is { } region ? [new ImagingPhysicalEntity(nextUid(), new CodedAnswer(region))] : [],
            observations: [new ImagingObservationEntity(nextUid(), new CodedAnswer(meaning.Type), isPresent: true)],
            segmentations: segment is null ? [] : [segment(images[0].SopInstanceUid)],
            markups: Markups(contours),
            imageReferences: [new DicomImageReferenceEntity(nextUid(), new ImageStudy(
                source.StudyInstanceUid, new ImageSeries(source.SeriesInstanceUid, Modality(), images)))]);
    }

    private List<MarkupEntity> Markups(ValueList<Contour> contours)
    {
        var markups = new List<MarkupEntity>();
        void Add(Contour contour, bool include)
        {
            var image = source.Frames[contour.Slice];
            markups.Add(new TwoDimensionPolyline(
                nextUid(), markups.Count + 1, image.SopInstanceUid, contour.Points, image.FrameNumber ?? 1, new ShapeDetails(includeFlag: include)));
        }

        foreach (var (outline, holes) in contours.GroupBy(c => c.Slice).OrderBy(g => g.Key).SelectMany(g => Nesting.Of([.. g])))
        {
            Add(outline, include: true);
            holes.ToList().ForEach(h => Add(h, include: false));
        }

        return markups;
    }

    private DicomSegmentationEntity Reference(SegReading seg, int number, Uid image) => new(
        nextUid(), seg.Instance.SopClassUid, seg.Instance.SopInstanceUid, image, number, seg.Instance.StudyInstanceUid, seg.Instance.SeriesInstanceUid);

    private Conversion<ImageAnnotationCollection> Collection(List<ImageAnnotation> annotations, List<Loss> losses) => annotations.Count == 0
        ? throw new ArgumentException("There is no region on the images: " + string.Join(" ", losses.Select(l => l.ToString())))
        : new(
            new ImageAnnotationCollection(
                nextUid(), source.StudyInstanceUid, nextUid(), new AimDateTime(new DateTimeOffset(making.Created, TimeSpan.Zero)), annotations,
                description: making.Provenance.Campaign, user: making.Reader is { } reader ? new User(reader, reader, "reader") : null,
                equipment: new Equipment(DerivedObject.Program, DerivedObject.Program, softwareVersion: making.SoftwareVersion), person: Patient()),
            losses.ToValueList());

    private Person? Patient() => source.Header.GetString(DicomTag.PatientID) is { } id
        ? new Person(source.Header.GetString(DicomTag.PatientName) is { } name ? name : id, id) : null;

    // PS3.16 CID 29.
    private CodedConcept Modality() => source.Header.GetString(DicomTag.Modality) switch
    {
        "CT" => new("CT", "DCM", "Computed Tomography"),
        "MR" => new("MR", "DCM", "Magnetic Resonance"),
        "PT" => new("PT", "DCM", "Positron emission tomography"),
        var other => new(other ?? "OT", "DCM", other ?? "Other"),
    };
}
