using System.CommandLine;
using System.Text.Json;
using CrowdAnnotate.Aim;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Templates of annotations: those built in, and AIM template files.</summary>
public static class AimTemplateCommand
{
    private sealed record Listed(string Name, string Title, string Version, string Uid, int Questions, string? Source);

    private sealed record Checked(string File, bool Valid, IReadOnlyList<string> Templates, IReadOnlyList<AimFinding> Findings);

    private sealed record Converted(string From, string To, int Templates, IReadOnlyList<AimFinding> Findings);

    public static Command Create() => new("template", "Templates of annotations: list and show those built in, check and convert AIM template files.") { List(), Show(), CheckFile(), Convert() };

    private static Command List()
    {
        var json = new Option<bool>("--json") { Description = "Print the list as JSON." };
        var command = new Command("list", "List the built-in templates.") { json };
        command.SetAction(parsed =>
        {
            var all = BuiltInTemplates.ByName.Select(p => new Listed(p.Key, p.Value.Name, p.Value.Version, p.Value.Uid.Value, p.Value.Questions.Count, p.Value.Source)).ToList();
            Console.Write(parsed.GetValue(json) ? Json(all) : Columns.Of([["NAME", "TITLE", "QUESTIONS"], .. all.Select(t => new[] { t.Name, t.Title, $"{t.Questions}" })]));
            return CommandLine.Done;
        });
        return command;
    }

    private static Command Show()
    {
        var name = new Argument<string>("NAME") { Description = "A built-in template (see `list`), or a template file." };
        var json = new Option<bool>("--json") { Description = "Print the template as the JSON that campaigns keep." };
        var command = new Command("show", "Print the questions, answers with their codes, and marks of a template.") { name, json };
        command.SetAction(parsed =>
        {
            foreach (var template in TemplateChoice.All(parsed.GetValue(name)!))
            {
                Console.Write(parsed.GetValue(json) ? TemplateJson.Write(template) + "\n" : TemplateWords.Of(template));
            }

            return CommandLine.Done;
        });
        return command;
    }

    private static Command CheckFile()
    {
        var files = new Argument<string[]>("FILE") { Description = "AIM template files: XML of version 1 or 2, ePAD's JSON, or our own JSON.", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Print the findings as JSON." };
        var command = new Command("check", "Read template files and print what is wrong, mended or left out, one finding a line.") { files, json };
        command.SetAction(parsed =>
        {
            var results = parsed.GetValue(files)!.Select(Check).ToList();
            if (parsed.GetValue(json))
            {
                Console.Write(Json(results));
            }
            else
            {
                results.ForEach(Print);
            }

            return results.TrueForAll(r => r.Valid) ? CommandLine.Done : CommandLine.BadInput;
        });
        return command;
    }

    private static Command Convert()
    {
        var from = new Argument<string>("IN") { Description = "A template file, or the name of a built-in template." };
        var into = new Argument<string>("OUT") { Description = "The file to write; an existing one is replaced." };
        var to = new Option<string?>("--to") { Description = "xml (AIM template version 2), epad (its JSON) or json (as campaigns keep it; one template). By the ending of OUT unless given." };
        to.AcceptOnlyFromAmong("xml", "epad", "json");
        var json = new Option<bool>("--json") { Description = "Print what was mended or left out as JSON." };
        var command = new Command("convert", "Write a template in another form; what that form cannot hold is listed.") { from, into, to, json };
        command.SetAction(parsed =>
        {
            var (source, target) = (parsed.GetValue(from)!, parsed.GetValue(into)!);
            var (templates, findings) = TemplateChoice.Read(source);
            var written = Written(templates, parsed.GetValue(to) ?? (target.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? "json" : "xml"));
            TemplateChoice.Try(target, () => File.WriteAllText(target, written.Text));
            var all = findings.Concat(written.Findings).ToList();
            Console.Write(parsed.GetValue(json) ? Json(new Converted(source, target, templates.Count, all)) : string.Concat(all.Select(f => f + "\n")));
            return CommandLine.Done;
        });
        return command;
    }

    private static AimTemplateText Written(IReadOnlyList<AnnotationTemplate> templates, string form) => form switch
    {
        "xml" => AimTemplateFile.WriteXml(templates),
        "epad" => AimTemplateFile.WriteEpadJson(templates),
        _ => templates is [var one] ? new(TemplateJson.Write(one) + "\n", [])
            : throw new CommandRefusal($"The file holds {templates.Count} templates; our JSON holds one. Convert it to xml or epad."),
    };

    private static Checked Check(string file)
    {
        try
        {
            var reading = AimTemplateFile.Read(TemplateChoice.Text(file));
            return new(file, !reading.Errors.Any(), [.. reading.Templates.Select(t => t.Name)], reading.Findings);
        }
        catch (CommandRefusal e)
        {
            return new(file, false, [], [new AimFinding("/", FindingKind.Missing, e.Message)]);
        }
    }

    private static void Print(Checked result)
    {
        foreach (var finding in result.Findings)
        {
            Console.WriteLine($"{result.File}: {finding}");
        }

        Console.WriteLine(result.Valid ? $"{result.File}: {result.Templates.Count} template(s), {result.Findings.Count} remark(s)" : $"{result.File}: refused");
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, TemplateJson.Options) + "\n";
}
