namespace CrowdAnnotate.Consensus;

/// <summary>Work on a long field in parts, on all processors; a short field is one part.</summary>
internal static class Chunks
{
    private const int Shortest = 1 << 18;

    /// <param name="length">Voxels of the field.</param>
    /// <param name="work">Takes the first voxel of a part and the one behind its last.</param>
    public static void ForEach(int length, Action<int, int> work)
    {
        var parts = Math.Clamp(length / Shortest, 1, 4 * Environment.ProcessorCount);
        if (parts == 1)
        {
            work(0, length);
            return;
        }

        Parallel.For(0, parts, p => work((int)((long)length * p / parts), (int)((long)length * (p + 1) / parts)));
    }
}
