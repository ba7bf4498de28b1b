using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Interchange.Tests;

/// <summary>Headers of made CT series and what goes with them.</summary>
internal static class Images
{
    public static readonly Making Made = new(new DateTime(2026, 11, 28, 18, 0, 0), "0.1.0", "quiet-fox", new Provenance("Liver, protocol 2", "RECIST target lesion"));

    public static VolumeGeometry Axial(int columns, int rows, int slices, double x = 0.7, double y = 0.9, double z = 2.5) =>
        new(columns, rows, slices, new PatientPoint(-10.25, 20.5, 30.125), new PatientVector(1, 0, 0), new PatientVector(0, 1, 0), x, y, z);

    public static VolumeGeometry Oblique(int columns, int rows, int slices)
    {
        var row = new PatientVector(0.8, 0.36, 0.48).Normalised();
        var column = row.Cross(new PatientVector(0.1, 1, -0.3)).Normalised().Cross(row).Normalised();
        return new VolumeGeometry(columns, rows, slices, new PatientPoint(-101.5, 33.25, 812.75), row, column, 0.7, 0.9, 2.5);
    }

    public static SourceSeries Of(VolumeGeometry grid) => Series(Enumerable.Range(0, grid.Slices).Select(z => Single(grid, z)));

    public static SourceSeries MultiFrame(VolumeGeometry grid) => Series([Enhanced(grid)]);

    public static SourceSeries Series(IEnumerable<DicomDataset> headers)
    {
        SourceSeries.TryOf([.. headers], out var series, out var refusal).ShouldBeTrue(refusal?.ToString());
        return series!;
    }

    /// <summary>UIDs that differ from run to run of the counter alone.</summary>
    public static Func<Uid> Uids()
    {
        var next = 0;
        return () => new Uid($"2.25.9000{++next}");
    }

    public static DicomDataset Single(VolumeGeometry grid, int slice)
    {
        var at = grid.ToPatient(new IndexPoint(0, 0), slice);
        return Head(grid, SopClasses.CTImage, $"1.2.3.4.{slice + 1}")
            .AddOrUpdate(DicomTag.ImagePositionPatient, at.X, at.Y, at.Z)
            .AddOrUpdate(DicomTag.ImageOrientationPatient, Orientation(grid))
            .AddOrUpdate(DicomTag.PixelSpacing, grid.RowSpacing, grid.ColumnSpacing)
            .AddOrUpdate(DicomTag.SliceThickness, grid.SliceSpacing)
            .AddOrUpdate(DicomTag.RescaleSlope, 1.0).AddOrUpdate(DicomTag.RescaleIntercept, -1024.0);
    }

    private static DicomDataset Enhanced(VolumeGeometry grid)
    {
        var root = Head(grid, "1.2.840.10008.5.1.4.1.1.2.1", "1.2.3.4.99").AddOrUpdate(DicomTag.NumberOfFrames, (double)grid.Slices);
        DicomDataset Item() => new(root);
        var shared = Item()
            .AddOrUpdate(new DicomTag(0x0020, 0x9116), Item().AddOrUpdate(DicomTag.ImageOrientationPatient, Orientation(grid)))
            .AddOrUpdate(new DicomTag(0x0028, 0x9145), Item().AddOrUpdate(DicomTag.RescaleSlope, 1.0).AddOrUpdate(DicomTag.RescaleIntercept, 0.0))
            .AddOrUpdate(new DicomTag(0x0028, 0x9110), Item().AddOrUpdate(DicomTag.PixelSpacing, grid.RowSpacing, grid.ColumnSpacing).AddOrUpdate(DicomTag.SliceThickness, grid.SliceSpacing));
        // The frames lie from the last slice to the first, so that frame numbers are not slices.
        var frames = Enumerable.Range(0, grid.Slices).Reverse().Select(z => grid.ToPatient(new IndexPoint(0, 0), z)).Select(p => Item()
            .AddOrUpdate(new DicomTag(0x0020, 0x9113), Item().AddOrUpdate(DicomTag.ImagePositionPatient, p.X, p.Y, p.Z)));
        return root.AddOrUpdate(DicomTag.SharedFunctionalGroupsSequence, shared).AddOrUpdate(DicomTag.PerFrameFunctionalGroupsSequence, [.. frames]);
    }

    private static double[] Orientation(VolumeGeometry grid) =>
        [grid.RowDirection.X, grid.RowDirection.Y, grid.RowDirection.Z, grid.ColumnDirection.X, grid.ColumnDirection.Y, grid.ColumnDirection.Z];

    private static DicomDataset Head(VolumeGeometry grid, string sopClass, string instance) => new DicomDataset()
        .AddOrUpdate(DicomTag.SpecificCharacterSet, "ISO_IR 100")
        .AddOrUpdate(DicomTag.SOPClassUID, sopClass).AddOrUpdate(DicomTag.SOPInstanceUID, instance)
        .AddOrUpdate(DicomTag.StudyInstanceUID, "1.2.3.1").AddOrUpdate(DicomTag.SeriesInstanceUID, "1.2.3.2").AddOrUpdate(DicomTag.FrameOfReferenceUID, "1.2.3.3")
        .AddOrUpdate(DicomTag.Modality, "CT").AddOrUpdate(DicomTag.PatientName, "Jürgens^Zoë").AddOrUpdate(DicomTag.PatientID, "case-0007")
        .AddOrUpdate(DicomTag.StudyDate, "20260102").AddOrUpdate(DicomTag.StudyTime, "101500").AddOrUpdate(DicomTag.StudyDescription, "Übersicht").AddOrUpdate(DicomTag.StudyID, "7")
        .AddOrUpdate(DicomTag.Rows, (double)grid.Rows).AddOrUpdate(DicomTag.Columns, (double)grid.Columns)
        .AddOrUpdate(DicomTag.SamplesPerPixel, 1.0).AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2")
        .AddOrUpdate(DicomTag.BitsAllocated, 16.0).AddOrUpdate(DicomTag.BitsStored, 12.0).AddOrUpdate(DicomTag.HighBit, 11.0).AddOrUpdate(DicomTag.PixelRepresentation, 0.0);
}
