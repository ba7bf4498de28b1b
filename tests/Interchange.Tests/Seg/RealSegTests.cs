using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.Seg;

namespace CrowdAnnotate.Interchange.Tests.Seg;

/// <summary>SEG of dcmqi and highdicom, and what pydicom says of the same bytes.</summary>
public class RealSegTests
{
    // Voxels of each segment that are not zero, counted without our code; of a label map those of its value.
    private const string Counts = """
        import sys, numpy, pydicom
        d = pydicom.dcmread(sys.argv[1])
        n = d.Rows * d.Columns
        bits = d.BitsAllocated
        raw = numpy.frombuffer(d.PixelData, dtype=numpy.uint16 if bits == 16 else numpy.uint8)
        raw = numpy.unpackbits(raw, bitorder='little') if bits == 1 else raw
        per = len(raw) // n
        count = {s.SegmentNumber: 0 for s in d.SegmentSequence}
        if d.SegmentationType == 'LABELMAP':
            for s in count:
                count[s] = int((raw == s).sum())
        elif d.get('DimensionOrganizationType') == 'TILED_FULL':
            each = int(d.NumberOfFrames) // len(count)
            for i in range(int(d.NumberOfFrames)):
                count[i // each + 1] += int((raw[i*n:(i+1)*n] != 0).sum())
        else:
            for i, g in enumerate(d.PerFrameFunctionalGroupsSequence):
                s = g.get('SegmentIdentificationSequence') or d.SharedFunctionalGroupsSequence[0].SegmentIdentificationSequence
                count[s[0].ReferencedSegmentNumber] += int((raw[i*n:(i+1)*n] != 0).sum())
        print(' '.join(f'{k}:{v}' for k, v in sorted(count.items()) if k != 0))
        """;

    private const string Dcmqi = "objects_dcmqi/data/segmentations/";
    private const string Highdicom = "objects_highdicom/data/test_files/";

    public static TheoryData<string> Objects() =>
    [
        Dcmqi + "23x38x3/seg/label.seg", Dcmqi + "24x38x3/seg/label.seg", Dcmqi + "liver.dcm", Dcmqi + "partial_overlaps.dcm",
        Dcmqi + "sparse-labelmap-noppv.dcm", Dcmqi + "sparse-labelmap-ppv5.dcm", "objects_dcmqi/data/sr-example/seg.dcm",
        Highdicom + "seg_image_cr_binary.dcm", Highdicom + "seg_image_ct_binary.dcm", Highdicom + "seg_image_ct_binary_fractional.dcm",
        Highdicom + "seg_image_ct_binary_overlap.dcm", Highdicom + "seg_image_ct_binary_single_frame.dcm", Highdicom + "seg_image_ct_true_fractional.dcm",
        Highdicom + "seg_image_sm_control.dcm", Highdicom + "seg_image_sm_control_labelmap.dcm", Highdicom + "seg_image_sm_control_labelmap_palette_color.dcm",
        Highdicom + "seg_image_sm_dots.dcm", Highdicom + "seg_image_sm_dots_tiled_full.dcm", Highdicom + "seg_image_sm_numbers.dcm",
    ];

    [Theory]
    [MemberData(nameof(Objects))]
    public void Each_segment_has_as_many_voxels_as_pydicom_counts(string name)
    {
        var path = SharedFolder.Dicom(name);
        var reading = Read(path, null);
        var counts = reading.Segmentation.Regions.Select(r => $"{r.Number}:{r.Fractions?.Voxels.Count(v => v > 0) ?? r.Mask.Count}");
        string.Join(' ', counts).ShouldBe(Judge.Pydicom(Counts, path).Trim());
    }

    [Theory]
    [InlineData("23x38x3/image", "23x38x3/seg/label.seg")]
    [InlineData("24x38x3/multiframe", "24x38x3/seg/label.seg")]
    [InlineData("ct-3slice", "liver.dcm")]
    public void An_object_of_dcmqi_lies_on_the_grid_of_its_images(string images, string seg)
    {
        var source = Images.Series(Directory.GetFiles(SharedFolder.Dicom(Dcmqi + images)).Select(f => File(f).Dataset));
        var reading = Read(SharedFolder.Dicom(Dcmqi + seg), source);
        reading.Segmentation.Grid.ShouldBeSameAs(source.Grid);
        reading.ReferencedSeries.ShouldNotBeNull();
        reading.Segmentation.Regions[0].Mask.Count.ShouldBePositive();
    }

    [Fact]
    public void A_label_map_of_dcmqi_has_its_codes_and_its_padding_belongs_to_no_segment()
    {
        var reading = Read(SharedFolder.Dicom(Dcmqi + "sparse-labelmap-ppv5.dcm"), null);
        var region = reading.Segmentation.Regions.ShouldHaveSingleItem();
        region.Number.ShouldBe(1);
        region.Segment.Type.Value.ShouldBe("10200004");
        region.Segment.Tracking!.Id.ShouldBe("Liver");
        region.Segment.Origin.ShouldBe(SegmentOrigin.Semiautomatic);
    }

    private static SegReading Read(string path, SourceSeries? source)
    {
        SegReader.TryRead(File(path), source, out var reading, out var refusal).ShouldBeTrue(refusal?.ToString());
        return reading!;
    }

    private static DicomFile File(string path)
    {
        DicomFile.TryRead(System.IO.File.ReadAllBytes(path), out var file, out var refusal).ShouldBeTrue(refusal?.ToString());
        return file!;
    }
}
