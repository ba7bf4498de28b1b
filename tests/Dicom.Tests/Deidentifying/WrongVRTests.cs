using System.Buffers.Binary;
using System.Text;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Values in another VR than the registered one, as some writers encode them.</summary>
public class WrongVRTests
{
    private static readonly Deidentification Profile = new(DeidentificationProfile.BuiltIn("public")!, new DeidentificationKey([.. Enumerable.Range(1, 32).Select(i => (byte)i)]));

    private static DicomDataset Applied(DicomTag tag, DicomVR vr, byte[] value)
    {
        var file = Reading.Accepted(DicomWriter.Write(Plant.Image().Dataset.AddOrUpdate(new DicomElement(tag, vr, value))));
        file.Dataset.TryGet(tag, out var read).ShouldBeTrue();
        ((DicomElement)read!).VR.ShouldBe(vr, "the reader leaves it as it was");
        Profile.Apply(file, out var result).ShouldBeNull();
        return Reading.Accepted(DicomWriter.Write(result!.Dataset)).Dataset;
    }

    private static byte[] Bytes(DicomVR vr, string value)
    {
        var bytes = new byte[vr.UnitSize];
        switch (vr.Code)
        {
            case "SS": BinaryPrimitives.WriteInt16LittleEndian(bytes, short.Parse(value, null)); break;
            case "UL": BinaryPrimitives.WriteUInt32LittleEndian(bytes, uint.Parse(value, null)); break;
            case "FD": BinaryPrimitives.WriteDoubleLittleEndian(bytes, double.Parse(value, System.Globalization.CultureInfo.InvariantCulture)); break;
            default: return Encoding.ASCII.GetBytes(value.Length % 2 == 0 ? value : value + " ");
        }

        return bytes;
    }

    [Theory]
    [InlineData("Rows", "SS")]
    [InlineData("Rows", "IS")]
    [InlineData("Rows", "UL")]
    [InlineData("Modality", "LO", "CT")]
    [InlineData("PhotometricInterpretation", "LO", "MONOCHROME2")]
    [InlineData("RescaleSlope", "FD", "2.5")]
    [InlineData("KVP", "LO", "120")]
    public void A_value_that_reads_as_the_registered_VR_is_kept_in_it(string keyword, string code, string? value = null)
    {
        var known = DicomDictionary.Find(keyword)!;
        DicomVR.TryParse(code, out var vr).ShouldBeTrue();
        value ??= Plant.Image().Dataset.GetInt32(DicomTag.Rows)!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var made = Applied(known.Tag, vr, Bytes(vr, value));
        made.TryGet(known.Tag, out var kept).ShouldBeTrue();
        ((DicomElement)kept!).VR.ShouldBe(known.VR);
        if (known.VR == DicomVR.CS)
        {
            made.GetString(known.Tag).ShouldBe(value);
        }
        else
        {
            made.GetDouble(known.Tag).ShouldBe(double.Parse(value, System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    [Theory]
    [InlineData("KVP", "LO", "Jane Doe")]
    [InlineData("KVP", "FD", "Jane Doe")]
    [InlineData("ScanOptions", "LO", "JANE_DOE")]
    [InlineData("ScanOptions", "LO", "Jane")]
    [InlineData("InstanceNumber", "LO", "1.5")]
    [InlineData("LossyImageCompression", "LO", "A code longer than sixteen")]
    public void What_does_not_read_as_the_registered_VR_or_names_somebody_goes(string keyword, string code, string value)
    {
        var tag = DicomDictionary.Find(keyword)!.Tag;
        DicomVR.TryParse(code, out var vr).ShouldBeTrue();
        var bytes = Encoding.ASCII.GetBytes(value);
        var original = Plant.Image();
        original.Dataset.AddOrUpdate(DicomTag.PatientName, "Doe^Jane").AddOrUpdate(new DicomElement(tag, vr, bytes.Length % 2 == 0 ? bytes : [.. bytes, (byte)' ']));
        Profile.Apply(original, out var result).ShouldBeNull();
        (result!.Dataset.TryGet(tag, out var kept) && kept is DicomElement { Value.IsEmpty: false }).ShouldBeFalse();
    }
}
