using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using CrowdAnnotate.Aim;

namespace CrowdAnnotate.Server.Commands;

/// <summary>AIM documents on files.</summary>
public static class AimCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private sealed record FileFindings(string File, bool Valid, IReadOnlyList<ValidationFinding> Findings);

    public static Command Create()
    {
        var files = new Argument<string[]>("FILE") { Description = "AIM 4.2 XML documents.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Print the findings as JSON." };
        var validate = new Command("validate", "Read AIM documents and print what is wrong with each, one finding a line; an error in any of them gives exit code 1.") { files, json };
        validate.SetAction(parsed =>
        {
            var results = parsed.GetValue(files)!.Select(Check).ToList();
            Print(results, parsed.GetValue(json));
            return results.TrueForAll(r => r.Valid) ? CommandLine.Done : CommandLine.BadInput;
        });
        return new Command("aim", "Annotation and Image Markup documents.") { validate, AimTemplateCommand.Create() };
    }

    private static FileFindings Check(string path)
    {
        try
        {
            if (Directory.Exists(path))
            {
                return Unread(path, "is a folder; name the documents in it.");
            }

            using var stream = File.OpenRead(path);
            var findings = AimValidation.Check(stream);
            return new FileFindings(path, findings.All(f => f.Severity != FindingSeverity.Error), findings);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return Unread(path, $"cannot be read ({e.Message}).");
        }
    }

    private static FileFindings Unread(string path, string why) => new(path, false, [new(FindingSeverity.Error, AimCheck.Form, "/", why)]);

    private static void Print(IReadOnlyList<FileFindings> results, bool json)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(results, Json));
            return;
        }

        foreach (var result in results)
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
}
