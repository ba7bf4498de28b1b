using System.Text;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Private attributes of the safe list stay under `research`, with what may stay of them; all others go.</summary>
public class SafePrivateTests
{
    private static DicomDataset Applied(string profile, params (ushort Group, ushort Element, string VR, string Value)[] elements)
    {
        var file = Plant.Image();
        foreach (var (group, element, name, value) in elements)
        {
            DicomVR.TryParse(name, out var vr).ShouldBeTrue();
            file.Dataset.AddOrUpdate(new DicomElement(new DicomTag(group, element), vr!, Encoding.ASCII.GetBytes(value.Length % 2 == 0 ? value : value + " ")));
        }

        new Deidentification(DeidentificationProfile.BuiltIn(profile)!, new DeidentificationKey(new byte[32])).Apply(file, out var result).ShouldBeNull();
        return result!.Dataset;
    }

    [Theory]
    [InlineData("GEMS_PARM_01", 0x0043, 0x27, "SH", "1.375:1", "1.375:1")]
    [InlineData("GEMS_PARM_01", 0x0043, 0x39, "IS", "1000", "1000")]
    [InlineData("GEMS_ACQU_01", 0x0019, 0x9E, "LO", "EFGRE3D", "EFGRE3D")]
    [InlineData("GEMS_ACQU_01", 0x0019, 0x9E, "LO", "FSE Haddock", "FSE")]
    [InlineData("GEMS_ACQU_01", 0x0019, 0x9E, "LO", "Haddock", null)]
    [InlineData("GEMS_ACQU_01", 0x0019, 0x9F, "LO", "FSE", null)]
    [InlineData("SOMEBODY ELSE", 0x0019, 0x9E, "LO", "FSE", null)]
    [InlineData("Philips PET Private Group", 0x7053, 0x00, "DS", "0.000424242", "0.000424242")]
    [InlineData("ELSCINT1", 0x01E1, 0x26, "CS", "HADDOCK", null)]
    public void Of_the_safe_list_stays_what_names_nobody(string creator, int group, int element, string vr, string value, string? kept)
    {
        (ushort, ushort, string, string)[] elements = [((ushort)group, 0x0010, "LO", creator), ((ushort)group, (ushort)(0x1000 + element), vr, value)];
        var made = Applied("research", elements);
        made.GetString(new DicomTag((ushort)group, (ushort)(0x1000 + element))).ShouldBe(kept);
        made.GetString(new DicomTag((ushort)group, 0x0010)).ShouldBe(kept is null ? null : creator, "a creator stays with what it created alone");
        foreach (var profile in new[] { "basic", "public" })
        {
            Applied(profile, elements).Items.ShouldNotContain(i => i.Tag.IsPrivate);
        }
    }
}
