using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Server.Tests.Hosting;

/// <summary>A phantom's slices as the frames of one Enhanced CT image (PS3.3 §A.38), the last slice first, so that frame numbers are not places.</summary>
internal static class EnhancedCt
{
    private static readonly DicomTag Shared = new(0x5200, 0x9229);
    private static readonly DicomTag PerFrame = new(0x5200, 0x9230);
    private static readonly DicomTag Position = new(0x0020, 0x9113);
    private static readonly DicomTag Orientation = new(0x0020, 0x9116);
    private static readonly DicomTag Measures = new(0x0028, 0x9110);
    private static readonly DicomTag Transformation = new(0x0028, 0x9145);

    // What the groups say is not said by the image as well.
    private static readonly DicomTag[] OfSlices =
    [
        DicomTag.ImagePositionPatient, DicomTag.ImageOrientationPatient, DicomTag.SliceLocation, DicomTag.SliceThickness, DicomTag.PixelSpacing,
        DicomTag.RescaleIntercept, DicomTag.RescaleSlope, DicomTag.RescaleType, DicomTag.WindowCenter, DicomTag.WindowWidth,
    ];

    /// <summary>The Part 10 file.</summary>
    public static byte[] Of(PhantomSeries series)
    {
        var slices = series.Files.Reverse().Select(Read).ToList();
        var (first, root) = (slices[0], Read(series.Files[^1]));
        OfSlices.ToList().ForEach(t => root.Remove(t));
        root.AddOrUpdate(DicomTag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.2.1").AddOrUpdate(DicomTag.SOPInstanceUID, Uid.FromGuid(Guid.NewGuid()).Value)
            .AddOrUpdate(DicomTag.ImageType, "ORIGINAL", "PRIMARY", "VOLUME", "NONE").AddOrUpdate(DicomTag.NumberOfFrames, slices.Count);
        root.AddOrUpdate(Shared, new DicomDataset(root)
            .AddOrUpdate(Orientation, Taken(root, first, DicomTag.ImageOrientationPatient))
            .AddOrUpdate(Measures, Taken(root, first, DicomTag.PixelSpacing, DicomTag.SliceThickness))
            .AddOrUpdate(Transformation, Taken(root, first, DicomTag.RescaleSlope, DicomTag.RescaleIntercept, DicomTag.RescaleType)));
        root.AddOrUpdate(PerFrame, [.. slices.Select(s => new DicomDataset(root).AddOrUpdate(Position, Taken(root, s, DicomTag.ImagePositionPatient)))]);
        root.AddOrUpdate(new DicomPixelData(DicomTag.PixelData, DicomVR.OW, 0, slices.SelectMany(Pixels).ToArray()));
        return DicomWriter.Write(root);
    }

    private static DicomDataset Taken(DicomDataset into, DicomDataset from, params DicomTag[] tags)
    {
        var group = new DicomDataset(into);
        foreach (var tag in tags)
        {
            group = from.TryGet(tag, out var item) ? group.AddOrUpdate(item) : group;
        }

        return group;
    }

    private static byte[] Pixels(DicomDataset slice) => slice.TryGet(DicomTag.PixelData, out var item) ? ((DicomPixelData)item).Value.ToArray() : [];

    private static DicomDataset Read(byte[] file)
    {
        DicomFile.TryRead(file, out var read, out var refusal).ShouldBeTrue(refusal?.ToString());
        return read!.Dataset;
    }
}
