using System.Collections.Frozen;
using System.Globalization;

namespace CrowdAnnotate.Dicom;

/// <summary>UIDs that the standard itself registers (PS3.6 annex A): classes, transfer syntaxes, well-known frames of reference, context groups.</summary>
internal static class KnownUids
{
    private const string Root = "1.2.840.10008.";
    private const string ContextGroups = Root + "6.1.";

    // Table A-3 of the edition 2024e ends below.
    private const int LastContextGroup = 1500;

    private static readonly FrozenSet<string> Registered = DeidentificationTables.Lines("uids.txt").Select(l => l.Split(' '))
        .SelectMany(w => w.Skip(1).Select(last => Root + (w[0] == "-" ? last : $"{w[0]}.{last}"))).ToFrozenSet();

    private static readonly FrozenSet<DicomTag> Instances = FrozenSet.ToFrozenSet(
        [DicomTag.SOPInstanceUID, DicomTag.StudyInstanceUID, DicomTag.SeriesInstanceUID, DicomTag.ReferencedSOPInstanceUID]);

    public static bool IsOfStandard(string uid) => Registered.Contains(uid) || IsContextGroup(uid);

    /// <summary>Whether the attribute names an instance, which is mapped in any case.</summary>
    public static bool NamesInstance(DicomTag tag) => Instances.Contains(tag);

    private static bool IsContextGroup(string uid) => uid.Length > ContextGroups.Length && uid.StartsWith(ContextGroups, StringComparison.Ordinal)
        && uid[ContextGroups.Length] != '0'
        && int.TryParse(uid.AsSpan(ContextGroups.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= LastContextGroup;
}
