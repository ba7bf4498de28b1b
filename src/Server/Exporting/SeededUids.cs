using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>UIDs under 2.25 (PS3.5 §B.2) that follow from a seed and their order: the same input gives the same objects.</summary>
internal static class SeededUids
{
    public static Func<Uid> From(string seed)
    {
        var next = 0;
        return () => DerivedUid.Of(FormattableString.Invariant($"{seed}/{++next}"));
    }
}
