using System.Security.Cryptography;
using System.Text;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange;

/// <summary>UIDs under 2.25 that follow from another and a name, so that the same conversion always gives the same object.</summary>
internal static class DerivedUid
{
    public static Uid Of(Uid uid, string name) =>
        Uid.FromBits(SHA256.HashData(Encoding.UTF8.GetBytes($"{uid.Value}/{name}")).AsSpan(0, 16));
}
