using System.Text;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Private attributes in the forms that archives hold them in, each with the planted word.</summary>
internal static class PrivateForms
{
    public const int Count = 8;

    private static readonly byte[] Word = Encoding.ASCII.GetBytes("Zyxwv Planted ");

    public static void Put(int form, DicomDataset level)
    {
        var (block, inside) = (new DicomTag(0x0011, 0x0010), new DicomTag(0x0011, 0x1001));
        _ = form switch
        {
            0 => level.AddOrUpdate(new DicomElement(block, DicomVR.LO, Word)),
            1 => level.AddOrUpdate(new DicomElement(inside, DicomVR.LO, Word)),
            2 => level.AddOrUpdate(new DicomElement(block, DicomVR.LO, "GEMS_PARM_01"u8.ToArray())).AddOrUpdate(new DicomElement(inside, DicomVR.UN, Word)),
            3 => level.AddOrUpdate(new DicomElement(block, DicomVR.LO, Word)).AddOrUpdate(new DicomElement(inside, DicomVR.OB, Word)),
            4 => level.AddOrUpdate(new DicomSequence(inside, new DicomDataset(level).AddOrUpdate(new DicomElement(DicomTag.PatientName, DicomVR.PN, Word)))),
            5 => level.AddOrUpdate(new DicomElement(new DicomTag(0x0043, 0x0010), DicomVR.LO, "GEMS_PARM_01"u8.ToArray()))
                .AddOrUpdate(new DicomElement(new DicomTag(0x0043, 0x1039), DicomVR.IS, Word)),
            6 => level.AddOrUpdate(new DicomElement(new DicomTag(0x0029, 0x1010), DicomVR.LT, Word)).AddOrUpdate(new DicomElement(new DicomTag(0x0029, 0x1020), DicomVR.UT, Word)),
            _ => level.AddOrUpdate(new DicomElement(new DicomTag(0x0019, 0x0010), DicomVR.LO, "SIEMENS MR HEADER"u8.ToArray()))
                .AddOrUpdate(new DicomElement(new DicomTag(0x0019, 0x100F), DicomVR.SH, Word)),
        };
    }
}
