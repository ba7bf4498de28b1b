using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Server.Commands.Combining;

/// <summary>A format that holds a region, told by the ending of the file's name.</summary>
internal enum RegionFormat
{
    Nifti,
    Nrrd,
    Seg,
}

/// <summary>Files of regions and maps.</summary>
internal static class RegionFile
{
    /// <summary>.nii and .nii.gz are NIfTI, .nrrd is NRRD, all else has to be DICOM.</summary>
    public static RegionFormat FormatOf(string path) =>
        path.EndsWith(".nii", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".nii.gz", StringComparison.OrdinalIgnoreCase) ? RegionFormat.Nifti
        : path.EndsWith(".nrrd", StringComparison.OrdinalIgnoreCase) ? RegionFormat.Nrrd : RegionFormat.Seg;

    /// <summary>Writes a region as NIfTI or NRRD; uncompressed for a name that ends in .nii.</summary>
    public static void Write(string path, Mask region) => Write(path, file =>
    {
        if (FormatOf(path) == RegionFormat.Nifti)
        {
            NiftiFile.Write(file, region, IsCompressed(path));
        }
        else
        {
            NrrdFile.Write(file, region, IsCompressed(path));
        }
    });

    /// <summary>Writes a map as NIfTI or NRRD.</summary>
    public static void Write(string path, Volume map) => Write(path, file =>
    {
        if (FormatOf(path) == RegionFormat.Nifti)
        {
            NiftiFile.Write(file, map, IsCompressed(path));
        }
        else
        {
            NrrdFile.Write(file, map, IsCompressed(path));
        }
    });

    /// <summary>Writes under another name first: what stands under the name is whole.</summary>
    /// <exception cref="CommandRefusal">It cannot be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var part = path + ".part";
        try
        {
            using (var file = File.Create(part))
            {
                write(file);
            }

            File.Move(part, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal($"{path} cannot be written: {e.Message}");
        }
    }

    private static bool IsCompressed(string path) => !path.EndsWith(".nii", StringComparison.OrdinalIgnoreCase);
}
