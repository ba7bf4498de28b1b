using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Server.Sending.Stow;

/// <summary>The Native DICOM Model (PS3.19 §A.1) as far as answers need it: UIDs, short numbers, sequences. Other attributes are passed over.</summary>
internal static class NativeModel
{
    private const int Deepest = 8;

    private static readonly XmlReaderSettings Careful = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 8 << 20 };

    /// <summary>The data set; null when this is no such document.</summary>
    public static DicomDataset? Read(byte[] xml)
    {
        try
        {
            using var reader = XmlReader.Create(new MemoryStream(xml), Careful);
            var root = XDocument.Load(reader).Root!;
            return root.Name.LocalName == "NativeDicomModel" ? Attributes(root, 0) : null;
        }
        catch (Exception e) when (e is XmlException or ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static DicomDataset Attributes(XElement of, int depth)
    {
        var dataset = new DicomDataset();
        foreach (var attribute in Children(of, "DicomAttribute"))
        {
            if (!DicomTag.TryParse((string?)attribute.Attribute("tag") ?? "", out var tag))
            {
                throw new FormatException("An attribute has no tag.");
            }

            if (tag.Group == 0x0008)
            {
                Add(dataset, tag, attribute, depth);
            }
        }

        return dataset;
    }

    private static void Add(DicomDataset dataset, DicomTag tag, XElement attribute, int depth)
    {
        switch ((string?)attribute.Attribute("vr"))
        {
            case "SQ" when depth < Deepest:
                dataset.AddOrUpdate(tag, [.. Children(attribute, "Item").Select(i => Attributes(i, depth + 1))]);
                break;
            case "US":
                dataset.AddOrUpdate(tag, [.. Values(attribute).Select(v => (double)ushort.Parse(v, CultureInfo.InvariantCulture))]);
                break;
            case "UI":
                dataset.AddOrUpdate(tag, [.. Values(attribute)]);
                break;
        }
    }

    private static IEnumerable<string> Values(XElement attribute) => Children(attribute, "Value").Select(v => v.Value.Trim());

    private static IEnumerable<XElement> Children(XElement of, string name) => of.Elements().Where(e => e.Name.LocalName == name);
}
