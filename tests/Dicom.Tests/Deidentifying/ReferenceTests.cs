using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Objects that point to images still do when each is de-identified by itself with the same key.</summary>
public class ReferenceTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly DicomTag Referenced = new(0x0008, 0x1155);
    private static readonly DicomTag RegionName = new(0x3006, 0x0026);
    private static readonly DicomTag SegmentLabel = new(0x0062, 0x0005);
    private static readonly DicomTag Content = new(0x0040, 0xA730);

    private static string Root(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "CrowdAnnotate.sln")) ? folder.FullName : Root(folder.Parent!);

    private static string Found(string name)
    {
        var path = Path.Combine(Root(new DirectoryInfo(AppContext.BaseDirectory)), "..", "shared", "data", name);
        Assert.SkipUnless(Path.Exists(path), $"shared/data/{name} is not here");
        return path;
    }

    private static DicomDataset Applied(DicomFile file)
    {
        new Deidentification(DeidentificationProfile.BuiltIn("public")!, new DeidentificationKey(Key)).Apply(file, out var result).ShouldBeNull();
        return result!.Dataset;
    }

    private static IEnumerable<string> Values(DicomDataset dataset, DicomTag tag) => dataset.Items.SelectMany(i =>
        i is DicomSequence s ? s.Items.SelectMany(inner => Values(inner, tag)) : i.Tag == tag ? dataset.GetStrings(tag) : []);

    private static int Count(DicomDataset dataset) => dataset.GetSequence(Content).Sum(i => 1 + Count(i));

    [Theory]
    [InlineData("ibsi/ct_phantom/dicom/mask/DCM_RS_00060.dcm", "ibsi/ct_phantom/dicom/image", 60)]
    [InlineData("dicom/objects_dcmqi/data/segmentations/liver.dcm", "dicom/objects_dcmqi/data/segmentations/ct-3slice", 3)]
    [InlineData("dicom/objects_dcmqi/data/segmentations/24x38x3/seg/label.seg", "dicom/objects_dcmqi/data/segmentations/24x38x3/image", 3)]
    [InlineData("dicom/objects_highdicom/data/test_files/seg_image_ct_binary_single_frame.dcm", "dicom/objects_highdicom/data/test_files", 1)]
    [InlineData("dicom/objects_highdicom/data/test_files/sr_document.dcm", "dicom/objects_highdicom/data/test_files", 1)]
    [InlineData("dicom/objects_highdicom/data/test_files/sr_document_with_multiple_groups.dcm", "dicom/objects_highdicom/data/test_files", 1)]
    [InlineData("dicom/objects_dcmqi/data/sr-example/sr.dcm", "dicom/objects_dcmqi/data/sr-example", 2)]
    public void References_resolve_and_content_and_names_stay(string name, string images, int resolving)
    {
        var original = Reading.Accepted(File.ReadAllBytes(Found(name)));
        var made = Applied(original);
        var key = new DeidentificationKey(Key);
        var before = Values(original.Dataset, Referenced).ToList();
        Values(made, Referenced).ShouldBe(before.Select(u => key.Map(new Uid(u)).Value), "every reference, in order");

        var mapped = Values(made, Referenced).ToHashSet();
        var wanted = before.ToHashSet();
        var there = Directory.GetFiles(Found(images), "*.dcm").Select(f => Reading.Accepted(File.ReadAllBytes(f)))
            .Where(f => wanted.Contains(f.Dataset.GetString(DicomTag.SOPInstanceUID)!)).ToList();
        there.Count.ShouldBe(resolving);
        there.ShouldAllBe(f => mapped.Contains(Applied(f).GetString(DicomTag.SOPInstanceUID)!));

        Count(made).ShouldBe(Count(original.Dataset), "content items");
        foreach (var label in new[] { RegionName, SegmentLabel })
        {
            var labels = Values(made, label).ToList();
            labels.Count.ShouldBe(Values(original.Dataset, label).Count());
            labels.ShouldAllBe(l => l.Length > 0);
        }
    }
}
