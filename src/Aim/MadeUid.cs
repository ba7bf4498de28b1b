using System.Security.Cryptography;
using System.Text;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>UIDs made from what is there, so that the same document gives the same UIDs whenever it is read.</summary>
internal static class MadeUid
{
    /// <summary>A UID under 2.25 (PS3.5 §B.2) from the first 128 bits of the SHA-256 of the parts, marked as a version 8 UUID (RFC 9562 §5.8).</summary>
    public static Uid Of(params ReadOnlySpan<string> parts)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts!)));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return Uid.FromBits(hash.AsSpan(0, 16));
    }
}
