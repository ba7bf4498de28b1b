using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>What the schema of AIM 4.2 says of a type or an element, for those who work on elements and not on the model.</summary>
internal static class AimSchema
{
    private static readonly Dictionary<string, SchemaKind> Values = new()
    {
        ["II"] = SchemaKind.Identifier,
        ["CD"] = SchemaKind.Code,
        ["ST"] = SchemaKind.Text,
        ["TS"] = SchemaKind.Time,
        ["INT"] = SchemaKind.Whole,
        ["REAL"] = SchemaKind.Real,
        ["BL"] = SchemaKind.Truth,
    };

    private static readonly XName XsiType = AimXml.Xsi + "type";

    private static readonly Dictionary<string, SchemaType> Types = Parse(AimTypeTable.Text);

    /// <summary>The two elements a document may begin with, each named as its type.</summary>
    public static IReadOnlyList<string> Roots { get; } = ["ImageAnnotationCollection", "AnnotationOfAnnotationCollection"];

    public static IEnumerable<SchemaType> All => Types.Values;

    public static SchemaType? Find(string name) => Types.GetValueOrDefault(name);

    /// <summary>The type of an element where <paramref name="declared"/> is asked for: what its xsi:type names, if that is one of its kinds.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static SchemaType Of(XElement element, SchemaType declared) =>
        element.Attribute(XsiType) is { } type && Find(LocalName(type.Value)) is { } found && found.Is(declared) ? found : declared;

    public static string LocalName(string qualified) => qualified[(qualified.LastIndexOf(':') + 1)..].Trim();

    private static Dictionary<string, SchemaType> Parse(string table)
    {
        var types = Values.ToDictionary(v => v.Key, v => new SchemaType(v.Key, v.Value, null, false, [], []));
        var blocks = Blocks(table).ToDictionary(b => b.Name);
        foreach (var block in blocks.Values)
        {
            Make(block);
        }

        return types;

        SchemaType Make(Block block) => types.TryGetValue(block.Name, out var made) ? made : types[block.Name] = new SchemaType(
            block.Name, SchemaKind.Parts, block.Parent is null ? null : Make(blocks[block.Parent]), block.IsAbstract, block.Attributes, block.Parts.Select(p => Part(p, types)));
    }

    private static IEnumerable<Block> Blocks(string table)
    {
        var lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < lines.Length; i++)
        {
            var head = lines[i].TrimEnd('=', ' ', '\r').Split(' ').ToList();
            var parts = string.Join(' ', lines.Skip(i + 1).TakeWhile(l => l[0] == ' ').Select(l => l.Trim()));
            i += lines.Skip(i + 1).TakeWhile(l => l[0] == ' ').Count();
            var isAbstract = head.Remove("abstract");
            var attributes = head.Where(h => h[0] == '@').Select(h => new SchemaAttribute(h.Trim('@', '?'), !h.EndsWith('?'))).ToList();
            var colon = head.IndexOf(":");
            yield return new Block(head[0], colon < 0 ? null : head[colon + 1], isAbstract, attributes, parts.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }
    }

    private static SchemaPart Part(string text, Dictionary<string, SchemaType> types)
    {
        var mark = text[^1];
        var words = text.TrimEnd('?', '+', '*').Split([' ', '{', '}'], StringSplitOptions.RemoveEmptyEntries);
        var type = new Lazy<SchemaType>(() => text.Contains('{', StringComparison.Ordinal) ? Wrapper(words[1], types[words[^1]]) : types[words[1]]);
        return new SchemaPart(words[0], type, mark is not ('?' or '*'), mark is '+' or '*');
    }

    private static SchemaType Wrapper(string item, SchemaType type) =>
        new("", SchemaKind.Parts, null, false, [], [new SchemaPart(item, new Lazy<SchemaType>(type), true, true)]);

    private sealed record Block(string Name, string? Parent, bool IsAbstract, IReadOnlyList<SchemaAttribute> Attributes, string[] Parts);
}
