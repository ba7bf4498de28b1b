using System.Collections.Frozen;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>A level of the hierarchy with the attributes that are answered without being asked for (PS3.18 tables 10.6.3-3 to 10.6.3-5).</summary>
public sealed class SearchLevel
{
    public static readonly SearchLevel Study = new(
        [
            "00080005", "00080020", "00080030", "00080050", "00080056", "00080061", "00080090", "00080201", "00081190", "00100010", "00100020", "00100030",
            "00100040", "0020000D", "00200010", "00201206", "00201208",
        ],
        ["00081030", "00081060", "00101010", "00101020", "00101030", "00101040", "00120062", "00120063", "00120064", "00102160"]);

    public static readonly SearchLevel Series = new(
        ["00080005", "00080060", "00080201", "0008103E", "00081190", "0020000E", "00200011", "00201209", "00400244", "00400245", "00400275"],
        [
            "00080021", "00080031", "00080070", "00081090", "00081010", "00180015", "00181030", "00185100", "00180060", "00181210", "00200052", "00280303", "00280301",
            "00180010", "00180050", "00200060",
        ]);

    public static readonly SearchLevel Instance = new(
        ["00080005", "00080016", "00080018", "00080056", "00080201", "00081190", "00083002", "00200013", "00280008", "00280010", "00280011", "00280100"], []);

    private SearchLevel(string[] defaults, string[] others) =>
        (Defaults, Own) = (defaults.ToFrozenSet(StringComparer.Ordinal), defaults.Concat(others).ToFrozenSet(StringComparer.Ordinal));

    public FrozenSet<string> Defaults { get; }

    /// <summary>What belongs to this level; of an instance everything does.</summary>
    public FrozenSet<string> Own { get; }
}
