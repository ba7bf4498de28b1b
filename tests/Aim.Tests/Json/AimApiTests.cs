using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace CrowdAnnotate.Aim.Tests;

/// <summary>aimapi of npm, the reader that ePAD's viewer uses, opens what is written.</summary>
public class AimApiTests
{
    [Fact]
    public void The_reader_of_ePAD_finds_every_mark_with_its_points_and_its_numbers()
    {
        var (script, modules) = (Beside("aimapi.mjs"), Beside("../../../src/Client/app/package.json"));
        Assert.SkipUnless(File.Exists(Path.Combine(Path.GetDirectoryName(modules)!, "node_modules", "aimapi", "package.json")), "The client's packages are not installed.");
        Assert.SkipUnless(HasNode(), "There is no node on this machine.");
        var reading = AimXml.Read(File.ReadAllText(SharedFolder.Demand("samples", "full.xml")));
        var singles = SingleAnnotations.Of(reading.Collection!);
        using var answer = Run(script, modules, singles);

        answer.RootElement.GetProperty("complaints").GetArrayLength().ShouldBe(0, answer.RootElement.GetRawText());
        var found = answer.RootElement.GetProperty("marks").EnumerateObject().SelectMany(i => i.Value.EnumerateArray().Select(m => (Image: i.Name, Mark: m))).ToList();
        var marks = singles.SelectMany(c => c.ImageAnnotations[0].Markups.OfType<TwoDimensionGeometricShapeEntity>().Select(m => (Collection: c, Shape: m))).ToList();
        marks.Count.ShouldBeGreaterThan(4);
        found.Count.ShouldBe(marks.Count + singles.Sum(c => c.ImageAnnotations[0].Segmentations.Count));
        foreach (var (collection, shape) in marks)
        {
            var (image, mark) = found.Single(f => f.Mark.GetProperty("markupUid").GetString() == shape.UniqueIdentifier.Value);
            image.ShouldBe($"{shape.ImageReferenceUid}&frame={shape.ReferencedFrameNumber ?? 1}");
            mark.GetProperty("markupType").GetString().ShouldBe(shape.GetType().Name);
            mark.GetProperty("aimUid").GetString().ShouldBe(collection.UniqueIdentifier.Value);
            mark.GetProperty("coordinates").EnumerateArray().Select(p => (Number(p, "x"), Number(p, "y"))).ShouldBe(shape.Points.Select(p => (p.X, p.Y)));
            var annotation = collection.ImageAnnotations[0];
            var tied = annotation.Statements.Where(s => s.Object == shape.UniqueIdentifier).Select(s => annotation.Calculations.Single(c => c.UniqueIdentifier == s.Subject)).ToList();
            mark.GetProperty("calculations").EnumerateArray().Select(c => (c.GetProperty("type").GetString(), c.GetProperty("unit").GetString()))
                .ShouldBe(tied.Select(c => ((string?)c.Description, (string?)c.Results[0].UnitOfMeasure.Code)));
        }
    }

    private static double Number(JsonElement point, string name) => point.GetProperty(name).GetProperty("value").GetDouble();

    private static JsonDocument Run(string script, string modules, IReadOnlyList<ImageAnnotationCollection> collections)
    {
        var folder = Directory.CreateTempSubdirectory("aimapi-");
        try
        {
            var files = collections.Select((_, i) => Path.Combine(folder.FullName, $"{i}.json")).ToList();
            for (var i = 0; i < files.Count; i++)
            {
                File.WriteAllText(files[i], AimJson.Write(collections[i]));
            }

            using var process = Process.Start(new ProcessStartInfo("node", [script, modules, .. files]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            process.ExitCode.ShouldBe(0, errors.GetAwaiter().GetResult());
            return JsonDocument.Parse(output);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static bool HasNode() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, "node")));

    private static string Beside(string name, [CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, name));
}
