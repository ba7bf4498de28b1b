namespace CrowdAnnotate.Server.Exporting;

/// <summary>A format that annotations are written in.</summary>
/// <param name="Name">As `--to`, `--format` and `?format=` say it.</param>
/// <param name="Extension">Of a file whose name is made here.</param>
/// <param name="IsOfRegions">Whether it holds regions on images, and no annotations as such.</param>
public sealed record ExportFormat(string Name, string Extension, bool IsOfRegions)
{
    public static readonly ExportFormat Xml = new("xml", ".xml", false);
    public static readonly ExportFormat Json = new("json", ".json", false);
    public static readonly ExportFormat Sr = new("sr", ".sr.dcm", false);
    public static readonly ExportFormat Seg = new("seg", ".seg.dcm", true);
    public static readonly ExportFormat RtStruct = new("rtstruct", ".rtstruct.dcm", true);
    public static readonly ExportFormat Nifti = new("nifti", ".nii.gz", true);
    public static readonly ExportFormat Nrrd = new("nrrd", ".nrrd", true);
    public static readonly ExportFormat Coco = new("coco", ".coco.json", true);

    public static IReadOnlyList<ExportFormat> All { get; } = [Xml, Json, Sr, Seg, RtStruct, Nifti, Nrrd, Coco];

    /// <summary>The format of a name; null where none has it.</summary>
    public static ExportFormat? Find(string? name) => All.FirstOrDefault(f => string.Equals(f.Name, name, StringComparison.OrdinalIgnoreCase));
}
