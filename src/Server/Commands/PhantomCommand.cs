using System.CommandLine;
using CrowdAnnotate.Phantoms;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Writes a synthetic CT of known truth.</summary>
public static class PhantomCommand
{
    public static Command Create()
    {
        var to = new Option<string?>("--out") { Description = "Folder to write to; made when absent, refused when it holds files.", Required = true, CustomParser = Values.NotEmpty("--out") };
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same phantom.", Required = true, CustomParser = Values.Number("--seed", int.MinValue, int.MaxValue) };
        var slices = new Option<int>("--slices") { Description = "Number of slices.", DefaultValueFactory = _ => 60, CustomParser = Values.Number("--slices", CtPhantom.FewestSlices, CtPhantom.MostSlices) };
        var command = new Command("phantom", "Write a synthetic CT with lesions of known size, place and mask, and an identity planted in its header.") { to, seed, slices };
        command.SetAction(parsed =>
        {
            var folder = parsed.GetValue(to)!;
            if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            {
                throw new CommandRefusal($"{folder} already holds files. Give --out a new or empty folder.");
            }

            try
            {
                var phantom = CtPhantom.Create(parsed.GetValue(seed), parsed.GetValue(slices));
                PhantomFolder.Write(folder, phantom);
                Console.WriteLine($"{phantom.Volume.Geometry.Slices} slices and {phantom.Lesions.Count} lesions in {folder}; the truth is in truth.json and lesions.nii.gz.");
                return CommandLine.Done;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new CommandRefusal($"{folder} cannot be written ({e.Message.TrimEnd('.')}). Give --out a folder of yours.");
            }
        });
        return command;
    }
}
