using System.CommandLine;
using System.Text.Json;
using CrowdAnnotate.Aim;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Commands.Converting;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Says of AIM documents, in files or folders, what is wrong with each.</summary>
internal static class AimValidateCommand
{
    /// <summary>What is said of one file. It is valid when every document in it can be read.</summary>
    private sealed record FileFindings(string File, bool Valid, IReadOnlyList<string> Findings);

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "AIM documents (XML of any version, ePAD's JSON), or folders or ZIPs of them.", Arity = ArgumentArity.OneOrMore };
        var images = new Option<string?>("--images") { Description = "A folder of the DICOM images: points and frames that these do not have are found.", CustomParser = Values.NotEmpty("--images") };
        var json = new Option<bool>("--json") { Description = "Print the findings as JSON." };
        var validate = new Command("validate", "Read AIM documents and print what is wrong with each, one finding a line. XML of 4.2 is held to its schema, all else is judged as what it becomes.") { files, images, json };
        validate.SetAction((parsed, cancel) =>
        {
            var sizes = parsed.GetValue(images) is { } folder ? new ImageFolder(folder, cancel).Sizes() : null;
            var results = parsed.GetValue(files)!.SelectMany(f => AimFiles.Of(f)).Select(f => Check(f, sizes));
            return Print(results, parsed.GetValue(json)) ? Task.FromResult(CommandLine.Done) : Task.FromResult(CommandLine.BadInput);
        });
        return validate;
    }

    private static FileFindings Check(AimFile file, IReadOnlyDictionary<Uid, ImageSize>? sizes)
    {
        try
        {
            var sources = AimReader.Check(file.Read());
            var beside = sources.SelectMany(s => Beside(s, sizes)).ToList();
            return new FileFindings(
                file.Name, sources.All(s => !s.Reading.Errors.Any()) && beside.TrueForAll(f => f.Severity != FindingSeverity.Error),
                [.. sources.SelectMany(s => s.Reading.Findings).Select(f => f.ToString()), .. beside.Select(f => f.ToString())]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or InvalidDataException)
        {
            return new FileFindings(file.Name, false, [$"/: cannot be read ({e.Message})."]);
        }
    }

    // Negative coordinates are found without the images, and told already.
    private static IEnumerable<ValidationFinding> Beside(AimSource source, IReadOnlyDictionary<Uid, ImageSize>? sizes)
    {
        if (sizes is null || source.Reading.Document is not { } document)
        {
            return [];
        }

        var told = AimValidation.Check(document).ToHashSet();
        return AimValidation.Check(document, sizes).Where(f => f.Check == AimCheck.OutsideImage && !told.Contains(f));
    }

    private static bool Print(IEnumerable<FileFindings> results, bool json)
    {
        var (valid, all) = (true, new List<FileFindings>());
        foreach (var result in results)
        {
            valid &= result.Valid;
            if (json)
            {
                all.Add(result);
            }
            else
            {
                Print(result);
            }
        }

        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(all, JsonSerializerOptions.Web));
        }

        return valid;
    }

    private static void Print(FileFindings result)
    {
        foreach (var finding in result.Findings)
        {
            Console.WriteLine($"{result.File}: {finding}");
        }

        if (result.Valid)
        {
            Console.WriteLine(result.Findings.Count == 0 ? $"{result.File}: valid" : $"{result.File}: valid, with {result.Findings.Count} remark(s)");
        }
    }
}
