using System.Runtime.InteropServices;

namespace CrowdAnnotate.Server.Commands.Agreeing;

/// <summary>Voxels that a result names: a raw file beside the results file, in the order of the inputs, called after the entry.</summary>
internal static class ResultFiles
{
    /// <returns>The file's name, relative to the results file.</returns>
    public static string Write(StatisticRequest request, string part, ReadOnlySpan<byte> voxels) => Write(request, part, "u8", voxels);

    /// <summary>Little-endian numbers of 64 bits.</summary>
    /// <returns>The file's name, relative to the results file.</returns>
    public static string Write(StatisticRequest request, string part, ReadOnlySpan<double> voxels)
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Files of numbers are written on little-endian machines only.");
        }

        return Write(request, part, "f64", MemoryMarshal.AsBytes(voxels));
    }

    private static string Write(StatisticRequest request, string part, string ending, ReadOnlySpan<byte> bytes)
    {
        // Escaped, so that two entries never share a file and none leaves the folder.
        var name = $"{Uri.EscapeDataString(request.Id)}.{part}.{ending}";
        File.WriteAllBytes(Path.Combine(request.Folders.Output, name), bytes);
        return name;
    }
}
