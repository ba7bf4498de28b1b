using System.Text;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Where text is planted: attributes of every kind of text, sequences, private blocks, graphics, and what lies around a data set.</summary>
internal static class PlantedPlaces
{
    private static readonly (uint Tag, string VR)[] Texts =
    [
        (0x00081030, "LO"), (0x0008103E, "LO"), (0x00181030, "LO"), (0x00204000, "LT"), (0x00104000, "LT"), (0x001021B0, "LT"), (0x00321060, "LO"), (0x00401400, "LT"), (0x00400254, "LO"),
        (0x00400280, "ST"), (0x00184000, "LT"), (0x00082111, "ST"), (0x00180010, "LO"), (0x00081080, "LO"), (0x00080080, "LO"), (0x00080081, "ST"), (0x00081010, "SH"), (0x00081070, "PN"),
        (0x00080090, "PN"), (0x00100010, "PN"), (0x00100020, "LO"), (0x00101001, "PN"), (0x00101040, "LO"), (0x00102154, "SH"), (0x00102180, "SH"), (0x00324000, "LT"), (0x00380500, "LO"), (0x00200010, "SH"),
        (0x00080050, "SH"), (0x00081048, "PN"), (0x00081050, "PN"), (0x00181400, "LO"), (0x00185100, "CS"), (0x00204000, "UT"), (0x0040A160, "UT"), (0x00700080, "CS"), (0x00700081, "LO"), (0x00280303, "CS"),
        (0x00209158, "LT"), (0x00189423, "LO"), (0x0018980C, "UT"), (0x00082112, "UN"), (0x00091001, "LT"), (0x00111001, "UT"), (0x00131001, "UN"), (0x00080201, "SH"),
    ];

    private static readonly (string Creator, ushort Group, byte Element, string VR)[] SafeBlocks =
    [
        ("GEMS_ACQU_01", 0x0019, 0x9E, "LO"), ("GEMS_PARM_01", 0x0043, 0x27, "SH"), ("SIEMENS MR HEADER", 0x0019, 0x0F, "SH"), ("TOSHIBA_MEC_CT3", 0x7005, 0x1D, "LO"),
        ("GEMS_PARM_01", 0x0043, 0x39, "IS"), ("ELSCINT1", 0x01E1, 0x26, "CS"), ("Philips PET Private Group", 0x7053, 0x00, "DS"), ("GEMS_ACQU_01", 0x0019, 0x9F, "LO"),
    ];

    private static readonly uint[] Sequences = [0x00400275, 0x00081115, 0x00081140, 0x00400260, 0x00101002, 0x52009229, 0x00189346];

    /// <summary>Every place, with what puts the planted text there.</summary>
    public static IEnumerable<(string Name, Action<DicomDataset, PlantedText> Put)> All()
    {
        foreach (var (tag, vr) in Texts)
        {
            yield return ($"{tag:X8} {vr}", (level, text) => Put(level, Tag(tag), vr, text));
        }

        foreach (var tag in Sequences)
        {
            yield return ($"items of {tag:X8}", (level, text) =>
            {
                var item = new DicomDataset(level);
                Put(item, Tag(0x00400007), "LO", text);
                Put(item, Tag(0x00100010), "PN", text);
                Put(item, Tag(0x00204000), "LT", text);
                level.AddOrUpdate(new DicomSequence(Tag(tag), item));
            });
        }

        foreach (var (creator, group, element, vr) in SafeBlocks)
        {
            yield return ($"private {creator} {element:X2}", (level, text) =>
            {
                level.AddOrUpdate(new DicomElement(new DicomTag(group, 0x0010), DicomVR.LO, Encoding.ASCII.GetBytes(creator.Length % 2 == 0 ? creator : creator + " ")));
                Put(level, new DicomTag(group, (ushort)(0x1000 | element)), vr, text);
            });
        }

        yield return ("a code", (level, text) =>
        {
            var code = new DicomDataset(level);
            Put(code, Tag(0x00080100), "SH", text);
            Put(code, Tag(0x00080102), "SH", text);
            Put(code, Tag(0x00080104), "LO", text);
            level.AddOrUpdate(new DicomSequence(Tag(0x00081032), code));
        });
        yield return ("meanings of a public code", (level, text) =>
        {
            var code = new DicomDataset(level).AddOrUpdate(DicomTag.CodeValue, "74964007").AddOrUpdate(DicomTag.CodingSchemeDesignator, "SCT");
            Put(code, Tag(0x00080104), "LO", text);
            level.AddOrUpdate(new DicomSequence(Tag(0x00082218), code));
        });
        yield return ("content of a report", (level, text) =>
        {
            var (name, note) = (new DicomDataset(level).AddOrUpdate(Tag(0x0040A040), "PNAME"), new DicomDataset(level).AddOrUpdate(Tag(0x0040A040), "TEXT"));
            Put(name, Tag(0x0040A123), "PN", text);
            Put(note, Tag(0x0040A160), "UT", text);
            level.AddOrUpdate(new DicomSequence(Tag(0x0040A730), name, note));
        });
        yield return ("overlay, curve and icon", (level, text) =>
        {
            Put(level, Tag(0x60003000), "OB", text);
            Put(level, Tag(0x60001500), "LO", text);
            Put(level, Tag(0x60000022), "LO", text);
            Put(level, Tag(0x50003000), "OB", text);
            var icon = new DicomDataset(level);
            Put(icon, Tag(0x7FE00010), "OB", text);
            level.AddOrUpdate(new DicomSequence(Tag(0x00880200), icon));
        });
        yield return ("padding", (level, text) => Put(level, Tag(0xFFFCFFFC), "OB", text));
        yield return ("a structure set", (level, text) =>
        {
            var region = new DicomDataset(level).AddOrUpdate(Tag(0x30060022), "1");
            Put(region, Tag(0x30060026), "LO", text);
            Put(region, Tag(0x30060028), "ST", text);
            level.AddOrUpdate(new DicomSequence(Tag(0x30060020), region));
        });
    }

    private static DicomTag Tag(uint tag) => new((ushort)(tag >> 16), (ushort)tag);

    private static void Put(DicomDataset level, DicomTag tag, string vr, PlantedText text)
    {
        DicomVR.TryParse(vr, out var representation).ShouldBeTrue();
        level.AddOrUpdate(new DicomElement(tag, representation!, text.Bytes("CT THORAX ", vr)));
    }
}
