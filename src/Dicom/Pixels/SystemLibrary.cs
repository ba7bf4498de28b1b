using System.Runtime.InteropServices;

namespace CrowdAnnotate.Dicom;

/// <summary>A library that the system has or lacks, by the names it goes by on Linux, macOS and Windows.</summary>
/// <param name="package">Debian's package.</param>
/// <param name="entry">A function that only versions new enough have.</param>
internal sealed class SystemLibrary(string name, string package, string entry, params string[] files)
{
    private readonly Lazy<nint> handle = new(() => Load(files, entry));

    /// <summary>What to install; null when the library is there.</summary>
    public string? Missing(string codec) =>
        handle.Value != 0 ? null : $"{codec} needs the system library {name}, which is missing or too old (Debian: apt-get install {package})";

    /// <summary>The address of a function.</summary>
    /// <exception cref="EntryPointNotFoundException">The library is missing or has no such function.</exception>
    public nint this[string function] =>
        handle.Value != 0 && NativeLibrary.TryGetExport(handle.Value, function, out var address) ? address
            : throw new EntryPointNotFoundException($"{name} has no function {function}.");

    private static nint Load(string[] files, string entry)
    {
        foreach (var file in files)
        {
            if (NativeLibrary.TryLoad(file, out var library) && NativeLibrary.TryGetExport(library, entry, out _))
            {
                return library;
            }
        }

        return 0;
    }
}
