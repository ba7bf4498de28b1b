using System.Text;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>The columns of PS3.15 table E.1-1 that retain (K), each under a profile that takes that option alone.</summary>
public class RetainOptionTests
{
    private static readonly DeidentificationKey Key = new([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);
    private static readonly int[] Depths = [0, 1, 3];

    private static DicomDataset Applied(string profile, DicomFile file)
    {
        DeidentificationProfile.Read(Encoding.UTF8.GetBytes(profile), out var read).ShouldBeNull();
        new Deidentification(read!, Key).Apply(file, out var result).ShouldBeNull();
        return result!.Dataset;
    }

    [Theory]
    [InlineData("rtnUIDsOpt", "retainUids", 59)]
    [InlineData("rtnDevIdOpt", "retainDeviceIdentity", 46)]
    [InlineData("rtnInstIdOpt", "retainInstitutionIdentity", 10)]
    [InlineData("rtnPatCharsOpt", "retainPatientCharacteristics", 9)]
    [InlineData("rtnLongFullDatesOpt", "retainFullDates", 165)]
    public void What_an_option_retains_stays_at_every_level_and_goes_without_it(string column, string option, int rows)
    {
        var all = ActionOfTable.Single().Where(r => r.Option(column) == "K").ToList();
        all.Count.ShouldBe(rows);
        var retained = all.Where(r => IsRetained(r, column)).ToList();
        var failures = new List<string>();
        foreach (var (row, depth) in retained.SelectMany(r => Depths.Select(d => (r, d))))
        {
            foreach (var (profile, stays) in new[] { ($$"""{"name":"with","options":["{{option}}"]}""", true), ("""{"name":"without"}""", false) })
            {
                var level = Plant.Level(Applied(profile, Plant.In(row.Tag, row.VR, depth)), depth);
                if (IsThere(level, row) != stays && (stays || row.VR != DicomVR.SQ))
                {
                    failures.Add($"{row.Tag} {row.VR} at depth {depth}: {(stays ? "gone" : "still there")}");
                }
            }
        }

        failures.ShouldBeEmpty($"{failures.Count} of {retained.Count * Depths.Length * 2}");
    }

    // Dates stay by the options on dates alone, opaque time stamps never; characteristics in codes must be terms; group 2 is made anew by the writer.
    private static bool IsRetained(ActionOfTable row, string column) => (column == "rtnLongFullDatesOpt" || row.Option("rtnLongFullDatesOpt").Length == 0)
        && row.VR != DicomVR.OB && !(row.VR == DicomVR.CS && column == "rtnPatCharsOpt") && row.Tag.Group != 0x0002;

    // A sequence stays with its items; what is within is treated by its own rows.
    private static bool IsThere(DicomDataset level, ActionOfTable row) => row.VR == DicomVR.SQ
        ? level.GetSequence(row.Tag).Count > 0 || row.Option("rtnUIDsOpt") == "K"
        : level.TryGet(row.Tag, out var item) && item is DicomElement e && Trim(e.Value.ToArray()).SequenceEqual(Trim(Plant.Bytes(row.VR.Code)));

    private static byte[] Trim(byte[] value) => [.. value.Reverse().SkipWhile(b => b is (byte)' ' or 0).Reverse()];

    // Types of PS3.3: of a CT image Content Date is 2C (general image), of a report 1; Device Serial Number is 3 (general equipment), of an
    // enhanced CT 1 (enhanced equipment). Of an unknown object the most protective action that leaves it valid holds.
    [Theory]
    [InlineData("1.2.840.10008.5.1.4.1.1.2", 0x00080023u, "DA", "")]
    [InlineData("1.2.840.10008.5.1.4.1.1.88.33", 0x00080023u, "DA", "19000101")]
    [InlineData("1.2.840.10008.5.1.4.1.1.2", 0x00181000u, "LO", null)]
    [InlineData("1.2.840.10008.5.1.4.1.1.2.1", 0x00181000u, "LO", "REMOVED")]
    [InlineData("1.2.840.10008.5.1.4.1.1.2", 0x00080080u, "LO", null)]
    [InlineData("1.2.840.10008.5.1.4.1.1.66.7", 0x00080080u, "LO", "REMOVED")]
    [InlineData("1.2.840.10008.5.1.4.1.1.2", 0x00080021u, "DA", null)]
    [InlineData("1.2.840.10008.5.1.4.1.1.128", 0x00080021u, "DA", "19000101")]
    [InlineData("1.2.840.10008.5.1.4.1.1.2", 0x00180010u, "LO", "")]
    public void A_compound_action_follows_the_attribute_s_type_in_its_object(string sopClass, uint tag, string vr, string? expected)
    {
        var file = Plant.Image();
        file.Dataset.AddOrUpdate(DicomTag.SOPClassUID, sopClass);
        DicomVR.TryParse(vr, out var representation).ShouldBeTrue();
        var attribute = new DicomTag((ushort)(tag >> 16), (ushort)tag);
        file.Dataset.AddOrUpdate(Plant.Item(attribute, representation!, file.Dataset));
        var made = Applied("""{"name":"bare"}""", file);
        (made.Contains(attribute) ? made.GetString(attribute) ?? "" : null).ShouldBe(expected);
    }
}
