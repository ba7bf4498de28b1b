using System.Text.Json;
using System.Xml;

namespace CrowdAnnotate.Aim;

/// <summary>A template file as nodes: XML, or JSON in ePAD's dialect, where attributes are keys.</summary>
internal static class TemplateSource
{
    /// <summary>Nesting that no template needs; deeper files are refused.</summary>
    private const int MostDepth = 64;

    /// <summary>The root, or null after a finding.</summary>
    public static TemplateNode? FromXml(string document, List<AimFinding> log)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true };
        try
        {
            using var text = new StringReader(document);
            using var xml = XmlReader.Create(text, settings);
            return FromXml(xml, log);
        }
        catch (XmlException e)
        {
            log.Add(new AimFinding("/", FindingKind.Malformed, e.Message, e.LineNumber > 0 ? e.LineNumber : null));
            return null;
        }
    }

    /// <summary>The root, or null after a finding.</summary>
    public static TemplateNode? FromJson(string document, List<AimFinding> log)
    {
        try
        {
            using var json = JsonDocument.Parse(document, new JsonDocumentOptions { MaxDepth = MostDepth, AllowDuplicateProperties = false });
            var root = json.RootElement;
            foreach (var name in new[] { "TemplateContainer", "Template" })
            {
                if (root.ValueKind == JsonValueKind.Object && root.TryGetProperty(name, out var inner) && inner.ValueKind == JsonValueKind.Object)
                {
                    var node = new TemplateNode(name, "/" + name, null, log);
                    Fill(node, inner);
                    return node;
                }
            }

            log.Add(new AimFinding("/", FindingKind.Malformed, "This JSON holds no TemplateContainer."));
        }
        catch (JsonException e)
        {
            log.Add(new AimFinding("/", FindingKind.Malformed, e.Message, (int?)e.LineNumber + 1));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            log.Add(new AimFinding("/", FindingKind.Malformed, "It holds half of a pair of characters, which is no text."));
        }

        return null;
    }

    // By a reader that counts the depth: a tree built first would be walked by recursion, and a hostile one overflows the stack.
    private static TemplateNode FromXml(XmlReader xml, List<AimFinding> log)
    {
        var place = (IXmlLineInfo)xml;
        var open = new Stack<TemplateNode>();
        TemplateNode? root = null;
        while (xml.Read())
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                if (open.Count >= MostDepth)
                {
                    throw new XmlException($"More than {MostDepth} elements stand in each other.", null, place.LineNumber, place.LinePosition);
                }

                var node = open.TryPeek(out var parent) ? parent.Below(xml.LocalName, place.LineNumber) : root = new TemplateNode(xml.LocalName, "/" + xml.LocalName, place.LineNumber, log);
                Open(xml, node, open);
            }
            else if (xml.NodeType == XmlNodeType.EndElement)
            {
                open.Pop();
            }
            else if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA)
            {
                open.Peek().Text += xml.Value;
            }
        }

        return root!;
    }

    private static void Open(XmlReader xml, TemplateNode node, Stack<TemplateNode> open)
    {
        var isEmpty = xml.IsEmptyElement;
        while (xml.MoveToNextAttribute())
        {
            if (xml.NamespaceURI.Length == 0)
            {
                node.Put(xml.LocalName, xml.Value);
            }
        }

        xml.MoveToElement();
        if (!isEmpty)
        {
            open.Push(node);
        }
    }

    private static void Fill(TemplateNode node, JsonElement value)
    {
        foreach (var property in value.EnumerateObject().Where(p => !p.Name.StartsWith("xmlns", StringComparison.Ordinal) && !p.Name.StartsWith("xsi:", StringComparison.Ordinal)))
        {
            foreach (var item in property.Value.ValueKind == JsonValueKind.Array ? [.. property.Value.EnumerateArray()] : new[] { property.Value })
            {
                Put(node, property.Name, item, isListed: property.Value.ValueKind == JsonValueKind.Array);
            }
        }
    }

    private static void Put(TemplateNode node, string name, JsonElement value, bool isListed)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                Fill(node.Below(name, null), value);
                break;
            case JsonValueKind.Null:
                break;
            case JsonValueKind.Array:
                node.Report(name, FindingKind.Malformed, "is a list in a list.");
                break;
            case var kind:
                var text = kind == JsonValueKind.String ? value.GetString()! : value.GetRawText();
                if (name == "value" && node.Name is "GeometricShape" or "StringValue")
                {
                    node.Text = text;
                }
                else if (isListed || (name.Length > 0 && char.IsUpper(name[0])))
                {
                    node.Below(name, null).Text = text;
                }
                else
                {
                    node.Put(name, text);
                }

                break;
        }
    }
}
