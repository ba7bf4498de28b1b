using System.IO.Compression;
using System.Text;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>What is no DICOM, and meta headers that lie (PS3.10 §7).</summary>
internal static class HostileLayouts
{
    private const uint GroupLength = 0x00020000, TransferSyntax = 0x00020010;
    private const int MetaStart = 132;

    public static IEnumerable<HostileFile> All() => [.. Foreign(), .. Metas(), .. Contradictions(), .. Deflated()];

    private static IEnumerable<HostileFile> Foreign()
    {
        yield return NoDicom("nothing", []);
        yield return NoDicom("one byte", [0]);
        yield return NoDicom("131 zeros", new byte[131]);
        yield return NoDicom("zeros", new byte[4096]);
        yield return NoDicom("text", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("hello world ", 50))));
        yield return NoDicom("a web page", Encoding.ASCII.GetBytes("<!DOCTYPE html><html><head><title>Not here</title></head><body><h1>404 Not Found</h1></body></html>"));
        yield return NoDicom("JSON", Encoding.ASCII.GetBytes("{\"00080018\":{\"vr\":\"UI\",\"Value\":[\"1.2.3.4\"]}}"));
        yield return NoDicom("XML", Encoding.ASCII.GetBytes("<?xml version=\"1.0\" encoding=\"utf-8\"?><NativeDicomModel/>"));
        yield return NoDicom("PNG", [0x89, .. "PNG\r\n\x1a\n"u8, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 0, 4, 0, 0, 0, 3, 8, 0, 0, 0, 0]);
        yield return NoDicom("JPEG", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9]);
        yield return NoDicom("GIF", [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0x3B]);
        yield return NoDicom("ZIP", [.. "PK"u8, 3, 4, 20, 0, 0, 0, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
        yield return NoDicom("GZIP of an instance", Zipped(Recipe.Image().File()));
        yield return NoDicom("a program of Windows", [.. "MZ"u8, .. new byte[126], .. "PE\0\0"u8, .. new byte[400]]);
        yield return NoDicom("a program of Linux", [0x7F, .. "ELF"u8, 2, 1, 1, .. new byte[400]]);
        yield return NoDicom("PDF", [.. "%PDF-1.7\n%"u8, 0xE2, 0xE3, 0xCF, 0xD3, .. new byte[100]]);
        yield return NoDicom("NIfTI", [0x5C, 1, 0, 0, .. new byte[344]]);
        yield return NoDicom("an instance whose magic word is spoilt", [.. new byte[128], .. "DIXM"u8, .. Recipe.Image().File()[MetaStart..]]);
        yield return NoDicom("an instance one byte late", [0, .. Recipe.Image().File()]);
        yield return new("the magic word and no more", [.. new byte[128], .. "DICM"u8], TransferSyntax, MetaStart);
        yield return new("the magic word alone", [.. "DICM"u8], TransferSyntax, 4);
        yield return new("the magic word and noise", [.. new byte[128], .. "DICM"u8, .. Noise(5000)], TransferSyntax, MetaStart);
    }

    private static IEnumerable<HostileFile> Metas()
    {
        yield return Meta("no transfer syntax", m => m.Text(0x00020002, "UI", Recipe.CT).Text(0x00020003, "UI", "1.2.3.4"));
        yield return Meta("an empty transfer syntax", m => m.Text(0x00020002, "UI", Recipe.CT).Text(TransferSyntax, "UI", ""));
        yield return Meta("a transfer syntax that nobody knows", m => m.Text(TransferSyntax, "UI", "1.2.3.4.999"));
        yield return Meta("the UID of something else as transfer syntax", m => m.Text(TransferSyntax, "UI", Recipe.CT));
        yield return Meta("a transfer syntax that was never one", m => m.Text(TransferSyntax, "UI", "1.2.840.10008.1.2.3"));
        yield return Spoilt("letters in the transfer syntax", TransferSyntax, m => m.Text(TransferSyntax, "UI", "1.2.840.10008.1.2.x"), 0);
        yield return Spoilt("letters in the instance of the meta header", 0x00020003, m => m.Text(0x00020003, "UI", "1.2.three").Text(TransferSyntax, "UI", Syntaxes.Explicit), 0);
        yield return Spoilt("65 characters in the class of the meta header", 0x00020002, m => m.Text(0x00020002, "UI", new string('1', 65)).Text(TransferSyntax, "UI", Syntaxes.Explicit), 0);
        yield return Spoilt("a meta header whose value is longer than the file", 0x00020102, m => m.Text(TransferSyntax, "UI", Syntaxes.Explicit).Element(0x00020102, "OB", [], 0xFFFF_FF00), 28, isHeader: true);
        yield return Spoilt("a meta header with a value of undefined length", 0x00020102, m => m.Text(TransferSyntax, "UI", Syntaxes.Explicit).Element(0x00020102, "OB", [], uint.MaxValue), 28, isHeader: true);
        yield return Spoilt("the transfer syntax twice", TransferSyntax, m => m.Text(TransferSyntax, "UI", Syntaxes.Explicit).Text(TransferSyntax, "UI", Syntaxes.Implicit), 28, isHeader: true);
    }

    private static IEnumerable<HostileFile> Contradictions()
    {
        // The head names one encoding, the data set has another.
        yield return new("implicit said, explicit found", [.. Recipe.Image().In(Syntaxes.Implicit).Head(), .. Recipe.Image().Body()], Recipe.SopClass, Recipe.Image().In(Syntaxes.Implicit).Head().Length);
        yield return new("explicit said, implicit found", [.. Recipe.Image().Head(), .. Recipe.Image().In(Syntaxes.Implicit).Body()], Recipe.SopClass, Recipe.Image().Head().Length);
        yield return new("big endian said, little found", [.. Recipe.Image().In(Syntaxes.Big).Head(), .. Recipe.Image().Body()], 0x08001600, Recipe.Image().In(Syntaxes.Big).Head().Length);
        yield return new("little endian said, big found", [.. Recipe.Image().Head(), .. Recipe.Image().In(Syntaxes.Big).Body()], 0x08001600, Recipe.Image().Head().Length);
        yield return new("deflated said, plain found", [.. Recipe.Image().In(Syntaxes.Deflated).Head(), .. Recipe.Image().Body()], TransferSyntax, Recipe.Image().In(Syntaxes.Deflated).Head().Length);
        yield return new("plain said, deflated found", [.. Recipe.Image().Head(), .. Encoded.Deflated(Recipe.Image().Body())], Garbled(Encoded.Deflated(Recipe.Image().Body())), Recipe.Image().Head().Length);
        yield return new("a meta header and no data set", Recipe.Image().Head(), Recipe.SopClass, Recipe.Image().Head().Length);
    }

    private static IEnumerable<HostileFile> Deflated()
    {
        var head = Recipe.Image().In(Syntaxes.Deflated).Head();
        var stream = Encoded.Deflated(Recipe.Image().Body());
        foreach (var missing in (int[])[1, 2, 3])
        {
            yield return new($"a deflated stream without its last {missing} bytes", [.. head, .. stream[..^missing]], TransferSyntax, head.Length + stream.Length - missing);
        }

        yield return new("half of a deflated stream", [.. head, .. stream[..(stream.Length / 2)]], TransferSyntax, head.Length + (stream.Length / 2));
        yield return new("no deflated stream", head, TransferSyntax, head.Length);
        yield return new("noise instead of a deflated stream", [.. head, 0x07, .. Noise(400)], TransferSyntax, head.Length);
        yield return new("a deflated stream spoilt at its start", [.. head, 0xFF, .. stream[1..]], TransferSyntax, head.Length);
        yield return new("a deflate bomb", [.. head, .. Bomb(200)], TransferSyntax, head.Length);
        yield return HostileFile.At("a deflated data set whose pixels are too few", Recipe.Image().In(Syntaxes.Deflated).Words(Recipe.Pixels, 5), Recipe.Pixels, 12);
        yield return HostileFile.At("a deflated data set with a value of 4 GB", Recipe.Image().In(Syntaxes.Deflated).Bytes(0x00204000, "UT", [], 0xFFFF_FFF0), 0x00204000);
    }

    /// <summary>So many MiB of zeros, deflated.</summary>
    public static byte[] Bomb(int megabytes)
    {
        using var target = new MemoryStream();
        using (var stream = new DeflateStream(target, CompressionLevel.Fastest))
        {
            var zeros = new byte[1 << 20];
            for (var i = 0; i < megabytes; i++)
            {
                stream.Write(zeros);
            }
        }

        return target.ToArray();
    }

    private static HostileFile NoDicom(string name, byte[] bytes) => new(name, bytes, GroupLength, 0);

    private static HostileFile Meta(string name, Func<Encoded, Encoded> meta) => new(name, Recipe.Image().Meta(meta).File(), TransferSyntax, MetaStart);

    // Behind the 12 bytes of the group's length; a UID is refused where its value begins.
    private static HostileFile Spoilt(string name, uint tag, Func<Encoded, Encoded> meta, int before, bool isHeader = false) =>
        new(name, Recipe.Image().Meta(meta).File(), tag, MetaStart + 12 + before + (isHeader ? 0 : 8));

    private static uint Garbled(byte[] stream) => ((uint)BitConverter.ToUInt16(stream) << 16) | BitConverter.ToUInt16(stream, 2);

    private static byte[] Noise(int length)
    {
        var bytes = new byte[length];
        new Random(2).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Zipped(byte[] bytes)
    {
        using var target = new MemoryStream();
        using (var stream = new GZipStream(target, CompressionLevel.Fastest))
        {
            stream.Write(bytes);
        }

        return target.ToArray();
    }
}
