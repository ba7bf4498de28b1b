using System.Security.Cryptography;
using System.Text;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Server.Annotations;

/// <summary>UIDs under 2.25 that follow from an id and a name: the same id and name always give the same UID.</summary>
public static class DerivedUid
{
    public static Uid Of(Guid id, string name)
    {
        var text = Encoding.UTF8.GetBytes($"{id:N}/{name}");
        return Uid.FromBits(SHA256.HashData(text).AsSpan(0, 16));
    }
}
