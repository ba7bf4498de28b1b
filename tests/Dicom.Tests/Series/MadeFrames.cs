using System.Globalization;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Headers of single-frame and multi-frame images for tests.</summary>
internal static class MadeFrames
{
    /// <summary>A CT slice of 1×2 pixels at <paramref name="z"/> mm.</summary>
    public static DicomDataset Slice(int number, double z, Action<DicomDataset>? change = null)
    {
        var dataset = Pixels(new DicomDataset()).AddOrUpdate(DicomTag.SOPInstanceUID, "1.2.3." + number.ToString(CultureInfo.InvariantCulture))
            .AddOrUpdate(DicomTag.SOPClassUID, SopClasses.CTImage).AddOrUpdate(DicomTag.Modality, "CT")
            .AddOrUpdate(DicomTag.ImagePositionPatient, -10, -20, z).AddOrUpdate(DicomTag.ImageOrientationPatient, 1, 0, 0, 0, 1, 0)
            .AddOrUpdate(DicomTag.PixelSpacing, 0.5, 0.5).AddOrUpdate(DicomTag.SliceThickness, 3)
            .AddOrUpdate(DicomTag.RescaleSlope, 1).AddOrUpdate(DicomTag.RescaleIntercept, 0);
        change?.Invoke(dataset);
        return dataset;
    }

    /// <summary>An Enhanced CT whose frame k lies at <paramref name="places"/>[k] and whose two pixels hold 10k and 10k + 1, frames from 1.</summary>
    public static SeriesInstance Enhanced(double[] places, Action<DicomDataset, List<DicomDataset>>? change = null)
    {
        var root = Pixels(new DicomDataset()).AddOrUpdate(DicomTag.SOPInstanceUID, "1.2.3.50").AddOrUpdate(DicomTag.SOPClassUID, SopClasses.CTImage + ".1")
            .AddOrUpdate(DicomTag.Modality, "CT").AddOrUpdate(DicomTag.NumberOfFrames, places.Length);
        var shared = new DicomDataset(root);
        shared.AddOrUpdate(Group(FunctionalGroups.PlaneOrientationSequence, new DicomDataset(shared).AddOrUpdate(DicomTag.ImageOrientationPatient, 1, 0, 0, 0, 1, 0)));
        shared.AddOrUpdate(Group(FunctionalGroups.PixelMeasuresSequence,
            new DicomDataset(shared).AddOrUpdate(DicomTag.PixelSpacing, 0.5, 0.75).AddOrUpdate(DicomTag.SliceThickness, 3)));
        shared.AddOrUpdate(Group(FunctionalGroups.PixelValueTransformationSequence,
            new DicomDataset(shared).AddOrUpdate(DicomTag.RescaleSlope, 2).AddOrUpdate(DicomTag.RescaleIntercept, -1000)));
        var own = places.Select(z => new DicomDataset(root).AddOrUpdate(
            Group(FunctionalGroups.PlanePositionSequence, new DicomDataset(root).AddOrUpdate(DicomTag.ImagePositionPatient, -10, -20, z)))).ToList();
        root.AddOrUpdate(DicomTag.SharedFunctionalGroupsSequence, shared).AddOrUpdate(DicomTag.PerFrameFunctionalGroupsSequence, [.. own]);
        change?.Invoke(root, own);
        return new SeriesInstance(root, () => places.SelectMany((_, k) => new[] { (10 * (k + 1)), (10 * (k + 1)) + 1 })
            .SelectMany(v => BitConverter.GetBytes((short)v)).ToArray());
    }

    public static DicomSequence Group(DicomTag tag, DicomDataset item) => new(tag, item);

    private static DicomDataset Pixels(DicomDataset dataset) =>
        dataset.AddOrUpdate(DicomTag.SamplesPerPixel, 1).AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2").AddOrUpdate(DicomTag.Rows, 1)
            .AddOrUpdate(DicomTag.Columns, 2).AddOrUpdate(DicomTag.BitsAllocated, 16).AddOrUpdate(DicomTag.BitsStored, 16)
            .AddOrUpdate(DicomTag.HighBit, 15).AddOrUpdate(DicomTag.PixelRepresentation, 1);
}
