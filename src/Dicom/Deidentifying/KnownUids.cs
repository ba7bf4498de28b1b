using System.Buffers;
using System.Collections.Frozen;

namespace CrowdAnnotate.Dicom;

/// <summary>UIDs that the standard itself defines (PS3.6 annex A): classes, transfer syntaxes, well-known frames of reference.</summary>
internal static class KnownUids
{
    private const string Root = "1.2.840.10008.";

    // None of the standard's is longer; a longer one is somebody's who took the root.
    private const int Longest = 36;

    private static readonly SearchValues<char> Allowed = SearchValues.Create("0123456789.");

    private static readonly FrozenSet<DicomTag> Instances = FrozenSet.ToFrozenSet(
        [DicomTag.SOPInstanceUID, DicomTag.StudyInstanceUID, DicomTag.SeriesInstanceUID, DicomTag.ReferencedSOPInstanceUID]);

    public static bool IsOfStandard(string uid) => uid.Length <= Longest && uid.StartsWith(Root, StringComparison.Ordinal)
        && uid.AsSpan().IndexOfAnyExcept(Allowed) < 0;

    /// <summary>Whether the attribute names an instance, which is mapped in any case.</summary>
    public static bool NamesInstance(DicomTag tag) => Instances.Contains(tag);
}
