using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>AIM 4.2 as XML: written strictly by the schema, read with a finding for all that is wrong, left out or mended.</summary>
public static class AimXml
{
    /// <summary>Characters a document may have unless the caller says otherwise: 5,000 annotations of several contours fit.</summary>
    public const long DefaultSizeCap = 256L * 1024 * 1024;

    internal static readonly XNamespace Aim = "gme://caCORE.caCORE/4.4/edu.northwestern.radiology.AIM";
    internal static readonly XNamespace Iso = "uri:iso.org:21090";
    internal static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    /// <summary>The document as text, declared and to be stored as UTF-8.</summary>
    public static string Write(AnnotationCollection document)
    {
        using var stream = new MemoryStream();
        Write(document, stream);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>The document as UTF-8 bytes without a byte order mark; the stream stays open.</summary>
    public static void Write(AnnotationCollection document, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(stream);
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(false),
            Indent = true,
            NewLineChars = "\n",
            NewLineHandling = NewLineHandling.Entitize,
            CloseOutput = false,
        };
        using var xml = XmlWriter.Create(stream, settings);
        xml.WriteStartDocument();
        CollectionWriter.Write(new AimWriter(xml), document);
        xml.WriteEndDocument();
    }

    /// <summary>Reads a document from text.</summary>
    public static AimReading Read(string document, long sizeCap = DefaultSizeCap)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var text = new StringReader(document);
        return Read(() => new DepthCapped(XmlReader.Create(text, Settings(sizeCap))));
    }

    /// <summary>Reads a document from bytes, in the encoding it declares; the stream stays open.</summary>
    public static AimReading Read(Stream document, long sizeCap = DefaultSizeCap)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Read(() => new DepthCapped(XmlReader.Create(document, Settings(sizeCap))));
    }

    /// <exception cref="XmlException">It is no XML, or larger than the cap.</exception>
    internal static XDocument Load(Stream document, long sizeCap)
    {
        using var xml = new DepthCapped(XmlReader.Create(document, Settings(sizeCap)));
        return XDocument.Load(xml, LoadOptions.SetLineInfo);
    }

    /// <summary>Why XML cannot be read, with its place as far as it is known.</summary>
    internal static AimFinding Refusal(XmlException e) => e is TooDeepException deep
        ? new AimFinding(deep.Path, FindingKind.Malformed, e.Message, deep.Line)
        : new AimFinding("/", FindingKind.Malformed, e.Message.Contains("DTD", StringComparison.Ordinal) ? NoDtd : e.Message, e.LineNumber > 0 ? e.LineNumber : null);

    // What .NET says instead is advice to programmers.
    private const string NoDtd = "declares a document type (DTD). AIM has none and entities are not expanded; take the declaration out.";

    internal static XmlReaderSettings Settings(long sizeCap) => new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = sizeCap,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = false,
    };

    // The reader takes its first bytes, and may refuse them, when it is made.
    private static AimReading Read(Func<XmlReader> open)
    {
        try
        {
            using var xml = open();
            return CollectionReader.Read(XDocument.Load(xml, LoadOptions.SetLineInfo).Root!);
        }
        catch (XmlException e)
        {
            return new AimReading(null, [Refusal(e)]);
        }
    }
}
