using System.CommandLine;
using System.Text.Json;
using CrowdAnnotate.Server.Commands.Combining;
using CrowdAnnotate.Server.Commands.Converting;

namespace CrowdAnnotate.Server.Commands;

/// <summary>One region out of many readers', from files.</summary>
internal static class ConsensusCommand
{
    private const string Told = """
        Combine the regions of several readers into one. All lie on one grid; nothing is resampled. A reader whose region is empty votes for
        outside and is left out of mean, median and trimmed-mean, which take the readers' signed distances in mm. staple needs three readers
        and depends on the field: it is a diagnostic.
        """;

    private static readonly Option<string[]> Masks = new("--masks")
    {
        Description = "The readers' regions: NIfTI (.nii, .nii.gz), NRRD (.nrrd) or DICOM SEG, told by the ending.", Required = true, HelpName = "FILE", AllowMultipleArgumentsPerToken = true, Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string> Method = new("--method") { Description = "How they are combined.", Required = true, HelpName = "NAME" };
    private static readonly Option<string> Out = new("--out") { Description = "The region to write: .nii, .nii.gz, .nrrd, or .dcm for a SEG, which needs --images.", Required = true, CustomParser = Values.NotEmpty("--out")!, HelpName = "PATH" };
    private static readonly Option<string?> Probability = new("--probability") { Description = "The share of readers in each voxel (of staple: the posterior), NIfTI or NRRD.", CustomParser = Values.NotEmpty("--probability"), HelpName = "PATH" };
    private static readonly Option<string?> Entropy = new("--entropy") { Description = "The entropy of that in each voxel, bits, NIfTI or NRRD.", CustomParser = Values.NotEmpty("--entropy"), HelpName = "PATH" };
    private static readonly Option<int?> Label = new("--label") { Description = "The label or segment that is the region. Without it: all that is not 0, or the only segment.", HelpName = "N" };
    private static readonly Option<string?> Images = new("--images") { Description = "Folder of the DICOM images: SEGs of different extent then lie on one grid.", CustomParser = Values.NotEmpty("--images"), HelpName = "DIR" };
    private static readonly Option<bool> Overwrite = new("--overwrite") { Description = "Replace files that are there already; without it they are left and refused." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print {\"method\", \"voxels\", \"volumeMm3\", \"readers\": [{\"file\", \"voxels\", \"sensitivity\", \"specificity\"}]}." };

    static ConsensusCommand() => Method.AcceptOnlyFromAmong([.. CombinedRegion.Methods]);

    public static Command Create()
    {
        var command = new Command("consensus", Told) { Masks, Method, Out, Probability, Entropy, Label, Images, Overwrite, Json };
        command.SetAction((parsed, cancel) => Task.FromResult(Run(parsed, cancel)));
        return command;
    }

    private static int Run(ParseResult parsed, CancellationToken cancel)
    {
        var (files, output) = (parsed.GetValue(Masks)!, parsed.GetValue(Out)!);
        var maps = new[] { parsed.GetValue(Probability), parsed.GetValue(Entropy) };
        Check(output, maps, parsed.GetValue(Images), parsed.GetValue(Overwrite));
        var images = parsed.GetValue(Images) is { } folder ? new ImageFolder(folder, cancel) : null;
        var readers = ReaderRegions.Read(files, images, parsed.GetValue(Label));
        var region = CombinedRegion.Of(readers.Masks, parsed.GetValue(Method)!);
        cancel.ThrowIfCancellationRequested();
        if (RegionFile.FormatOf(output) == RegionFormat.Seg)
        {
            ConsensusSeg.Write(output, region, readers, images!);
        }
        else
        {
            RegionFile.Write(output, region.Mask);
        }

        foreach (var (path, map) in maps.Zip([region.Probability, region.Entropy]).Where(m => m.First is not null))
        {
            RegionFile.Write(path!, map());
        }

        Say(files, readers, region, parsed.GetValue(Json));
        return CommandLine.Done;
    }

    private static void Check(string output, string?[] maps, string? images, bool overwrite)
    {
        foreach (var path in maps.Append(output).OfType<string>())
        {
            if (RegionFile.FormatOf(path) == RegionFormat.Seg && (path != output || !path.EndsWith(".dcm", StringComparison.OrdinalIgnoreCase)))
            {
                throw new CommandRefusal($"{path} ends in no format that is written: .nii, .nii.gz or .nrrd{(path == output ? ", or .dcm for a SEG" : "")}.");
            }

            if (!overwrite && File.Exists(path))
            {
                throw new CommandRefusal($"{path} is there already. Give --overwrite to replace it.");
            }
        }

        if (RegionFile.FormatOf(output) == RegionFormat.Seg && images is null)
        {
            throw new CommandRefusal("A SEG refers to its images: give their folder with --images.");
        }
    }

    private static void Say(string[] files, ReaderRegions readers, CombinedRegion region, bool json)
    {
        var (voxels, volume) = (region.Mask.Count, region.Mask.VolumeMm3);
        if (!json)
        {
            Console.WriteLine(FormattableString.Invariant($"{files.Length} readers, {region.Method}: {voxels} voxels, {volume:0.##} mm³."));
            return;
        }

        Console.WriteLine(JsonSerializer.Serialize(new
        {
            method = region.Method, voxels, volumeMm3 = volume,
            readers = files.Select((f, i) => new { file = f, voxels = readers.Masks[i].Count, sensitivity = region.Rates?[i].Sensitivity, specificity = region.Rates?[i].Specificity }),
        }, JsonSerializerOptions.Web));
    }
}
