namespace CrowdAnnotate.Dicom.Tests;

/// <summary>What no profile may touch, and what none may keep.</summary>
public class MustKeepTests
{
    private static readonly DeidentificationKey Key = new([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);
    private static readonly int[] Depths = [0, 1, 3];

    // Without these the image can be neither shown nor measured.
    private static readonly DicomTag[] MustKeep =
    [
        DicomTag.SOPClassUID, DicomTag.Modality, DicomTag.ImageType, DicomTag.Rows, DicomTag.Columns, DicomTag.BitsAllocated, DicomTag.BitsStored,
        DicomTag.HighBit, DicomTag.PixelRepresentation, DicomTag.PhotometricInterpretation, DicomTag.SamplesPerPixel, DicomTag.PixelSpacing,
        DicomTag.RescaleIntercept, DicomTag.RescaleSlope,
    ];

    private static DicomDataset Applied(string profile, DicomFile file)
    {
        new Deidentification(DeidentificationProfile.BuiltIn(profile)!, Key).Apply(file, out var result).ShouldBeNull();
        return result!.Dataset;
    }

    [Fact]
    public void What_an_image_needs_stays_and_private_attributes_go()
    {
        var original = Plant.Image().Dataset;
        foreach (var (profile, depth) in new[] { "basic", "public", "research" }.SelectMany(p => Depths.Select(d => (p, d))))
        {
            var made = Applied(profile, Plant.In(DicomTag.PatientName, DicomVR.PN, depth));
            foreach (var tag in MustKeep)
            {
                Hex(made, tag).ShouldBe(Hex(original, tag), $"{profile} {tag}");
            }

            Plant.Level(made, depth).Items.ShouldNotContain(i => i.Tag.IsPrivate);
            made.TryGet(DicomTag.PixelData, out var pixels).ShouldBeTrue();
            ((DicomPixelData)pixels!).Value.ToArray().ShouldBe([1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0]);
        }
    }

    private static byte[] Trim(byte[] value) => [.. value.Reverse().SkipWhile(b => b is (byte)' ' or 0).Reverse()];

    private static string Hex(DicomDataset dataset, DicomTag tag) =>
        dataset.TryGet(tag, out var item) && item is DicomElement e ? Convert.ToHexString(Trim(e.Value.ToArray())) : "absent";
}
