namespace CrowdAnnotate.Dicom.Tests;

/// <summary>What other programs say of real objects after de-identification: dciodvfy finds no fault that was not there before, pydicom reads them.</summary>
public class JudgedTests
{
    private const string Walk = """
        import sys, pydicom
        count = 0
        def visit(dataset, element):
            global count
            str(element.value)
            count += 1
        for path in sys.argv[1:]:
            dataset = pydicom.dcmread(path)
            dataset.walk(visit)
            if "PixelData" in dataset and not dataset.file_meta.TransferSyntaxUID.is_compressed and dataset.BitsAllocated > 1:
                dataset.pixel_array
        print(count)
        """;

    private static readonly string[] Objects =
    [
        "ibsi/ct_phantom/dicom/mask/DCM_RS_00060.dcm", "dicom/objects_dcmqi/data/segmentations/liver.dcm", "dicom/objects_dcmqi/data/paramaps/pm-example-slice.dcm",
        "dicom/objects_dcmqi/data/sr-example/sr.dcm", "dicom/objects_dcmqi/data/sr-example/seg.dcm", "dicom/objects_dcmqi/data/sr-example/rwvm.dcm",
        "dicom/objects_highdicom/data/test_files/ct_image.dcm", "dicom/objects_highdicom/data/test_files/dx_image.dcm", "dicom/objects_highdicom/data/test_files/sr_document.dcm",
        "dicom/objects_highdicom/data/test_files/sr_document_with_multiple_groups.dcm", "dicom/objects_highdicom/data/test_files/seg_image_ct_binary.dcm",
        "dicom/objects_highdicom/data/test_files/seg_image_ct_true_fractional.dcm", "dicom/objects_highdicom/data/test_files/sm_image.dcm",
    ];

    public static TheoryData<string, string> Cases() => [.. Objects.SelectMany(o => new[] { "basic", "public", "research" }.Select(p => (o, p)))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void De_identification_adds_no_fault_that_dciodvfy_finds(string name, string profile)
    {
        Judge.Needs("dciodvfy");
        using var folder = new SharedFolder.Temporary();
        var (before, after) = (Faults(SharedFolder.Find(name)), Faults(Written(name, profile, folder.Path)));
        after.Except(before).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("basic")]
    [InlineData("public")]
    [InlineData("research")]
    public void Pydicom_reads_every_element_and_every_pixel(string profile)
    {
        using var folder = new SharedFolder.Temporary();
        var paths = Objects.Select(o => Written(o, profile, folder.Path)).ToArray();
        int.Parse(Judge.Pydicom(Walk, "", paths), System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(1000);
    }

    private static string Written(string name, string profile, string folder)
    {
        var key = new DeidentificationKey([.. Enumerable.Range(1, 32).Select(i => (byte)i)]);
        new Deidentification(DeidentificationProfile.BuiltIn(profile)!, key).Apply(Reading.Accepted(File.ReadAllBytes(SharedFolder.Find(name))), out var result).ShouldBeNull();
        var path = Path.Combine(folder, Path.GetFileName(name));
        using var file = File.Create(path);
        DicomWriter.Write(file, result!.Dataset, result.TransferSyntax);
        return path;
    }

    // One line a fault, without the numbers of items and the values that are quoted in it.
    private static List<string> Faults(string path)
    {
        var (_, output, error) = Judge.Run("dciodvfy", "", path);
        return [.. (output + error).Split('\n').Where(l => l.StartsWith("Error", StringComparison.Ordinal)).Select(l => System.Text.RegularExpressions.Regex.Replace(l, @"\[\d+\]", "[]")).Distinct()];
    }
}
