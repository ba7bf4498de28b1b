using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Server.Tests.Hosting;

/// <summary>Two radiographs of nobody, 64 × 48 pixels, that say neither where they lie nor how large their pixels are.</summary>
public static class MadeRadiographs
{
    public const int Columns = 64, Rows = 48;

    public static IReadOnlyList<byte[]> Files()
    {
        var (study, series) = (Uid.FromGuid(Guid.NewGuid()), Uid.FromGuid(Guid.NewGuid()));
        return [.. new[] { 1, 2 }.Select(number => File(study, series, number))];
    }

    private static byte[] File(Uid study, Uid series, int number)
    {
        var cells = from y in Enumerable.Range(0, Rows) from x in Enumerable.Range(0, Columns) select (ushort)((20 * x) + y + number);
        return DicomWriter.Write(new DicomDataset()
            .AddOrUpdate(DicomTag.SOPClassUID, new Uid("1.2.840.10008.5.1.4.1.1.1")).AddOrUpdate(DicomTag.SOPInstanceUID, Uid.FromGuid(Guid.NewGuid())).AddOrUpdate(DicomTag.StudyInstanceUID, study)
            .AddOrUpdate(DicomTag.SeriesInstanceUID, series).AddOrUpdate(DicomTag.Modality, "CR").AddOrUpdate(DicomTag.InstanceNumber, (double)number)
            .AddOrUpdate(DicomTag.PatientID, "CHEST-OF-NOBODY").AddOrUpdate(DicomTag.BodyPartExamined, "CHEST").AddOrUpdate(DicomTag.ImageType, "ORIGINAL", "PRIMARY")
            .AddOrUpdate(DicomTag.BurnedInAnnotation, "NO").AddOrUpdate(DicomTag.Rows, (double)Rows).AddOrUpdate(DicomTag.Columns, (double)Columns).AddOrUpdate(DicomTag.SamplesPerPixel, 1.0)
            .AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2").AddOrUpdate(DicomTag.BitsAllocated, 16.0).AddOrUpdate(DicomTag.BitsStored, 16.0)
            .AddOrUpdate(DicomTag.HighBit, 15.0).AddOrUpdate(DicomTag.PixelRepresentation, 0.0)
            .AddOrUpdate(new DicomPixelData(DicomTag.PixelData, DicomVR.OW, 0, cells.SelectMany(BitConverter.GetBytes).ToArray())));
    }
}
