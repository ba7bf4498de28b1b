using System.CommandLine;
using System.Text.Json;
using CrowdAnnotate.Interchange.Regions;
using CrowdAnnotate.Interchange.Seg;
using CrowdAnnotate.Server.Commands.Converting;
using CrowdAnnotate.Server.Exporting;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Annotations from one format into another.</summary>
internal static class AimConvertCommand
{
    private static readonly Argument<string> Input = new("IN")
    {
        Description = "AIM of any dialect (XML, JSON), or a DICOM SR, SEG or RTSTRUCT, told by its content; or a folder or ZIP of them.", CustomParser = Values.NotEmpty("IN")!,
    };

    private static readonly Option<string> To = new("--to")
    {
        Description = "xml, json and sr hold annotations; seg, rtstruct, nifti, nrrd (label maps) and coco hold their regions and need --images.", Required = true, HelpName = "FORMAT",
    };

    private static readonly Option<string?> Images = new("--images")
    {
        Description = "Folder of the DICOM images; the SEG that annotations refer to may lie there too. Needed for regions, and for a SEG or RTSTRUCT as IN.", CustomParser = Values.NotEmpty("--images"), HelpName = "DIR",
    };

    private static readonly Option<string> Out = new("--out")
    {
        Description = "File to write. For a folder, a ZIP, a file of several documents or regions on several series: a folder, made if need be, of files called after their sources.", Required = true, CustomParser = Values.NotEmpty("--out")!, HelpName = "PATH",
    };

    private static readonly Option<bool> Overwrite = new("--overwrite") { Description = "Replace files that are there already; without it they are left and refused." };
    private static readonly Option<bool> AsDrawn = new("--as-drawn") { Description = "Leave slices between drawn ones empty instead of interpolating the region there." };

    private static readonly Option<string?> Segmentation = new("--segmentation")
    {
        Description = "With --to seg: binary, fractional or labelmap. Without it a SEG stays of its kind, and all else becomes binary.", HelpName = "KIND",
    };

    private static readonly Dictionary<string, SegmentationKind> Kinds = new()
    {
        ["binary"] = SegmentationKind.Binary, ["fractional"] = SegmentationKind.Occupancy, ["labelmap"] = SegmentationKind.LabelMap,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print {\"documents\": [{\"file\", \"document\", \"out\", \"refusal\", \"lost\", \"notes\"}], \"leftAlone\"} on stdout." };

    static AimConvertCommand()
    {
        To.AcceptOnlyFromAmong([.. ExportFormat.All.Select(t => t.Name)]);
        Segmentation.AcceptOnlyFromAmong([.. Kinds.Keys]);
    }

    public static Command Create()
    {
        var convert = new Command(
            "convert",
            "Convert annotations. What the target cannot hold is listed on stderr, one a line, and is no failure; a document that is refused gives exit code 1 and the others are kept. The same input gives the same UIDs.")
        {
            Input, To, Images, Out, Overwrite, AsDrawn, Segmentation, Json,
        };
        convert.Validators.Add(parsed =>
        {
            if (parsed.GetResult(Images) is null && parsed.GetResult(To) is { Tokens: [var to] } && ExportFormat.All.Any(t => t.Name == to.Value && t.IsOfRegions))
            {
                parsed.AddError($"--to {to.Value} needs the images: give their folder with --images.");
            }
        });
        convert.Validators.Add(parsed =>
        {
            if (parsed.GetResult(Segmentation) is not null && parsed.GetResult(To) is { Tokens: [{ Value: not "seg" } to] })
            {
                parsed.AddError($"--segmentation goes with --to seg, not with --to {to.Value}.");
            }
        });
        convert.SetAction((parsed, cancel) => Task.FromResult(Run(parsed, cancel)));
        return convert;
    }

    private static int Run(ParseResult parsed, CancellationToken cancel)
    {
        var (input, path) = (parsed.GetValue(Input)!, parsed.GetValue(Out)!);
        if (!File.Exists(input) && !Directory.Exists(input))
        {
            throw new CommandRefusal($"There is no file or folder {input}.");
        }

        var target = ExportFormat.All.Single(t => t.Name == parsed.GetValue(To));
        var images = parsed.GetValue(Images) is { } folder ? new ImageFolder(folder, cancel) : null;
        var isPlain = target == ExportFormat.Nifti && path.EndsWith(".nii", StringComparison.OrdinalIgnoreCase);
        SegmentationKind? kind = parsed.GetValue(Segmentation) is { } name ? Kinds[name] : null;
        var conversion = new DocumentConversion(new FormatWriter(target, isCompressed: !isPlain, kind), new DocumentSources(images), new RegionChoices(Interpolate: !parsed.GetValue(AsDrawn)));
        var run = new ConversionRun(conversion, new ConversionOutput(path, target, parsed.GetValue(Overwrite)));
        var done = new List<ConvertedDocument>();
        foreach (var document in run.Of(input, cancel))
        {
            Say(document, parsed.GetValue(Json));
            done.Add(document);
        }

        Finish(done, run.LeftAlone, input, parsed.GetValue(Json));
        return done.TrueForAll(d => d.Refusal is null) ? CommandLine.Done : CommandLine.BadInput;
    }

    private static void Say(ConvertedDocument document, bool json)
    {
        var name = document.Document == "/" ? document.File : $"{document.File}{document.Document}";
        if (document.Refusal is { } refusal)
        {
            Console.Error.WriteLine($"{name}: {refusal}");
        }
        else if (!json)
        {
            Console.WriteLine($"{name} -> {document.Out}");
            document.Notes.ToList().ForEach(n => Console.Error.WriteLine($"{name}: read: {n}"));
            document.Lost.ToList().ForEach(l => Console.Error.WriteLine($"{name}: lost: {l}"));
        }
    }

    private static void Finish(List<ConvertedDocument> documents, int leftAlone, string input, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { Documents = documents, LeftAlone = leftAlone }, JsonSerializerOptions.Web));
        }
        else if (leftAlone > 0)
        {
            Console.Error.WriteLine($"{input}: {leftAlone} file(s) that are no annotations were left alone.");
        }
    }
}
