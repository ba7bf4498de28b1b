using System.Text;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>
/// A suite after the manner of the MIDI-B challenge: every planted text in every place under every built-in profile. All of it is
/// gone from the bytes, and what tells technique stays.
/// </summary>
public class PlantedIdentityTests
{
    private static readonly DeidentificationKey Key = new([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);

    // Descriptors as scanners and technicians write them.
    private static readonly string[] Technique =
    [
        "CT THORAX", "CT CHEST W/O CONTRAST", "ABDOMEN 5.0 B30f", "AX T2 FLAIR", "SAG T1 POST", "COR STIR", "MR BRAIN WITH AND WITHOUT CONTRAST", "PET CT WHOLE BODY", "LIVER ARTERIAL PHASE",
        "LUNG 1.25mm", "Topogram 0.6 T20s", "AX DWI b1000", "ADC MAP", "CHEST PA", "ABD PORTAL VENOUS 2.5 mm", "3D T1 MPRAGE", "LOCALIZER", "T2 TSE FS", "NECK 3mm SOFT TISSUE", "HEAD 120 kV", "PRE-CONTRAST", "AXIAL LUNG HRCT",
        "THORAX ABDOMEN PELVIS", "BREATH HOLD CORONAL", "AC CT 3.75 mm",
    ];

    private static DicomDataset Applied(string profile, DicomFile file)
    {
        new Deidentification(DeidentificationProfile.BuiltIn(profile)!, Key).Apply(file, out var result).ShouldBeNull();
        return result!.Dataset;
    }

    [Theory]
    [InlineData("basic")]
    [InlineData("public")]
    [InlineData("research")]
    public void No_planted_text_is_left_in_the_bytes_whatever_its_form_and_place(string profile)
    {
        var places = PlantedPlaces.All().ToList();
        var failures = new List<string>();
        foreach (var (text, (place, put)) in PlantedText.All.SelectMany(t => places.Select(p => (t, p))))
        {
            var file = Plant.Image();
            file.Dataset.AddOrUpdate(DicomTag.SpecificCharacterSet, text.CharacterSet.Split('\\'));
            put(file.Dataset, text);
            var left = text.Left(DicomWriter.Write(Applied(profile, file))).ToList();
            if (left.Count > 0)
            {
                failures.Add($"{string.Join(", ", left)} of “{text.Raw}” in {place}");
            }
        }

        (PlantedText.All.Count * places.Count).ShouldBe(39 * 67, "what was tried");
        failures.ShouldBeEmpty($"{failures.Count} of {PlantedText.All.Count * places.Count}");
    }

    [Theory]
    [InlineData("public")]
    [InlineData("research")]
    public void Descriptors_of_technique_stay_as_they_are(string profile)
    {
        foreach (var technique in Technique)
        {
            var file = Plant.Image();
            file.Dataset.AddOrUpdate(DicomTag.SeriesDescription, technique).AddOrUpdate(DicomTag.StudyDescription, technique).AddOrUpdate(DicomTag.ProtocolName, technique);
            var made = Applied(profile, file);
            (made.GetString(DicomTag.SeriesDescription), made.GetString(DicomTag.StudyDescription), made.GetString(DicomTag.ProtocolName)).ShouldBe((technique, technique, technique));
        }
    }

    [Theory]
    [InlineData("basic")]
    [InlineData("public")]
    [InlineData("research")]
    public void Technique_stays_beside_planted_text(string profile)
    {
        foreach (var text in PlantedText.All)
        {
            var file = Plant.Image();
            file.Dataset.AddOrUpdate(DicomTag.SpecificCharacterSet, text.CharacterSet.Split('\\'))
                .AddOrUpdate(new DicomElement(DicomTag.SeriesDescription, DicomVR.LO, text.Bytes("CT THORAX ", "LO")))
                .AddOrUpdate(DicomTag.SliceThickness, 2.5).AddOrUpdate(DicomTag.ConvolutionKernel, "B30f").AddOrUpdate(DicomTag.KVP, 120).AddOrUpdate(DicomTag.BodyPartExamined, "CHEST");
            var made = Applied(profile, file);
            (made.GetDouble(DicomTag.SliceThickness), made.GetString(DicomTag.ConvolutionKernel), made.GetDouble(DicomTag.KVP), made.GetString(DicomTag.BodyPartExamined))
                .ShouldBe((2.5, "B30f", 120, "CHEST"), text.Raw);
            if (profile != "basic")
            {
                made.GetString(DicomTag.SeriesDescription).ShouldNotBeNull(text.Raw).ShouldStartWith("CT THORAX");
            }
        }
    }

    [Theory]
    [InlineData("basic")]
    [InlineData("public")]
    [InlineData("research")]
    public void Around_the_data_set_nothing_is_left_either(string profile)
    {
        foreach (var text in PlantedText.All)
        {
            var name = text.Bytes("", "LO");
            var meta = new Encoded().Text(0x00020002, "UI", Encoded.CT).Text(0x00020003, "UI", "1.2.3.4").Text(0x00020010, "UI", Syntaxes.Explicit)
                .Element(0x00020016, "AE", [.. name.Take(16)]).Text(0x00020100, "UI", "1.2.3.4").Element(0x00020102, "OB", name).ToArray();
            var length = new Encoded().Element(0x00020000, "UL", BitConverter.GetBytes(meta.Length)).ToArray();
            byte[] riddled = [.. name, .. new byte[128 - name.Length], .. "DICM"u8, .. length, .. meta, .. new Encoded().Head().Pixels(1, 2, 3, 4, 5, 6).ToArray(), .. name];
            text.Left(DicomWriter.Write(Applied(profile, Reading.Accepted(riddled)))).ShouldBeEmpty(text.Raw);
        }
    }
}
