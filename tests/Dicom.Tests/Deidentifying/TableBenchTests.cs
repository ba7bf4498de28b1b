using System.Globalization;
using System.Text;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>
/// The bench of 1,889 checks on PS3.15 table E.1-1, made from its figures. 621 rows are 617 single attributes, curves (50xx),
/// overlay data and overlay comments (60xx) and “private”. 617 attributes × 3 levels of nesting = 1,851; 8 forms of private
/// attributes × 3 levels = 24; 14 attributes that every image needs = 14.
/// </summary>
public class TableBenchTests
{
    private const int Attributes = 617;
    private const int Checks = 1889;
    private static readonly DeidentificationKey Key = new([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);
    private static readonly Deidentification Basic = new(DeidentificationProfile.BuiltIn("basic")!, Key);
    private static readonly int[] Depths = [0, 1, 3];

    // Without these the image can be neither shown nor measured.
    private static readonly DicomTag[] MustKeep =
    [
        DicomTag.SOPClassUID, DicomTag.Modality, DicomTag.ImageType, DicomTag.Rows, DicomTag.Columns, DicomTag.BitsAllocated, DicomTag.BitsStored,
        DicomTag.HighBit, DicomTag.PixelRepresentation, DicomTag.PhotometricInterpretation, DicomTag.SamplesPerPixel, DicomTag.PixelSpacing,
        DicomTag.RescaleIntercept, DicomTag.RescaleSlope,
    ];

    [Fact]
    public void All_1889_checks_hold_under_the_basic_profile()
    {
        var (checks, failures) = Bench(f =>
        {
            Basic.Apply(f, out var result).ShouldBeNull();
            return result!.Dataset;
        });
        checks.ShouldBe(Checks);
        failures.ShouldBeEmpty($"{failures.Count} of {checks}");
    }

    [Fact]
    public void An_image_that_nobody_treated_holds_hardly_any_of_them()
    {
        var (checks, failures) = Bench(f => f.Dataset);
        checks.ShouldBe(Checks);
        failures.Count.ShouldBeGreaterThan(Checks * 9 / 10);
    }

    [Fact]
    public void Curves_and_overlays_go_whatever_their_group()
    {
        for (var group = 0; group < 0x20; group += 2)
        {
            var file = Plant.Image();
            foreach (var (high, element, vr) in new (int, ushort, DicomVR)[] { (0x5000, 0x3000, DicomVR.OW), (0x5000, 0x0022, DicomVR.LO), (0x6000, 0x3000, DicomVR.OW), (0x6000, 0x4000, DicomVR.LT), (0x6000, 0x0022, DicomVR.LO) })
            {
                file.Dataset.AddOrUpdate(new DicomElement(new DicomTag((ushort)(high + group), element), vr, Encoding.ASCII.GetBytes("Zyxwv ")));
            }

            Basic.Apply(file, out var result).ShouldBeNull();
            result!.Dataset.Items.ShouldNotContain(i => (i.Tag.Group & 0xFF00) == 0x5000 || (i.Tag.Group & 0xFF00) == 0x6000);
        }
    }

    private static (int Checks, List<string> Failures) Bench(Func<DicomFile, DicomDataset> treat)
    {
        var rows = ActionOfTable.Single();
        rows.Count.ShouldBe(Attributes);
        var failures = new List<string>();
        var checks = 0;
        void Check(string what, string? why)
        {
            checks++;
            if (why is not null)
            {
                failures.Add($"{what}: {why}");
            }
        }

        foreach (var (row, depth) in rows.SelectMany(r => Depths.Select(d => (r, d))))
        {
            var made = treat(Plant.In(row.Tag, row.VR, depth));
            Check($"{row.Tag} {row.VR} {row.Basic} at depth {depth}", Wrong(row, Plant.Level(made, depth)) ?? Left(made, row.VR));
        }

        foreach (var (form, depth) in Enumerable.Range(0, PrivateForms.Count).SelectMany(f => Depths.Select(d => (f, d))))
        {
            var file = Plant.In(DicomTag.PatientName, DicomVR.PN, depth);
            PrivateForms.Put(form, Plant.Level(file.Dataset, depth));
            var made = treat(file);
            Check($"private {form} at depth {depth}", Plant.Level(made, depth).Items.Any(i => i.Tag.IsPrivate) ? "still there" : Left(made, DicomVR.LO));
        }

        var (before, after) = (Plant.Image().Dataset, treat(Plant.In(DicomTag.PatientName, DicomVR.PN, 0)));
        foreach (var tag in MustKeep)
        {
            Check($"{tag} must stay", Hex(before, tag) == Hex(after, tag) ? null : "changed");
        }

        return (checks, failures);
    }

    private static string? Wrong(ActionOfTable row, DicomDataset level)
    {
        var isThere = level.TryGet(row.Tag, out var item);
        var value = (item as DicomElement)?.Value.ToArray() ?? [];
        if (value.Length > 0 && Trim(value).SequenceEqual(Trim(Plant.Bytes(row.VR.Code))))
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
            "D" => !isFilled ? "no other value" : item is DicomElement dummy ? Invalid(dummy, level) : null,
            "U" when row.VR == DicomVR.UI => level.GetString(row.Tag) == Key.Map(new("1.2.840.99999.7777.1")).Value ? null : "not mapped",
            "U" => isThere ? null : "not there",
            "X/Z" when row.VR != DicomVR.SQ => isFilled ? "filled" : null,
            "X/D" => !isThere || isFilled ? null : "empty",
            "Z/D" => isThere ? null : "not there",
            _ => null,
        };
    }

    // PS3.5 table 6.2-1: what a value of each VR may be.
    private static string? Invalid(DicomElement element, DicomDataset level)
    {
        var text = level.GetString(element.Tag) ?? "";
        bool Date(string form) => DateTime.TryParseExact(text, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        var isValid = element.VR.Code switch
        {
            "DA" => Date("yyyyMMdd"),
            "DT" => Date("yyyyMMddHHmmss"),
            "TM" => Date("HHmmss"),
            "AS" => text.Length == 4 && text[3] is 'D' or 'W' or 'M' or 'Y' && text[..3].All(char.IsAsciiDigit),
            "DS" => text.Length <= 16 && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _),
            "IS" => text.Length <= 12 && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out _),
            "UI" => Primitives.Uid.TryParse(text, out _),
            "CS" => text.Length is > 0 and <= 16 && text.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c is ' ' or '_'),
            "UR" => Uri.TryCreate(text, UriKind.Absolute, out _),
            "AE" or "SH" => text.Trim().Length is > 0 and <= 16,
            "LO" or "PN" => text.Trim().Length is > 0 and <= 64,
            "US" or "SS" => element.Value.Length == 2,
            "UL" or "SL" or "FL" or "AT" => element.Value.Length == 4,
            "FD" => element.Value.Length == 8,
            _ => true,
        };
        return isValid ? null : $"no value of a {element.VR}";
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
