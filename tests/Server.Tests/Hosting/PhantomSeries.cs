using System.Collections.Concurrent;
using CrowdAnnotate.Phantoms;
using CrowdAnnotate.Server.Tests.Operations;

namespace CrowdAnnotate.Server.Tests.Hosting;

/// <summary>A small series of known truth: its files as a scanner would send them. Made once a seed.</summary>
public sealed class PhantomSeries
{
    public const int Slices = 24;
    private static readonly ConcurrentDictionary<(int Seed, int Matrix), Lazy<PhantomSeries>> Made = new();

    private PhantomSeries(int seed, int matrix)
    {
        Phantom = CtPhantom.Create(seed, Slices, matrix);
        Truth = PhantomTruth.Of(Phantom);
        using var folder = new TemporaryFolder();
        PhantomFolder.Write(folder.Path, Phantom);
        Files = [.. Enumerable.Range(0, Slices).Select(z => File.ReadAllBytes(folder.In(PhantomFolder.FileName(z))))];
    }

    public CtPhantom Phantom { get; }

    public PhantomTruth Truth { get; }

    /// <summary>The DICOM files in the order of the slices.</summary>
    public IReadOnlyList<byte[]> Files { get; }

    /// <param name="matrix">128 where only the way of the images matters, 256 where lesions are drawn.</param>
    public static PhantomSeries Of(int seed, int matrix = 128) => Made.GetOrAdd((seed, matrix), k => new(() => new PhantomSeries(k.Seed, k.Matrix))).Value;
}
