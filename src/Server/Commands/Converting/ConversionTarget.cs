namespace CrowdAnnotate.Server.Commands.Converting;

/// <summary>A format that annotations are converted to.</summary>
/// <param name="Name">As `--to` says it.</param>
/// <param name="Extension">Of a file whose name the command makes.</param>
/// <param name="IsOfRegions">Whether it holds regions on images, and no annotations as such.</param>
internal sealed record ConversionTarget(string Name, string Extension, bool IsOfRegions)
{
    public static readonly ConversionTarget Xml = new("xml", ".xml", false);
    public static readonly ConversionTarget Json = new("json", ".json", false);
    public static readonly ConversionTarget Sr = new("sr", ".sr.dcm", false);
    public static readonly ConversionTarget Seg = new("seg", ".seg.dcm", true);
    public static readonly ConversionTarget RtStruct = new("rtstruct", ".rtstruct.dcm", true);
    public static readonly ConversionTarget Nifti = new("nifti", ".nii.gz", true);
    public static readonly ConversionTarget Nrrd = new("nrrd", ".nrrd", true);
    public static readonly ConversionTarget Coco = new("coco", ".coco.json", true);

    public static IReadOnlyList<ConversionTarget> All { get; } = [Xml, Json, Sr, Seg, RtStruct, Nifti, Nrrd, Coco];
}
