namespace CrowdAnnotate.Aim;

/// <summary>Running numbers of components.</summary>
internal sealed class Counter
{
    private int last;

    public int Next() => ++last;
}
