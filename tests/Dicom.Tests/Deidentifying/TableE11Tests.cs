namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Every attribute of PS3.15 table E.1-1 at three levels of nesting.</summary>
public class TableE11Tests
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
    public void Basic_does_to_every_attribute_at_every_level_what_the_table_says()
    {
        var rows = ActionOfTable.All();
        rows.Count.ShouldBeGreaterThan(615);
        var failures = new List<string>();
        foreach (var (row, depth) in rows.SelectMany(r => Depths.Select(d => (r, d))))
        {
            var made = Applied("basic", Plant.In(row.Tag, row.VR, depth));
            var why = Wrong(row, Plant.Level(made, depth)) ?? Left(made, row.VR);
            if (why is not null)
            {
                failures.Add($"{row.Tag} {row.VR} {row.Basic} at depth {depth}: {why}");
            }
        }

        failures.ShouldBeEmpty($"{failures.Count} of {rows.Count * Depths.Length}");
    }

    [Fact]
    public void An_image_that_nobody_treated_fails_the_same_checks()
    {
        var rows = ActionOfTable.All();
        foreach (var row in rows.Where(r => r.VR != DicomVR.SQ))
        {
            Wrong(row, Plant.In(row.Tag, row.VR, 0).Dataset).ShouldNotBeNull($"{row.Tag}");
        }
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

    private static string? Wrong(ActionOfTable row, DicomDataset level)
    {
        var isThere = level.TryGet(row.Tag, out var item);
        var value = (item as DicomElement)?.Value.ToArray() ?? [];
        var planted = row.VR == DicomVR.SQ ? [] : Plant.Bytes(row.VR.Code);
        if (value.Length > 0 && Trim(value).SequenceEqual(Trim(planted)))
        {
            return "the value is still there";
        }

        // Group 0002 is made anew by the writer.
        if (row.Tag.Group == 0x0002)
        {
            return isThere ? "part of the meta header" : null;
        }

        var isFilled = item is DicomSequence { Items.Count: > 0 } || value.Length > 0;
        return row.Basic switch
        {
            "X" => isThere ? "not removed" : null,
            "Z" => isThere ? null : "not there",
            "D" => isFilled ? null : "no other value",
            "U" when row.VR == DicomVR.UI => level.GetString(row.Tag) == Key.Map(new("1.2.840.99999.7777.1")).Value ? null : "not mapped",
            "U" => isThere ? null : "not there",
            "X/Z" when row.VR != DicomVR.SQ => isFilled ? "filled" : null,
            "X/D" => !isThere || isFilled ? null : "empty",
            "Z/D" => isThere ? null : "not there",
            _ => null,
        };
    }

    private static byte[] Trim(byte[] value) => [.. value.Reverse().SkipWhile(b => b is (byte)' ' or 0).Reverse()];

    private static string? Left(DicomDataset made, DicomVR vr)
    {
        var bytes = DicomWriter.Write(made).AsSpan();
        var planted = vr == DicomVR.SQ ? [] : Trim(Plant.Bytes(vr.Code));
        return bytes.IndexOf("Zyxwv"u8) >= 0 || (planted.Length >= 4 && bytes.IndexOf(planted) >= 0) ? "in the bytes" : null;
    }

    private static string Hex(DicomDataset dataset, DicomTag tag) =>
        dataset.TryGet(tag, out var item) && item is DicomElement e ? Convert.ToHexString(Trim(e.Value.ToArray())) : "absent";
}
