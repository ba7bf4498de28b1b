using System.Globalization;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Volumes;

namespace CrowdAnnotate.Phantoms;

/// <summary>A phantom as files: one DICOM image per slice, truth.json, lesions.nii.gz.</summary>
public static class PhantomFolder
{
    /// <summary>The Manufacturer (0008,0070) of every phantom; de-identification keeps it, so a synthetic series can be told.</summary>
    public const string Manufacturer = "CrowdAnnotate phantom";

    public const string TruthName = "truth.json";
    public const string LabelsName = "lesions.nii.gz";

    /// <summary>Writes the files; the folder is made, files of the same names are replaced.</summary>
    /// <param name="progress">Told the number of slices written.</param>
    public static void Write(string folder, CtPhantom phantom, IProgress<int>? progress = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(phantom);
        Directory.CreateDirectory(folder);
        for (var slice = 0; slice < phantom.SliceUids.Count; slice++)
        {
            using var file = File.Create(Path.Combine(folder, FileName(slice)));
            DicomWriter.Write(file, PhantomHeader.Of(phantom, slice));
            progress?.Report(slice + 1);
        }

        File.WriteAllBytes(Path.Combine(folder, TruthName), PhantomTruth.Of(phantom).ToJson());
        using var labels = File.Create(Path.Combine(folder, LabelsName));
        NiftiFile.WriteLabels(labels, phantom.Volume.Geometry, Labels(phantom), compressed: true);
    }

    /// <summary>The slice's file name; slice 0 is “slice-001.dcm”.</summary>
    public static string FileName(int slice) => string.Create(CultureInfo.InvariantCulture, $"slice-{slice + 1:000}.dcm");

    // Lesion n of the truth has the value n, from 1; lesions lie apart, so none hides another.
    private static byte[] Labels(CtPhantom phantom)
    {
        var labels = new byte[phantom.Volume.Geometry.VoxelCount];
        for (var n = 0; n < phantom.LesionMasks.Count; n++)
        {
            var voxels = phantom.LesionMasks[n].Voxels;
            for (var i = 0; i < labels.Length; i++)
            {
                labels[i] = voxels[i] == 0 ? labels[i] : (byte)(n + 1);
            }
        }

        return labels;
    }
}
