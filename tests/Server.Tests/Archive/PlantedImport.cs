using System.Buffers.Binary;
using System.Text;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Dicom.Tests;

namespace CrowdAnnotate.Server.Tests.Archive;

/// <summary>Files with an identity in every kind of place, in words that occur nowhere by chance.</summary>
internal static class PlantedImport
{
    public const string Family = "Qwzxkavi";

    public static IReadOnlyList<string> Words { get; } = [Family, "Brklptosh", "Vlqndrumk", "QX4711ZZ83", "Hjfwoncik"];

    public static byte[] Plant(byte[] file)
    {
        var dataset = Read(file);
        string all = string.Join(' ', Words);
        dataset.AddOrUpdate(DicomTag.PatientName, $"{Family}^Brklptosh").AddOrUpdate(DicomTag.PatientID, "QX4711ZZ83").AddOrUpdate(DicomTag.PatientComments, all)
            .AddOrUpdate(DicomTag.ReferringPhysicianName, "Hjfwoncik^Vlqndrumk").AddOrUpdate(DicomTag.InstitutionName, "Vlqndrumk").AddOrUpdate(DicomTag.StationName, "Hjfwoncik")
            .AddOrUpdate(DicomTag.StudyDescription, $"CT THORAX {Family}").AddOrUpdate(DicomTag.SeriesDescription, "LUNG Hjfwoncik QX4711ZZ83").AddOrUpdate(DicomTag.ProtocolName, all)
            .AddOrUpdate(DicomTag.ImageComments, all).AddOrUpdate(DicomTag.Manufacturer, $"Works of {Family}").AddOrUpdate(DicomTag.AccessionNumber, "QX4711ZZ83")
            .AddOrUpdate(Text(0x0009, 0x0010, "LO", Family)).AddOrUpdate(Text(0x0009, 0x1001, "UN", all)).AddOrUpdate(Text(0x6000, 0x3000, "OB", all))
            .AddOrUpdate(Text(0xFFFC, 0xFFFC, "OB", all));
        dataset.AddOrUpdate(new DicomSequence(new DicomTag(0x0040, 0x0275), new DicomDataset(dataset).AddOrUpdate(Text(0x0040, 0x0007, "LO", all)).AddOrUpdate(DicomTag.PatientName, Family)));
        var written = DicomWriter.Write(dataset);
        Encoding.ASCII.GetBytes(all).AsSpan(0, Math.Min(128, all.Length)).CopyTo(written);
        return written;
    }

    /// <summary>The image with text drawn into its upper left corner.</summary>
    public static byte[] Burn(byte[] file, string text)
    {
        var dataset = Read(file);
        var columns = dataset.GetInt32(DicomTag.Columns)!.Value;
        dataset.TryGet(DicomTag.PixelData, out var item).ShouldBeTrue();
        var pixels = ((DicomPixelData)item!).Value.ToArray();
        foreach (var (x, y, _) in BitmapFont.Draw(text, 1))
        {
            BinaryPrimitives.WriteInt16LittleEndian(pixels.AsSpan(2 * (((y + 4) * columns) + x + 4)), 3000);
        }

        dataset.AddOrUpdate(new DicomPixelData(DicomTag.PixelData, DicomVR.OW, 0, pixels));
        return DicomWriter.Write(dataset);
    }

    private static DicomDataset Read(byte[] file)
    {
        DicomFile.TryRead(file, out var read, out var refusal).ShouldBeTrue(refusal?.ToString());
        return read!.Dataset;
    }

    private static DicomElement Text(ushort group, ushort element, string vr, string text)
    {
        DicomVR.TryParse(vr, out var representation).ShouldBeTrue();
        return new DicomElement(new DicomTag(group, element), representation!, Encoding.ASCII.GetBytes(text.Length % 2 == 0 ? text : text + " "));
    }
}
