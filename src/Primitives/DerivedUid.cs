using System.Security.Cryptography;
using System.Text;

namespace CrowdAnnotate.Primitives;

/// <summary>UIDs under 2.25 (PS3.5 §B.2) that follow from what is there: the same id and name always give the same UID.</summary>
public static class DerivedUid
{
    /// <summary>Of a thing by its id and the name of a part of it.</summary>
    public static Uid Of(Guid id, string name) => Of($"{id:N}/{name}");

    /// <summary>Of a thing by its UID and the name of a part of it.</summary>
    public static Uid Of(Uid uid, string name) => Of($"{uid.Value}/{name}");

    /// <summary>Of a text that nothing else has; the first 128 bits of its SHA-256.</summary>
    public static Uid Of(string text) => Uid.FromBits(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 16));
}
