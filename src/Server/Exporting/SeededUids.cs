using System.Security.Cryptography;
using System.Text;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>UIDs under 2.25 (PS3.5 §B.2) that follow from a seed and their order: the same input gives the same objects.</summary>
internal static class SeededUids
{
    public static Func<Uid> From(string seed)
    {
        var next = 0;
        return () => Uid.FromBits(SHA256.HashData(Encoding.UTF8.GetBytes(FormattableString.Invariant($"{seed}/{++next}"))).AsSpan(0, 16));
    }
}
