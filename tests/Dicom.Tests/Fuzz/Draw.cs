namespace CrowdAnnotate.Dicom.Tests;

/// <summary>SplitMix64 (Steele, Lea, Flood 2014): the same draws for the same number on every machine.</summary>
internal sealed class Draw(int number)
{
    private ulong state = (ulong)number * 0x9E3779B97F4A7C15;

    /// <summary>From 0 to below <paramref name="limit"/>; 0 when there is nothing to choose.</summary>
    public int Below(int limit) => limit <= 0 ? 0 : (int)(Next() % (ulong)limit);

    public T From<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    public byte[] Bytes(int count) => [.. Enumerable.Range(0, count).Select(_ => (byte)Next())];

    private ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
