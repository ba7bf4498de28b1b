using System.Text;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>A value that can be told from all others, in the form of each VR, and the image and sequences it is planted in.</summary>
internal static class Plant
{
    public const string Word = "Zyxwv";

    // Sequences of a multi-frame image without an action in the table.
    private static readonly DicomTag[] Carriers = [new(0x5200, 0x9229), new(0x0028, 0x9110), new(0x0028, 0x9132)];

    public static DicomFile Image() => Reading.Accepted(new Encoded().Head()
        .Text(0x00280030, "DS", @"0.5\0.5").Text(0x00281052, "DS", "-1024").Text(0x00281053, "DS", "1").Pixels(1, 2, 3, 4, 5, 6).File(Syntaxes.Explicit));

    public static DicomItem Item(DicomTag tag, DicomVR vr, DicomDataset parent) => vr == DicomVR.SQ
        ? new DicomSequence(tag, new DicomDataset(parent)
            .AddOrUpdate(new DicomElement(DicomTag.PatientName, DicomVR.PN, Bytes("PN")))
            .AddOrUpdate(new DicomElement(new DicomTag(0x0009, 0x1001), DicomVR.LO, Bytes("LO"))))
        : new DicomElement(tag, vr, Bytes(vr.Code));

    /// <summary>An image with the item so many sequences deep, and a private one beside it.</summary>
    public static DicomFile In(DicomTag tag, DicomVR vr, int depth)
    {
        var file = Image();
        var level = file.Dataset;
        foreach (var carrier in Carriers.Take(depth))
        {
            var inner = new DicomDataset(level);
            level.AddOrUpdate(new DicomSequence(carrier, inner));
            level = inner;
        }

        level.AddOrUpdate(Item(tag, vr, level));
        level.AddOrUpdate(new DicomElement(new DicomTag(0x0029, 0x0010), DicomVR.LO, Bytes("LO")));
        level.AddOrUpdate(new DicomElement(new DicomTag(0x0029, 0x1001), DicomVR.UN, Bytes("UN")));
        return file;
    }

    /// <summary>The data set so many sequences deep; the carriers must have stayed.</summary>
    public static DicomDataset Level(DicomDataset root, int depth)
    {
        foreach (var carrier in Carriers.Take(depth))
        {
            root = root.GetSequence(carrier).ShouldHaveSingleItem();
        }

        return root;
    }

    public static byte[] Bytes(string vr) => vr switch
    {
        "US" or "SS" => [0x5A, 0x59],
        "UL" or "SL" or "AT" or "FL" => "ZYxw"u8.ToArray(),
        "FD" or "UV" or "SV" => "Zyxwv^Pl"u8.ToArray(),
        _ => Encoding.ASCII.GetBytes(Text(vr)),
    };

    private static string Text(string vr) => vr switch
    {
        "PN" => "Zyxwv^Planted ",
        "DA" => "19631122",
        "DT" => "19631122112233.445566 ",
        "TM" => "112233.445566 ",
        "AS" => "037Y",
        "UI" => "1.2.840.99999.7777.1",
        "DS" => "77.12345",
        "IS" => "77123456",
        "CS" => "ZYXWV_PLANTED ",
        "AE" => "ZYXWVPLANTED",
        "UR" => "http://zyxwv.planted/x",
        _ => "Zyxwv Planted ",
    };
}
