using System.Text;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.DicomWeb;

/// <summary>A multipart body read by code of its own (RFC 2046 §5.1.1).</summary>
internal static class MultipartBody
{
    public static List<(string Head, byte[] Body)> Parts(Reply reply)
    {
        var boundary = "\r\n--" + reply.ContentType.Split("boundary=")[1].Trim('"');
        var text = "\r\n" + Encoding.Latin1.GetString(reply.Bytes).TrimStart('\r', '\n');
        text.TrimEnd().ShouldEndWith("--");
        return [.. text.Split(boundary).Skip(1).SkipLast(1).Select(part =>
        {
            var end = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            return (part[..end], Encoding.Latin1.GetBytes(part[(end + 4)..]));
        })];
    }
}
