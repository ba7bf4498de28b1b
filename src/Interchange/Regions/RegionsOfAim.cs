using CrowdAnnotate.Aim;
using CrowdAnnotate.Interchange.RtStruct;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Measurement;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Regions;

/// <summary>How regions are made of annotations.</summary>
/// <param name="Interpolate">Whether slices between drawn ones are filled, as the product measures volumes.</param>
/// <param name="Origin">Who made them: a reader, or a program out of readers' work.</param>
/// <param name="Method">The program's method; null for a reader's.</param>
/// <param name="Elsewhere">Images whose marks become regions of another conversion: they are no loss of this one.</param>
/// <param name="MostVoxels">How many voxels the blocks around the regions of a document may have in all: each takes a byte, and all are held until they are written.</param>
public sealed record RegionChoices(
    bool Interpolate = true, SegmentOrigin Origin = SegmentOrigin.Manual, string? Method = null, IReadOnlySet<Uid>? Elsewhere = null, long MostVoxels = 4L << 30)
{
    internal bool IsElsewhere(Uid image) => Elsewhere is not null && Elsewhere.Contains(image);
}

/// <summary>
/// AIM annotations as regions: out of the segments they refer to where these are given, else out of their outlines; a shape whose
/// include flag is false is cut out.
/// </summary>
public static class RegionsOfAim
{
    /// <summary>A region for each annotation that has one, with what of the document they do not hold.</summary>
    /// <param name="source">The images on which the annotations lie.</param>
    /// <param name="segmentations">SEG that the annotations may refer to.</param>
    /// <exception cref="ArgumentException">The regions are larger in all than <see cref="RegionChoices.MostVoxels"/> allows.</exception>
    public static Conversion<ValueList<AnnotatedRegion>> Of(
        ImageAnnotationCollection collection, SourceSeries source, RegionChoices? choices = null, IReadOnlyList<SegReading>? segmentations = null)
    {
        ArgumentNullException.ThrowIfNull(collection);
        ArgumentNullException.ThrowIfNull(source);
        var (regions, losses, held) = (new List<AnnotatedRegion>(), new List<Loss>(), 0L);
        for (var i = 0; i < collection.ImageAnnotations.Count; i++)
        {
            var (annotation, path) = (collection.ImageAnnotations[i], $"/ImageAnnotationCollection/imageAnnotations/ImageAnnotation[{i + 1}]");
            if (held > (choices ?? new()).MostVoxels)
            {
                throw new ArgumentException(TooMany(path, (choices ?? new()).MostVoxels), nameof(collection));
            }

            if ((OfSegment(annotation, segmentations ?? [], choices ?? new()) ?? OfMarkups(annotation, source, choices ?? new(), path, losses)) is { } region)
            {
                regions.Add(region with { Meaning = Meaning(annotation, choices ?? new()) });
                held += region.Mask.Voxels.Length;
                losses.AddRange(RegionLosses.Of(annotation, path));
            }
            else if (!IsAllElsewhere(annotation, choices ?? new()))
            {
                losses.Add(new Loss(path, "It has neither an outline nor a segment that was given: there is no region."));
            }
        }

        losses.AddRange(RegionLosses.Of(collection));
        return new(regions.ToValueList(), losses.ToValueList());
    }

    private static string TooMany(string path, long most) => FormattableString.Invariant(
        $"{path}: the regions before it fill more than {most / (double)(1 << 30):0.##} GB of voxels, each counted with the block around it. Convert the document in parts, or to SR, XML or JSON, which hold any number.");

    private static bool IsAllElsewhere(ImageAnnotation annotation, RegionChoices choices)
    {
        var images = annotation.Markups.OfType<TwoDimensionGeometricShapeEntity>().Select(m => m.ImageReferenceUid).OfType<Uid>()
            .Concat(annotation.Segmentations.Select(s => s.ReferencedSopInstanceUid)).ToList();
        return images.Count > 0 && images.TrueForAll(choices.IsElsewhere);
    }

    private static AnnotatedRegion? OfSegment(ImageAnnotation annotation, IReadOnlyList<SegReading> segmentations, RegionChoices choices)
    {
        foreach (var reference in annotation.Segmentations.Where(s => !choices.IsElsewhere(s.ReferencedSopInstanceUid)))
        {
            var found = segmentations.FirstOrDefault(s => s.Instance.SopInstanceUid == reference.SopInstanceUid)?
                .Segmentation.Regions.FirstOrDefault(r => r.Number == reference.SegmentNumber);
            if (found is not null)
            {
                return new(found.Segment, MaskOutline.Trace(found.Mask).ToValueList(), found.Mask, found.Fractions);
            }
        }

        return null;
    }

    private static AnnotatedRegion? OfMarkups(ImageAnnotation annotation, SourceSeries source, RegionChoices choices, string path, List<Loss> losses)
    {
        var (marks, remarks) = MarksOfAnnotation.Of(annotation);
        losses.AddRange(remarks.Select(r => new Loss($"{path}/{r.Where}", r.Message)));
        var excluded = annotation.Markups.OfType<TwoDimensionGeometricShapeEntity>().Where(s => !s.Details.IncludeFlag)
            .Select(s => (s.ImageReferenceUid, Frame: s.ReferencedFrameNumber ?? 1, s.Points)).ToHashSet();
        var placed = Place(marks, source, choices, path, losses).ToLookup(m => excluded.Contains((m.Mark.Image, m.Mark.Frame, m.Mark.Points)));
        var holes = placed[true].Any() ? Build([.. placed[true]], source.Grid, path, losses)?.Contours ?? [] : [];
        if (Build([.. placed[false]], source.Grid, path, losses) is not { } roi)
        {
            return null;
        }

        // Where every excluded shape is a hole and no other is, all of them together say it, islands within holes and interpolation included.
        if (AreHoles(roi.Contours, holes) && RoiFromMarks.Build([.. placed[false], .. placed[true]], source.Grid).Roi is { } whole)
        {
            (roi, holes) = (whole, []);
        }

        var mask = choices.Interpolate ? roi.Mask : Rasteriser.RasteriseBlock(roi.Contours, source.Grid);
        if (choices.Interpolate && roi.InterpolatedSlices.Count > 0)
        {
            losses.Add(new Loss(path, $"{roi.InterpolatedSlices.Count} slices between the drawn ones are interpolated in its voxels."));
        }

        return new(SegmentItems.Background, [.. roi.Contours, .. holes], holes.Count == 0 ? mask : Cut(mask, Rasteriser.RasteriseBlock(holes, source.Grid)));
    }

    private static IEnumerable<PlacedMark> Place(ValueList<DrawnMark> marks, SourceSeries source, RegionChoices choices, string path, List<Loss> losses)
    {
        foreach (var mark in marks.Where(m => !choices.IsElsewhere(m.Image)))
        {
            if (source.SliceOf(mark.Image, mark.Frame) is { } slice)
            {
                yield return new(mark, slice);
            }
            else
            {
                losses.Add(new Loss(path, $"A mark lies on image {mark.Image}, frame {mark.Frame}, which is not among those given."));
            }
        }
    }

    private static Roi? Build(List<PlacedMark> marks, VolumeGeometry grid, string path, List<Loss> losses)
    {
        var reading = RoiFromMarks.Build(marks, grid);
        losses.AddRange(reading.Remarks.Where(r => marks.Count > 0).Select(r => new Loss(r.Where.Length == 0 ? path : $"{path}/{r.Where}", r.Message)));
        return reading.Roi;
    }

    private static bool AreHoles(ValueList<Contour> outlines, ValueList<Contour> holes) =>
        holes.Count > 0 && outlines.Concat(holes).GroupBy(c => c.Slice).SelectMany(g => Nesting.Of([.. g])).All(n =>
            outlines.Any(o => ReferenceEquals(o, n.Outline)) && n.Holes.All(h => holes.Any(e => ReferenceEquals(e, h))));

    private static MaskBlock Cut(MaskBlock mask, MaskBlock holes)
    {
        var (box, left) = (mask.Box, new byte[mask.Voxels.Length]);
        for (var i = 0; i < left.Length; i++)
        {
            var isHole = holes[box.X + (i % box.Columns), box.Y + (i / box.Columns % box.Rows), box.Z + (i / (box.Columns * box.Rows))];
            left[i] = (byte)(mask.Voxels[i] != 0 && !isHole ? 1 : 0);
        }

        return new MaskBlock(mask.Grid, box, left);
    }

    private static Segment Meaning(ImageAnnotation annotation, RegionChoices choices)
    {
        var type = annotation.Observations is [var first, ..] ? first.Answer.TypeCodes[0] : annotation.TypeCodes[0];
        return new Segment(annotation.Name, Codes.MorphologicallyAbnormalStructure, type, choices.Origin, choices.Method)
        {
            Description = annotation.Comment,
            Region = annotation.PhysicalEntities is [var site, ..] ? site.Answer.TypeCodes[0] : null,
            Tracking = annotation.TrackingUniqueIdentifier is { } tracking ? new Tracking(annotation.Name, tracking) : null,
        };
    }
}
