namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Which series are looked at for a head, and that no real trunk is taken for one.</summary>
public class SeriesHeadTests
{
    [Theory]
    [InlineData("CT", "", true)]
    [InlineData("MR", null, true)]
    [InlineData("CT", "ABDOMEN", false)]
    [InlineData("US", "", false)]
    public void A_cross_section_that_names_no_part_is_of_an_unknown_region(string modality, string? part, bool isUnknown)
    {
        var header = new DicomDataset().AddOrUpdate(DicomTag.Modality, modality);
        if (part is not null)
        {
            header.AddOrUpdate(DicomTag.BodyPartExamined, part);
        }

        SeriesHead.IsRegionUnknown(header).ShouldBe(isUnknown);
        header.AddOrUpdate(new DicomSequence(new DicomTag(0x0008, 0x2218), new DicomDataset().AddOrUpdate(DicomTag.CodeValue, "1")));
        SeriesHead.IsRegionUnknown(header).ShouldBeFalse("its anatomic region is coded");
    }

    [Theory]
    [InlineData("dicom/ct_liver_crlm1004/crlm1004.tar.xz")]
    public void A_real_trunk_is_no_head(string archive)
    {
        using var folder = new SharedFolder.Temporary();
        SharedFolder.Unpack(archive, folder.Path);
        var series = Directory.EnumerateFiles(folder.Path, "*", SearchOption.AllDirectories).Select(Image).OfType<SeriesInstance>()
            .GroupBy(i => i.Dataset.GetString(DicomTag.SeriesInstanceUID)).Where(s => s.First().Dataset.GetString(DicomTag.Modality) == "CT").ToList();
        series.ShouldNotBeEmpty();
        foreach (var one in series)
        {
            SeriesVolume.TryAssemble([.. one], out _, out var refusal).ShouldBeTrue(refusal?.ToString());
            SeriesHead.IsSeen([.. one]).ShouldBeFalse();
        }
    }

    private static SeriesInstance? Image(string path) =>
        DicomFile.TryRead(File.ReadAllBytes(path), out var file, out _) && file.Dataset.GetString(DicomTag.Modality) == "CT" && SeriesInstance.Of(file, out var instance) is null ? instance : null;
}
