using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Commands.Measuring;

/// <summary>An organ that fills half of every slice of a CT of 512×512×300, as SEG of each kind.</summary>
internal sealed class MadeSegmentation
{
    private const int Edge = 512;
    private const int Slices = 300;
    private static readonly Segment Organ = new("Organ", Codes.MorphologicallyAbnormalStructure, Codes.Lesion, SegmentOrigin.Automatic, "made");
    private static readonly Making Making = new(new DateTime(2026, 1, 2, 0, 0, 0, DateTimeKind.Utc), "0", "quiet-fox", Provenance.None);
    private readonly VolumeGeometry grid = new(Edge, Edge, Slices, default, new(1, 0, 0), new(0, 1, 0), 0.7, 0.7, 1);
    private readonly SourceSeries source;
    private readonly Mask mask;

    public MadeSegmentation()
    {
        source = SourceSeries.TryOf([.. Enumerable.Range(0, Slices).Select(Header)], out var series, out var refusal) ? series : throw new CommandRefusal($"{refusal}.");
        mask = new Mask(grid);
        var slice = mask.Slice(0);
        for (var i = 0; i < slice.Length; i++)
        {
            var (x, y) = ((i % Edge) - (Edge / 2), (i / Edge) - (Edge / 2));
            slice[i] = (byte)((x * x) + (y * y) < 204 * 204 ? 1 : 0);
        }

        for (var z = 1; z < Slices; z++)
        {
            slice.CopyTo(mask.Slice(z));
        }
    }

    public Segmentation Of(SegmentationKind kind) => new(kind, grid, [kind is SegmentationKind.Probability
        ? new SegmentRegion(1, Organ, new Volume(grid, Array.ConvertAll(mask.Voxels, v => 0.75f * v))) : new SegmentRegion(1, Organ, mask)]);

    public byte[] Write(Segmentation segmentation)
    {
        var next = 0;
        using var file = new MemoryStream();
        DerivedObject.Save(file, SegWriter.Write(segmentation, source, Making, () => new Uid(FormattableString.Invariant($"2.25.{++next}"))).Result);
        return file.ToArray();
    }

    public void Read(byte[] file)
    {
        if (!DicomFile.TryRead(file, out var dicom, out var refusal) || !SegReader.TryRead(dicom, source, out _, out refusal))
        {
            throw new CommandRefusal($"The made SEG is refused: {refusal}.");
        }
    }

    private static DicomDataset Header(int slice) => new DicomDataset()
        .AddOrUpdate(DicomTag.SOPClassUID, SopClasses.CTImage).AddOrUpdate(DicomTag.SOPInstanceUID, FormattableString.Invariant($"1.2.3.4.{slice + 1}"))
        .AddOrUpdate(DicomTag.StudyInstanceUID, "1.2.3.1").AddOrUpdate(DicomTag.SeriesInstanceUID, "1.2.3.2").AddOrUpdate(DicomTag.FrameOfReferenceUID, "1.2.3.3")
        .AddOrUpdate(DicomTag.Modality, "CT").AddOrUpdate(DicomTag.PatientID, "case-1")
        .AddOrUpdate(DicomTag.Rows, Edge).AddOrUpdate(DicomTag.Columns, Edge).AddOrUpdate(DicomTag.SamplesPerPixel, 1).AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2")
        .AddOrUpdate(DicomTag.BitsAllocated, 16).AddOrUpdate(DicomTag.BitsStored, 16).AddOrUpdate(DicomTag.HighBit, 15).AddOrUpdate(DicomTag.PixelRepresentation, 0)
        .AddOrUpdate(DicomTag.ImagePositionPatient, 0, 0, (double)slice).AddOrUpdate(DicomTag.ImageOrientationPatient, 1.0, 0, 0, 0, 1, 0)
        .AddOrUpdate(DicomTag.PixelSpacing, 0.7, 0.7).AddOrUpdate(DicomTag.SliceThickness, 1.0)
        .AddOrUpdate(DicomTag.RescaleSlope, 1.0).AddOrUpdate(DicomTag.RescaleIntercept, -1024.0);
}
