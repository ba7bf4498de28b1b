using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.RtStruct;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Tests.RtStruct;

/// <summary>Structure sets made for the tests, written and read back.</summary>
internal static class Outlined
{
    /// <summary>A contour with six decimals, star-shaped about its middle, within a box of the image.</summary>
    public static Contour Star(int slice, double x, double y, double radius, int points, int seed)
    {
        var random = new Random(seed);
        return new Contour(slice, Enumerable.Range(0, points).Select(i =>
        {
            var (angle, r) = (2 * Math.PI * i / points, radius * (0.7 + (0.3 * random.NextDouble())));
            return new ImagePoint(Math.Round(x + (r * Math.Cos(angle)), 6), Math.Round(y + (r * Math.Sin(angle)), 6));
        }));
    }

    public static DicomDataset Write(SourceSeries source, params OutlinedRegion[] regions) =>
        StructureSetWriter.Write(regions, source, Images.Made, Images.Uids()).Result;

    public static StructureSet Read(DicomDataset dataset)
    {
        using var bytes = new MemoryStream();
        DerivedObject.Save(bytes, dataset);
        DicomFile.TryRead(bytes.ToArray(), out var file, out var unread).ShouldBeTrue(unread?.ToString());
        StructureSetReader.TryRead(file!, out var set, out var refusal).ShouldBeTrue(refusal?.ToString());
        return set!;
    }

    public static PlacedRegion Back(SourceSeries source, OutlinedRegion region)
    {
        var set = Read(Write(source, region));
        set.Notes.ShouldBeEmpty();
        return ContourPlacing.Place(set.Rois.ShouldHaveSingleItem(), source);
    }

    /// <summary>The contours as closed lines, whatever vertex they begin with.</summary>
    public static IEnumerable<string> Closed(IEnumerable<Contour> contours) => contours.Select(c =>
    {
        var first = Enumerable.Range(0, c.Points.Count).MinBy(i => (c.Points[i].X, c.Points[i].Y));
        return $"{c.Slice}: " + string.Join(' ', c.Points.Skip(first).Concat(c.Points.Take(first)).Select(p => FormattableString.Invariant($"{p.X},{p.Y}")));
    }).Order(StringComparer.Ordinal);
}
