using System.Text.Encodings.Web;
using System.Text.Json;
using System.Xml.Linq;

namespace CrowdAnnotate.Aim;

/// <summary>AIM 4.2 in ePAD's dialect of JSON: the XML document with attributes as keys, the wrapper being the root element.</summary>
public static class AimJson
{
    /// <summary>Objects and arrays may lie in one another this deep; a document of AIM needs about thirty levels.</summary>
    public const int DepthCap = 128;

    /// <summary>The document as UTF-8 without a byte order mark, indented; the stream stays open.</summary>
    public static void Write(AnnotationCollection document, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(stream);
        Write(Elements(document), stream);
    }

    /// <summary>The document as text.</summary>
    public static string Write(AnnotationCollection document)
    {
        using var stream = new MemoryStream();
        Write(document, stream);
        return System.Text.Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    /// <summary>Reads a document that is written as <see cref="Write(AnnotationCollection, Stream)"/> writes it.</summary>
    /// <param name="sizeCap">Bytes that are read at most.</param>
    public static AimReading Read(Stream document, long sizeCap = AimXml.DefaultSizeCap)
    {
        ArgumentNullException.ThrowIfNull(document);
        var log = new Mends();
        using var content = JsonContent.Parse(document, sizeCap, log);
        return content is null ? log.Refused() : Read(content.RootElement, log);
    }

    /// <summary>Reads a document from text.</summary>
    public static AimReading Read(string document)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var stream = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(document));
        return Read(stream);
    }

    internal static void Write(XElement root, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" });
        new JsonWriting(json).Document(root);
    }

    private static AimReading Read(JsonElement content, Mends log)
    {
        var root = new JsonElements(log).Document(content, "/");
        return root is null || log.HasErrors ? log.Refused() : StrictReading.Of(root, log);
    }

    private static XElement Elements(AnnotationCollection document)
    {
        using var stream = new MemoryStream();
        AimXml.Write(document, stream);
        stream.Position = 0;
        return XElement.Load(stream);
    }
}
