namespace CrowdAnnotate.Dicom.Tests;

public class DefacingTests
{
    [Fact]
    public void Air_goes_where_the_region_is_and_nowhere_else()
    {
        var frame = Cells(100, 200, 300, 400);

        Defacing.Paint(Header(bitsStored: 12, signed: false), frame, [1, 0, 0, 1], air: -1000).ShouldBeNull();

        frame.ShouldBe(Cells(24, 200, 300, 24), "stored = (−1000 + 1024) / 1");
    }

    [Fact]
    public void A_signed_value_has_its_sign_in_the_whole_cell_and_is_kept_within_the_stored_bits()
    {
        var frame = Cells(0, 0, 0, 0);

        Defacing.Paint(Header(bitsStored: 12, signed: true), frame, [1, 1, 0, 0], air: -9000).ShouldBeNull();

        frame.ShouldBe(Cells(0xF800, 0xF800, 0, 0), "−2048 is the least of 12 bits");
    }

    [Fact]
    public void A_region_of_another_size_is_refused_and_nothing_changes()
    {
        var frame = Cells(1, 2, 3, 4);

        Defacing.Paint(Header(bitsStored: 12, signed: false), frame, [1, 1], air: 0)!.Tag.ShouldBe(DicomTag.Rows);

        frame.ShouldBe(Cells(1, 2, 3, 4));
    }

    [Fact]
    public void The_object_says_that_the_face_was_removed_once()
    {
        var header = Header(bitsStored: 12, signed: false);

        Defacing.Describe(header);
        Defacing.Describe(header);

        header.GetString(DicomTag.RecognizableVisualFeatures).ShouldBe("NO");
        header.GetSequence(DicomTag.DeidentificationMethodCodeSequence).Select(c => c.GetString(DicomTag.CodeValue)).ShouldBe(["113102"]);
    }

    private static DicomDataset Header(int bitsStored, bool signed) => new DicomDataset()
        .AddOrUpdate(DicomTag.Rows, 2.0).AddOrUpdate(DicomTag.Columns, 2.0).AddOrUpdate(DicomTag.SamplesPerPixel, 1.0)
        .AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2")
        .AddOrUpdate(DicomTag.BitsAllocated, 16.0).AddOrUpdate(DicomTag.BitsStored, (double)bitsStored).AddOrUpdate(DicomTag.HighBit, bitsStored - 1.0)
        .AddOrUpdate(DicomTag.PixelRepresentation, signed ? 1.0 : 0)
        .AddOrUpdate(DicomTag.RescaleSlope, 1.0).AddOrUpdate(DicomTag.RescaleIntercept, -1024.0);

    private static byte[] Cells(params ushort[] cells) => [.. cells.SelectMany(BitConverter.GetBytes)];
}
