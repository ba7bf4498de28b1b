using System.CommandLine;
using System.Text.Json;
using CrowdAnnotate.Server.Commands.Agreeing;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Computes the statistics that a request file asks for and writes a result, a reason or an error for each.</summary>
internal static class AgreementBatchCommand
{
    private const string Told = """
        Compute the statistics that a request file asks for.
        REQUESTS is JSON: {"entries": [{"id": "a", "statistic": "icc.allForms", "input": ["table.csv"], "params": {}}]}.
        OUT gets {"entries": [{"id": "a", "result": {…}}]}; a statistic that has no value is {"undefined": "its reason"}. An entry that
        cannot be computed becomes {"id": "a", "error": "why"}; the others are computed all the same and the exit code is 1.
        """;

    public static Command Create()
    {
        var requests = new Argument<string>("REQUESTS") { Description = "The request file (JSON). What it holds beside is not looked at.", CustomParser = Values.NotEmpty("REQUESTS")! };
        var root = new Option<string>("--root") { Description = "The folder that the inputs lie in.", Required = true, HelpName = "DIR", CustomParser = Values.NotEmpty("--root")! };
        var output = new Option<string>("--out") { Description = "The file to write results to; files of regions go beside it.", Required = true, HelpName = "FILE", CustomParser = Values.NotEmpty("--out")! };
        var batch = new Command("batch", Told) { requests, root, output };
        batch.SetAction((parsed, cancel) => Task.FromResult(Run(parsed.GetValue(requests)!, parsed.GetValue(root)!, parsed.GetValue(output)!, cancel)));
        return batch;
    }

    private static int Run(string requests, string root, string output, CancellationToken cancel)
    {
        if (!Directory.Exists(root))
        {
            throw new CommandRefusal($"There is no folder {root}.");
        }

        var results = new List<BatchResult>();
        using (var batch = BatchFile.Read(requests, new BatchFolders(root, Path.GetDirectoryName(Path.GetFullPath(output))!)))
        {
            foreach (var entry in batch.Entries)
            {
                cancel.ThrowIfCancellationRequested();
                results.Add(BatchResult.Of(entry));
            }
        }

        Write(output, results);
        var failed = results.Where(r => r.Error is not null).ToList();
        if (failed.Count == 0)
        {
            return CommandLine.Done;
        }

        Console.Error.WriteLine($"{failed.Count} of {results.Count} entries could not be computed; the first, {failed[0].Id}: {failed[0].Error}");
        return CommandLine.BadInput;
    }

    private static void Write(string output, List<BatchResult> results)
    {
        var part = output + ".part";
        try
        {
            File.WriteAllBytes(part, JsonSerializer.SerializeToUtf8Bytes(new BatchResults(results), BatchResult.Style));
            File.Move(part, output, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CommandRefusal($"{output} cannot be written: {e.Message}");
        }
    }
}
