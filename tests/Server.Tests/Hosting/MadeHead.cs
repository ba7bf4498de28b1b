using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Server.Tests.Hosting;

/// <summary>A CT of a head made of a skull and a nose, so coarse that it is quick: the skull an ellipsoid of 75, 95 and 115 mm, the nose before it.</summary>
/// <param name="part">What the header says is shown; null for nothing.</param>
public sealed class MadeHead(string? part = "HEAD")
{
    public const int Columns = 64, Rows = 88, Slices = 62;
    public const short Air = 24, Tissue = 1064;
    public const double SliceSpacing = 4;
    private const double Spacing = 3;
    private static readonly (double X, double Y, double Z) Corner = (-96, -140, -126);

    /// <summary>Patient coordinates, mm.</summary>
    public static readonly (double X, double Y, double Z) NoseTip = (0, -112, -20), Middle = (0, 0, 0);

    private readonly Uid series = NewUid();

    public Uid Study { get; } = NewUid();

    public Uid Frame { get; } = NewUid();

    public IEnumerable<byte[]> Files() => Enumerable.Range(0, Slices).Select(File);

    /// <summary>Row and column of a point in its slice, and how far along the normal the slice lies.</summary>
    public static (int Index, double Z) PlaceOf((double X, double Y, double Z) point) => (
        ((int)Math.Round((point.Y - Corner.Y) / Spacing) * Columns) + (int)Math.Round((point.X - Corner.X) / Spacing),
        Corner.Z + (SliceSpacing * Math.Round((point.Z - Corner.Z) / SliceSpacing)));

    private byte[] File(int slice)
    {
        var z = Corner.Z + (slice * SliceSpacing);
        var cells = from y in Enumerable.Range(0, Rows) from x in Enumerable.Range(0, Columns) select IsHead(Corner.X + (x * Spacing), Corner.Y + (y * Spacing), z) ? Tissue : Air;
        return DicomWriter.Write(new DicomDataset()
            .AddOrUpdate(DicomTag.SOPClassUID, SopClasses.CTImage).AddOrUpdate(DicomTag.SOPInstanceUID, NewUid()).AddOrUpdate(DicomTag.StudyInstanceUID, Study)
            .AddOrUpdate(DicomTag.SeriesInstanceUID, series).AddOrUpdate(DicomTag.FrameOfReferenceUID, Frame).AddOrUpdate(DicomTag.Modality, "CT")
            .AddOrUpdate(DicomTag.PatientID, "HEAD-OF-NOBODY").AddOrUpdate(DicomTag.BodyPartExamined, part ?? "").AddOrUpdate(DicomTag.ImageType, "ORIGINAL", "PRIMARY", "AXIAL")
            .AddOrUpdate(DicomTag.ImagePositionPatient, Corner.X, Corner.Y, z).AddOrUpdate(DicomTag.ImageOrientationPatient, 1.0, 0, 0, 0, 1, 0)
            .AddOrUpdate(DicomTag.PixelSpacing, Spacing, Spacing).AddOrUpdate(DicomTag.SliceThickness, SliceSpacing)
            .AddOrUpdate(DicomTag.RescaleSlope, 1.0).AddOrUpdate(DicomTag.RescaleIntercept, -1024.0)
            .AddOrUpdate(DicomTag.Rows, (double)Rows).AddOrUpdate(DicomTag.Columns, (double)Columns).AddOrUpdate(DicomTag.SamplesPerPixel, 1.0)
            .AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2").AddOrUpdate(DicomTag.BitsAllocated, 16.0).AddOrUpdate(DicomTag.BitsStored, 16.0)
            .AddOrUpdate(DicomTag.HighBit, 15.0).AddOrUpdate(DicomTag.PixelRepresentation, 0.0)
            .AddOrUpdate(new DicomPixelData(DicomTag.PixelData, DicomVR.OW, 0, cells.SelectMany(BitConverter.GetBytes).ToArray())));
    }

    private static bool IsHead(double x, double y, double z) =>
        Within(x, y, z, Middle, (75, 95, 115)) || Within(x, y, z, (0, -90, NoseTip.Z), (15, 24, 21));

    private static bool Within(double x, double y, double z, (double X, double Y, double Z) middle, (double X, double Y, double Z) axes) =>
        Math.Pow((x - middle.X) / axes.X, 2) + Math.Pow((y - middle.Y) / axes.Y, 2) + Math.Pow((z - middle.Z) / axes.Z, 2) <= 1;

    private static Uid NewUid() => Uid.FromBits(Guid.NewGuid().ToByteArray());
}
