using System.Text.Json;
using System.Text.Json.Serialization;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Phantoms;

/// <summary>A point on an image, corner-origin pixels.</summary>
public sealed record TruthPoint(double X, double Y);

/// <summary>An axis on a slice: mm, and its ends in corner-origin pixels.</summary>
public sealed record TruthAxis(double Millimetres, TruthPoint From, TruthPoint To);

/// <summary>A slice of a lesion: its index, instance, and the axes of its section there.</summary>
public sealed record TruthSlice(int Slice, string SopInstanceUid, int Voxels, TruthAxis LongAxis, TruthAxis ShortAxis);

/// <summary>All that is known of a lesion.</summary>
/// <param name="Label">Its value in lesions.nii.gz.</param>
/// <param name="CentreMm">LPS, mm.</param>
/// <param name="CentreVoxel">Column, row, slice; centre origin.</param>
/// <param name="DiametersMm">Of the ellipsoid in its own directions, longest first.</param>
/// <param name="VolumeMm3">Of the ellipsoid.</param>
/// <param name="MaskVolumeMm3">Of the voxels whose centres lie inside.</param>
/// <param name="LargestSlice">Index of the slice with the longest long axis.</param>
/// <param name="SpansExactlyThreeSlices">No other slice holds any of it, not even in part.</param>
public sealed record TruthLesion(
    string Id, int Label, string Organ, double Hounsfield, double[] CentreMm, double[] CentreVoxel, IReadOnlyList<double> DiametersMm,
    double VolumeMm3, double MaskVolumeMm3, int LargestSlice, TruthAxis LongAxis, TruthAxis ShortAxis, bool SpansExactlyThreeSlices,
    IReadOnlyList<TruthSlice> Slices);

/// <summary>What truth.json holds.</summary>
public sealed record PhantomTruth(
    int Seed, int Columns, int Rows, int SliceCount, double PixelSpacingMm, double SliceSpacingMm, string StudyInstanceUid, string SeriesInstanceUid,
    IReadOnlyList<string> SopInstanceUids, IReadOnlyList<string> PlantedStrings, IReadOnlyList<TruthLesion> Lesions)
{
    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static PhantomTruth Of(CtPhantom phantom)
    {
        ArgumentNullException.ThrowIfNull(phantom);
        var g = phantom.Volume.Geometry;
        return new PhantomTruth(
            phantom.Seed, g.Columns, g.Rows, g.Slices, g.ColumnSpacing, g.SliceSpacing, phantom.StudyUid.Value, phantom.SeriesUid.Value,
            [.. phantom.SliceUids.Select(u => u.Value)], phantom.Identity.Strings, [.. phantom.Lesions.Select((_, i) => Lesion(phantom, i))]);
    }

    /// <summary>UTF-8 JSON, names in camel case.</summary>
    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Format);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static PhantomTruth FromJson(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize<PhantomTruth>(utf8, Format) ?? throw new JsonException("The truth is null.");

    private static TruthLesion Lesion(CtPhantom phantom, int index)
    {
        var (lesion, mask, g) = (phantom.Lesions[index], phantom.LesionMasks[index], phantom.Volume.Geometry);
        var slices = Enumerable.Range(0, g.Slices).Select(z => (z, count: mask.Slice(z).Length - mask.Slice(z).Count((byte)0)))
            .Where(s => s.count > 0).Select(s => Slice(phantom, lesion, s.z, s.count)).ToList();
        var largest = slices.MaxBy(s => s.LongAxis.Millimetres)!;
        var centre = lesion.Centre;
        return new TruthLesion(
            lesion.Id, index + 1, lesion.Organ, lesion.Hounsfield, [centre.X, centre.Y, centre.Z],
            [(centre.X - g.Origin.X) / g.ColumnSpacing, (centre.Y - g.Origin.Y) / g.RowSpacing, (centre.Z - g.Origin.Z) / g.SliceSpacing],
            lesion.Diameters, lesion.VolumeMm3, mask.VolumeMm3, largest.Slice, largest.LongAxis, largest.ShortAxis,
            slices.Count == 3 && !Touches(lesion, g, slices[0].Slice - 1) && !Touches(lesion, g, slices[2].Slice + 1), slices);
    }

    // A slice is as thick as the spacing; its faces lie half a spacing from its middle.
    private static bool Touches(PhantomLesion lesion, Volumes.VolumeGeometry g, int slice) =>
        lesion.SectionAt((slice - 0.5) * g.SliceSpacing) is not null || lesion.SectionAt((slice + 0.5) * g.SliceSpacing) is not null;

    private static TruthSlice Slice(CtPhantom phantom, PhantomLesion lesion, int z, int voxels)
    {
        var g = phantom.Volume.Geometry;
        var (longAxis, shortAxis) = lesion.SectionAt(z * g.SliceSpacing)!.Value;
        TruthPoint Pixel(PatientPoint p) => new(((p.X - g.Origin.X) / g.ColumnSpacing) + 0.5, ((p.Y - g.Origin.Y) / g.RowSpacing) + 0.5);
        TruthAxis Axis(LesionAxis a) => new(a.Millimetres, Pixel(a.From), Pixel(a.To));
        return new TruthSlice(z, phantom.SliceUids[z].Value, voxels, Axis(longAxis), Axis(shortAxis));
    }
}
