using System.Collections.Frozen;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// Types of attributes (PS3.5 §7.4) by SOP class and path, as far as an action depends on them: the modules of PS3.3 in the
/// edition that GDCM has as figures. What it does not name is unknown.
/// </summary>
internal sealed class AttributeTypes
{
    private const string Storage = "1.2.840.10008.5.1.4.1.1.";
    private static readonly FrozenDictionary<string, AttributeTypes> ByClass = Read();

    private readonly FrozenDictionary<string, char> nested;
    private readonly FrozenDictionary<DicomTag, char> top;

    private AttributeTypes(Dictionary<string, char> types)
    {
        nested = types.Where(t => t.Key.Length > 8).ToFrozenDictionary(t => t.Key, t => t.Value);
        top = types.Where(t => t.Key.Length == 8).ToFrozenDictionary(t => Parsed(t.Key), t => t.Value);
    }

    /// <summary>Nothing is known of a SOP class that is not in the table.</summary>
    public static AttributeTypes Of(string sopClass) => ByClass.GetValueOrDefault(sopClass) ?? None;

    private static AttributeTypes None { get; } = new([]);

    /// <summary>“1”, “2” or “3”; conditional types as those they become; zero when unknown.</summary>
    /// <param name="path">The sequences around it, eight digits each, separated by dots; empty at the top.</param>
    public char Find(DicomTag tag, string path) =>
        path.Length == 0 ? top.GetValueOrDefault(tag) : nested.GetValueOrDefault($"{path}.{Name(tag)}");

    public static string Name(DicomTag tag) => $"{tag.Group:x4}{tag.Element:x4}";

    private static DicomTag Parsed(string digits) =>
        DicomTag.TryParse(digits, out var tag) ? tag : throw new InvalidOperationException($"{digits} is no tag.");

    private static FrozenDictionary<string, AttributeTypes> Read()
    {
        var modules = new Dictionary<string, List<(string Path, char Type)>>();
        var classes = new Dictionary<string, AttributeTypes>();
        foreach (var line in DeidentificationTables.Lines("types.txt"))
        {
            var words = line.Split(' ');
            if (words[0].EndsWith(':'))
            {
                classes[Storage + words[0][..^1]] = new AttributeTypes(Together(words.Skip(1).Select(m => modules.GetValueOrDefault(m) ?? [])));
                continue;
            }

            if (!modules.TryGetValue(words[0], out var module))
            {
                modules[words[0]] = module = [];
            }

            module.Add((words[1], words[2][0]));
        }

        return classes.ToFrozenDictionary();
    }

    // Where modules of one object differ the strictest type holds.
    private static Dictionary<string, char> Together(IEnumerable<List<(string Path, char Type)>> modules)
    {
        var types = new Dictionary<string, char>();
        foreach (var (path, type) in modules.SelectMany(m => m))
        {
            types[path] = types.TryGetValue(path, out var known) && known < type ? known : type;
        }

        return types;
    }
}
