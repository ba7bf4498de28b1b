using CrowdAnnotate.Dicom;
using CrowdAnnotate.Interchange.Seg;

namespace CrowdAnnotate.Interchange.Tests.Seg;

/// <summary>Each kind of broken SEG is refused with the attribute and what is wrong.</summary>
public class BrokenSegTests
{
    private static readonly DicomTag Position = new(0x0020, 0x9113);
    private static readonly DicomTag Identification = new(0x0062, 0x000A);

    public static TheoryData<string> Kinds() => [.. Broken.Keys];

    private static readonly Dictionary<string, (Action<DicomDataset> Break, DicomTag Tag, string Reason)> Broken = new()
    {
        ["another object"] = (d => d.AddOrUpdate(DicomTag.SOPClassUID, SopClasses.CTImage), DicomTag.SOPClassUID, "no DICOM segmentation"),
        ["unknown type"] = (d => d.AddOrUpdate(new DicomTag(0x0062, 0x0001), "CONTOUR"), new(0x0062, 0x0001), "none of BINARY"),
        ["no segments"] = (d => d.Remove(DicomTag.SegmentSequence), DicomTag.SegmentSequence, "describes no segment"),
        ["segment without a number"] = (d => Segment(d, 0).Remove(new DicomTag(0x0062, 0x0004)), new(0x0062, 0x0004), "Segment description 1"),
        ["two segments of one number"] = (d => Segment(d, 1).AddOrUpdate(new DicomTag(0x0062, 0x0004), 1.0), new(0x0062, 0x0004), "number 1"),
        ["no functional groups"] = (d => d.Remove(DicomTag.PerFrameFunctionalGroupsSequence), DicomTag.PerFrameFunctionalGroupsSequence, "0 items describe 6 frames"),
        ["frame of no segment"] = (d => Frame(d, 2).Remove(Identification), new(0x0062, 0x000B), "Frame 3"),
        ["frame of an undescribed segment"] = (d => Frame(d, 2).GetSequence(Identification)[0].AddOrUpdate(new DicomTag(0x0062, 0x000B), 9.0), new(0x0062, 0x000B), "Frame 3 belongs to segment 9"),
        ["frame off the line"] = (d => Frame(d, 1).GetSequence(Position)[0].AddOrUpdate(DicomTag.ImagePositionPatient, 55.0, 66.0, 32.625), DicomTag.ImagePositionPatient, "beside the line"),
        ["no regular grid"] = (d => Frame(d, 1).GetSequence(Position)[0].AddOrUpdate(DicomTag.ImagePositionPatient, -10.25, 20.5, 31.0), DicomTag.ImagePositionPatient, "no regular grid"),
        ["position of two numbers"] = (d => Frame(d, 0).GetSequence(Position)[0].AddOrUpdate(DicomTag.ImagePositionPatient, 1.0, 2.0), DicomTag.ImagePositionPatient, "frame 1"),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_is_refused_with_tag_and_reason(string kind)
    {
        var grid = Images.Axial(8, 5, 3);
        var dataset = SegWriter.Write(
            Segmentation.Binary((Segments.Drawn, Segments.Random(grid, 1, 0.9)), (Segments.Consensus, Segments.Random(grid, 2, 0.9))), Images.Of(grid), Images.Made, Images.Uids()).Result;
        var (makeBroken, tag, reason) = Broken[kind];
        makeBroken(dataset);
        DicomFile.TryRead(DicomWriter.Write(dataset), out var file, out var unread).ShouldBeTrue(unread?.ToString());
        SegReader.TryRead(file!, null, out _, out var refusal).ShouldBeFalse();
        refusal!.Tag.ShouldBe(tag);
        refusal.Reason.ShouldContain(reason);
    }

    private static DicomDataset Segment(DicomDataset dataset, int index) => dataset.GetSequence(DicomTag.SegmentSequence)[index];

    private static DicomDataset Frame(DicomDataset dataset, int index) => dataset.GetSequence(DicomTag.PerFrameFunctionalGroupsSequence)[index];
}
