using System.Text;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Dicom.Tests;

public class DeidentificationTests
{
    private const string Planted = "Zyxwv^Planted";
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly Deidentification Profile = new(DeidentificationProfile.BuiltIn("public")!, new DeidentificationKey(Key));

    private static DeidentifiedInstance Applied(byte[] bytes)
    {
        Profile.Apply(Reading.Accepted(bytes), out var result).ShouldBeNull();
        return result!;
    }

    // The planted name in every kind of place: text, private tags, nested, overlay, curve, icon, unused bits, wrong VRs, preamble, tail.
    private static byte[] Riddled()
    {
        var name = Encoding.ASCII.GetBytes(Planted + " ");
        var pixels = new short[16 * 16];
        var body = new Encoded()
            .Text(0x00080008, "CS", @"ORIGINAL\PRIMARY\ZYXWV^PLANTED").Text(0x00080016, "UI", Encoded.CT).Text(0x00080018, "UI", "1.2.3.4")
            .Text(0x00080050, "SH", Planted).Text(0x00080060, "CS", "CT").Text(0x00080070, "LO", "Maker of Zyxwv^Planted")
            .Text(0x00080080, "LO", Planted).Text(0x00081030, "LO", Planted).Text(0x00081090, "LO", "Model PLANTED")
            .Element(0x00081140, "SQ", [], 0xFFFFFFFF).Item().Text(0x00100010, "PN", Planted).EndItem().EndSequence()
            .Element(0x00090010, "LO", name).Element(0x00091001, "UN", name)
            .Text(0x00100010, "PN", Planted).Text(0x00100020, "LO", Planted).Text(0x00100040, "CS", "Zyxwv").Text(0x00104000, "LT", Planted)
            .Text(0x00180015, "CS", "PLANTED").Text(0x00180050, "DS", "5" + Planted).Text(0x00181210, "SH", "B30" + Planted)
            .Text(0x0020000D, "UI", "1.2.3").Text(0x0020000E, "UI", "1.2.3.9").Text(0x00200013, "IS", Planted).Text(0x00204000, "LT", Planted)
            .US(0x00280002, 1).Text(0x00280004, "CS", "MONOCHROME2").US(0x00280010, 16).US(0x00280011, 16)
            .US(0x00280100, 16).US(0x00280101, 12).US(0x00280102, 11).US(0x00280103, 0).Element(0x00280106, "US", name)
            .Element(0x50003000, "OW", name).US(0x60000010, 16).US(0x60000011, 16).Element(0x60003000, "OW", name);
        for (var i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (short)(0xA000 | i);
        }

        byte[] file = [.. body.Pixels(pixels).File(Syntaxes.Explicit), .. name];
        name.CopyTo(file, 20);
        return file;
    }

    [Fact]
    public void What_belongs_to_no_patient_is_read_and_not_kept()
    {
        var protocol = Recipe.Object("1.2.840.10008.5.1.4.38.1").Without(Recipe.Study, Recipe.Series).File();
        Profile.Apply(Reading.Accepted(protocol), out _).ShouldNotBeNull().Tag.ShouldBe(DicomTag.SOPClassUID);
    }

    [Fact]
    public void No_planted_byte_is_left_anywhere()
    {
        var bytes = DicomWriter.Write(Applied(Riddled()).Dataset);
        var text = Encoding.Latin1.GetString(bytes);
        foreach (var word in new[] { "Zyxwv", "Planted" })
        {
            text.ShouldNotContain(word, Case.Insensitive);
        }

        Reading.Accepted(bytes);
    }

    [Theory]
    [InlineData(@"-191.625\-191.625\555", true)]
    [InlineData(@"-191.625\8085.862\1", true)]
    [InlineData(@"1\2\8085862", false)]
    [InlineData(@"1\2\+08085862.0", false)]
    public void A_coordinate_stays_though_its_digits_are_in_a_telephone_number_and_goes_when_it_is_a_record_number(string position, bool stays)
    {
        var file = new Encoded().Text(0x00080005, "CS", "ISO_IR 100").Head().Text(0x00102154, "SH", "+00 555 0173942").Text(0x00080050, "SH", "ACQ8085862")
            .Text(0x00200032, "DS", position).Pixels(1, 2, 3, 4, 5, 6).File(Syntaxes.Explicit);

        Applied(file).Dataset.GetDoubles(DicomTag.ImagePositionPatient).ShouldBe(stays ? [.. position.Split('\\').Select(p => double.Parse(p, System.Globalization.CultureInfo.InvariantCulture))] : null);
    }

    [Theory]
    [InlineData(@"ORIGINAL\PRIMARY\\RT\\\\\150000", @"ORIGINAL\PRIMARY\\RT")]
    [InlineData(@"DERIVED\DOE\AXIAL", @"DERIVED\\AXIAL")]
    [InlineData(@"DERIVED\PRIMARY\Mixed", @"DERIVED\PRIMARY")]
    public void A_coded_string_loses_the_value_that_may_not_stay_and_no_other(string codes, string kept)
    {
        var file = new Encoded().Head().Pixels(1, 2, 3, 4, 5, 6).File(Syntaxes.Explicit);
        var original = Reading.Accepted(file);
        original.Dataset.AddOrUpdate(DicomTag.ImageType, codes.Split('\\'));
        Profile.Apply(original, out var result).ShouldBeNull();
        string.Join('\\', result!.Dataset.GetStrings(DicomTag.ImageType)).TrimEnd('\\').ShouldBe(kept);
    }

    [Fact]
    public void Bits_outside_the_stored_value_are_cleared_and_the_value_stays()
    {
        var result = Applied(Riddled());
        result.Report.ClearedPixels.ShouldBe(256);
        DicomFrames.Read(result.Dataset, DicomTransferSyntax.ExplicitVRLittleEndian, 1, out var frame).ShouldBeNull();
        BitConverter.ToUInt16(frame.Span[200..]).ShouldBe((ushort)100);
    }

    [Fact]
    public void The_report_says_what_was_done_without_values()
    {
        var report = Applied(Riddled()).Report;
        report.Profile.ShouldBe("public");
        report.RemovedPrivate.ShouldBe(2);
        report.Changes.ShouldContain(new AttributeChange(DicomTag.PatientComments, AttributeAction.Remove, 0));
        report.Changes.ShouldContain(new AttributeChange(DicomTag.SOPInstanceUID, AttributeAction.MapUid, 0));
        report.Changes.ShouldContain(new AttributeChange(DicomTag.AccessionNumber, AttributeAction.Empty, 0));
        report.Changes.ShouldContain(c => c.Tag == DicomTag.PatientName && c.Depth == 1);
    }

    [Fact]
    public void What_an_image_needs_is_kept_and_it_says_what_was_done()
    {
        var bytes = new Encoded().Head().Text(0x00280030, "DS", @"0.5\0.5").Text(0x00281052, "DS", "-1024").Text(0x00281053, "DS", "1")
            .Pixels(1, 2, 3, 4, 5, 6).File(Syntaxes.Explicit);
        var dataset = Applied(bytes).Dataset;
        dataset.GetDoubles(DicomTag.PixelSpacing).ShouldBe([0.5, 0.5]);
        dataset.GetDouble(DicomTag.RescaleIntercept).ShouldBe(-1024);
        dataset.GetString(DicomTag.PatientIdentityRemoved).ShouldBe("YES");
        dataset.GetString(DicomTag.LongitudinalTemporalInformationModified).ShouldBe("MODIFIED");
        dataset.GetStrings(DicomTag.DeidentificationMethod).ShouldAllBe(t => t.Length <= 64, "LO");
        dataset.GetSequence(DicomTag.DeidentificationMethodCodeSequence).Select(c => c.GetString(DicomTag.CodeValue))
            .ShouldBe(["113100", "113103", "113104", "113105", "113107", "113108"]);
    }

    [Fact]
    public void UIDs_are_mapped_alike_with_one_key_and_otherwise_with_another()
    {
        var original = new Uid("1.2.840.113619.2.55");
        var mapped = new DeidentificationKey(Key).Map(original);
        mapped.Value.ShouldStartWith("2.25.");
        new DeidentificationKey(Key).Map(original).ShouldBe(mapped);
        new DeidentificationKey([.. Key.Reverse()]).Map(original).ShouldNotBe(mapped);
        Should.Throw<ArgumentException>(() => new DeidentificationKey(new byte[8]));
    }

    [Fact]
    public void A_pseudonym_follows_issuer_and_ID_and_without_an_ID_the_study()
    {
        var pseudonyms = new DeidentificationKey(Key);
        var (a, b) = (new Uid("1.2.3"), new Uid("1.2.4"));
        pseudonyms.Pseudonym("X", "77", a).ShouldBe(pseudonyms.Pseudonym("X", "77", b));
        pseudonyms.Pseudonym("Y", "77", a).ShouldNotBe(pseudonyms.Pseudonym("X", "77", a));
        pseudonyms.Pseudonym(null, "", a).ShouldNotBe(pseudonyms.Pseudonym(null, "", b));
        pseudonyms.Pseudonym("X", "77", a).ShouldMatch("^P-[A-Z2-7]{16}$");
    }

    [Theory]
    [InlineData(0x00280301u, "CS", "YES", Encoded.CT)]
    [InlineData(0x00080064u, "CS", "WSD", Encoded.CT)]
    [InlineData(0x00280301u, "CS", "NO", "1.2.840.10008.5.1.4.1.1.7")]
    [InlineData(0x00280301u, "CS", "NO", "1.2.840.10008.5.1.4.1.1.6.1")]
    [InlineData(0x00280301u, "CS", "", "1.2.840.10008.5.1.4.1.1.1")]
    public void Images_that_may_show_identity_are_held(uint tag, string vr, string value, string sopClass)
    {
        var extra = new Encoded().Text(tag, vr, value).ToArray();
        var bytes = tag < 0x00100000
            ? new Encoded().Raw(extra).Head(sopClass: sopClass).Pixels(1, 2, 3, 4, 5, 6).File(Syntaxes.Explicit)
            : new Encoded().Head(sopClass: sopClass).Raw(extra).Pixels(1, 2, 3, 4, 5, 6).File(Syntaxes.Explicit);
        Profile.Apply(Reading.Accepted(bytes), out var result).ShouldBeNull();
        result!.Review.ShouldHaveSingleItem().Kind.ShouldBe(ReviewKind.BurnedInText);
    }
}
