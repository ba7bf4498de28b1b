using CrowdAnnotate.Browser.Tests.Pages;
using CrowdAnnotate.Browser.Tests.Recomputed;
using CrowdAnnotate.Browser.Tests.Running;

namespace CrowdAnnotate.Browser.Tests;

/// <summary>What is seen lies where it is drawn: the picture on the screen, point by point, is that of the pixels at the coordinates a mark gets there.</summary>
[Collection(RunningProgramCollection.Name)]
public class RenderingTests(RunningProgram program)
{
    private const string Campaign = "Seen and meant";
    private const int Reach = 110;
    private const int Farthest = 5;

    [Fact]
    public async Task The_picture_lies_under_its_coordinates_to_less_than_a_quarter_of_a_pixel_with_and_without_a_graphics_card()
    {
        var folder = await program.MakePhantomAsync(seed: 35, slices: 20);
        var section = PhantomTruth.Read(folder).Lesions.Single(l => l.Id == "L4").Largest;
        await program.ImportAsync(folder, Campaign);
        foreach (var (drawing, name) in new[] { ("cpu", "sharp-kite"), ("gpu", "sharp-osprey") })
        {
            await using var reader = await Person.SitDownAsync(program, await program.AddPersonAsync(name, "reader", Campaign));
            if (drawing == "gpu")
            {
                await reader.Page.AddInitScriptAsync(Person.OnGpu);
            }

            await IsUnderAsync(reader, section, DicomFiles.ReadSeries(folder).Slices[section.Slice], drawing);
        }
    }

    private static async Task IsUnderAsync(Person reader, TrueSection section, ImageSlice slice, string drawing)
    {
        var desk = new ReaderDesk(reader);
        await desk.OpenNextCaseAsync(Campaign);
        (await reader.Page.GetByTestId("viewport").GetAttributeAsync("data-drawing")).ShouldBe(drawing);
        await desk.GoToSliceAsync(section.Slice);
        await desk.ZoomAsync(section.Centre, 4);
        await reader.Page.Keyboard.PressAsync("2");
        var (scale, at) = (await desk.PixelSizeAsync(), await desk.OnPageAsync(section.Centre));

        var (left, top) = (Math.Floor(at.X) - Reach, Math.Floor(at.Y) - Reach);
        var seen = await desk.GreysAsync(left, top, 2 * Reach);
        var shifts = from dx in Enumerable.Range(-Farthest, (2 * Farthest) + 1)
                     from dy in Enumerable.Range(-Farthest, (2 * Farthest) + 1)
                     select (dx, dy);
        var best = shifts.MaxBy(s => Correlation(seen, (x, y) => At(
            slice, section.Centre.X + ((left + x + 0.5 + s.dx - at.X) / scale), section.Centre.Y + ((top + y + 0.5 + s.dy - at.Y) / scale))));
        scale.ShouldBeGreaterThan(4);
        Math.Max(Math.Abs(best.dx), Math.Abs(best.dy)).ShouldBeLessThanOrEqualTo((int)(scale / 4), $"{drawing}: the picture is shifted by {best} screen pixels; an image pixel takes {scale:0.0}");
    }

    /// <summary>Between the centres of four pixels, linearly; as the lung window has it: nothing darker or brighter than its ends.</summary>
    private static double At(ImageSlice slice, double x, double y)
    {
        var (column, row) = ((int)Math.Floor(x - 0.5), (int)Math.Floor(y - 0.5));
        var (u, v) = (x - 0.5 - column, y - 0.5 - row);
        double Value(int i, int j) => slice.Values[((row + j) * slice.Columns) + column + i];
        return Math.Clamp(((1 - v) * (((1 - u) * Value(0, 0)) + (u * Value(1, 0)))) + (v * (((1 - u) * Value(0, 1)) + (u * Value(1, 1)))), -1350, 150);
    }

    private static double Correlation(int[] seen, Func<int, int, double> meant)
    {
        var pairs = Enumerable.Range(0, seen.Length).Where(i => i % 3 == 0).Select(i => (Seen: (double)seen[i], Meant: meant(i % (2 * Reach), i / (2 * Reach)))).ToList();
        var (meanSeen, meanMeant) = (pairs.Average(p => p.Seen), pairs.Average(p => p.Meant));
        return pairs.Sum(p => (p.Seen - meanSeen) * (p.Meant - meanMeant))
            / Math.Sqrt(pairs.Sum(p => Math.Pow(p.Seen - meanSeen, 2)) * pairs.Sum(p => Math.Pow(p.Meant - meanMeant, 2)));
    }
}
