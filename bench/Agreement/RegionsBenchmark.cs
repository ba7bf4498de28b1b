using System.Globalization;

namespace CrowdAnnotate.Bench.Agreement;

/// <summary>Regions of five readers in 256³ voxels: STAPLE and HD95, against numpy and scipy on the same voxels.</summary>
public static class RegionsBenchmark
{
    private static readonly (string Name, string What, string Peer, double Limit)[] Goals =
    [
        ("staple", "STAPLE, 256³ × 5", "numpy, voxel by voxel", 0.38),
        ("hd95", "HD95, 256³", "scipy", 0.7),
    ];

    public static async Task<IReadOnlyList<Figure>> RunAsync(IProgress<string> progress, CancellationToken cancel)
    {
        using var folder = new TemporaryFolder();
        var place = folder.In("regions");
        Directory.CreateDirectory(place);
        progress.Report("regions: 5 rounds of each");
        var ours = await Measured.OfOursAsync<IReadOnlyList<Measured>>(["regions", "--write", place], cancel);
        var figures = new List<Figure>();
        foreach (var radius in ours.Select(o => o.Radius).Distinct())
        {
            progress.Report($"regions: balls of radius {radius} by numpy and scipy");
            var theirs = await Measured.OfPeerAsync(["/usr/bin/python3", "python3"], "import numpy, scipy", "regions.py", [place, radius.ToString(CultureInfo.InvariantCulture)], cancel);
            figures.AddRange(Goals.Select(g => ours.Single(o => o.Name == g.Name && o.Radius == radius).Against("regions", $"{g.What}, balls of radius {radius}", g.Peer, theirs, g.Limit)));
        }

        return figures;
    }
}
