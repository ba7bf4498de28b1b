using System.Globalization;
using System.Numerics;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim.Tests;

/// <summary>Documents that the schema of 4.2 allows, made from its table of types alone: any type, any optional part, any text, without regard to sense.</summary>
internal sealed class GeneratedElements(int seed)
{
    private static readonly string[] Texts = ["L1", "Läsion 3 – µm", "病变", "a <b> & \"c\" 'd'", "🫁", "tab\there", "true", "0", "1e5", " x "];
    private static readonly string[] Numbers = ["0", "-0", "1", "12.50", "1E+20", "1e-7", "-3.0625", "100.5", "0.1", "123456789012345.678", "+7", ".5"];
    private static readonly string[] Wholes = ["0", "1", "17", "2147483647", "-3"];

    private static readonly Dictionary<string, string[]> Choices = new()
    {
        ["aimVersion"] = ["AIMv4_2"],
        ["minOperator"] = ["GreaterThan", "GreaterThanEqual"],
        ["maxOperator"] = ["LessThan", "LessThanEqual"],
        ["operator"] = ["Equal", "NotEqual"],
    };

    private readonly Random random = new(seed);

    public HashSet<string> Reached { get; } = [];

    public XElement Document()
    {
        var name = AimSchema.Roots[seed % 2];
        return Element(name, AimSchema.Find(name)!, 0);
    }

    private XElement Element(string name, SchemaType declared, int depth)
    {
        var type = declared.IsAbstract && declared.Name != "AnnotationStatement" ? One(Concrete(declared)) : declared;
        Reached.Add(type.Name);
        var element = new XElement(AimXml.Aim + name);
        if (type.IsAbstract)
        {
            element.SetAttributeValue(AimXml.Xsi + "type", One(Enum.GetNames<StatementKind>()) + "Statement");
        }
        else if (type != declared)
        {
            element.SetAttributeValue(AimXml.Xsi + "type", type.Name);
        }

        foreach (var attribute in type.Attributes.Where(a => a.IsRequired || Coin()))
        {
            element.SetAttributeValue(attribute.Name, One(Choices.GetValueOrDefault(attribute.Name) ?? (type.Name == "Scale" ? ["Nominal", "Ratio"] : ["Scalar", "Vector"])));
        }

        Value(element, type);
        foreach (var part in type.Parts.Where(p => p.IsRequired || (depth < 9 && Coin())))
        {
            element.Add(Enumerable.Range(0, part.Repeats ? random.Next(1, 3) : 1).Select(_ => Element(part.Name, part.Type, depth + 1)));
        }

        return element;
    }

    private void Value(XElement element, SchemaType type)
    {
        if (type.Kind == SchemaKind.Parts)
        {
            return;
        }

        if (type.Kind == SchemaKind.Time && random.Next(6) == 0)
        {
            element.SetAttributeValue("nullFlavor", "NI");
            return;
        }

        element.SetAttributeValue(type.ValueAttribute!, type.Kind switch
        {
            SchemaKind.Identifier => "2.25." + new BigInteger(random.NextInt64()),
            SchemaKind.Time => new DateTime(2026, 1, 1).AddSeconds(random.Next()).ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture),
            SchemaKind.Whole => One(Wholes),
            SchemaKind.Real => One(Numbers),
            SchemaKind.Truth => Coin() ? "true" : "false",
            _ => One(Texts),
        });
        if (type.Kind == SchemaKind.Code)
        {
            element.SetAttributeValue("codeSystemName", One(["SCT", "DCM", "99ÄÖ"]));
            element.Add(new XElement(AimXml.Iso + "displayName", new XAttribute(XNamespace.Xmlns + "iso", AimXml.Iso.NamespaceName), new XAttribute("value", One(Texts))));
        }
    }

    private static SchemaType[] Concrete(SchemaType type) => [.. AimSchema.All.Where(t => !t.IsAbstract && t.Is(type))];

    private bool Coin() => random.Next(2) == 0;

    private T One<T>(T[] of) => of[random.Next(of.Length)];
}
