using System.CommandLine;
using System.Text.Json;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.GivenReadings;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Annotations that were made elsewhere, into a campaign.</summary>
internal static class AimImportCommand
{
    private const long MostBytes = 500L << 20;

    private static readonly Argument<string> Source = new("PATH")
    {
        Description = "AIM of any dialect (XML, JSON), DICOM SR, SEG, RTSTRUCT, presentation states or key objects: a file, a folder or a ZIP of them.", CustomParser = Values.NotEmpty("PATH")!,
    };

    private static readonly Option<string> Into = new("--campaign") { Description = "Campaign whose cases the annotations are on.", Required = true, CustomParser = Values.NotEmpty("--campaign")! };
    private static readonly Option<string> Reader = new("--reader") { Description = "Whose reading it is: with --as read a reader of the campaign, else a pseudonym to keep it under.", Required = true, HelpName = "PSEUDONYM", CustomParser = Values.NotEmpty("--reader")! };

    private static readonly Option<string> As = new("--as")
    {
        Description = "read: the reader's submission of the case, numbers computed anew; prior: shown to curators; gold: shown to curators, readers are held against it.",
        DefaultValueFactory = _ => ImportAnnotations.AsRead,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print what became of each document and case as JSON." };

    static AimImportCommand() => As.AcceptOnlyFromAmong(ImportAnnotations.AsRead, "prior", "gold");

    public static Command Create()
    {
        var data = CommandLine.DataOption();
        var import = new Command(
            "import",
            "Bring annotations made elsewhere into a campaign, de-identified. Images are found by our UIDs or by those of before de-identification. What is refused, mended or lost is listed; refusals give exit code 1 and take none of the others with them.")
        {
            Source, Into, Reader, As, Json, data,
        };
        import.SetAction((parsed, cancel) => RunAsync(parsed, parsed.GetValue(data), cancel));
        return import;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string? data, CancellationToken cancel)
    {
        var path = parsed.GetValue(Source)!;
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            throw new CommandRefusal($"There is no file or folder {path}.");
        }

        await using var door = await ServerDoor.OpenAsync(data, cancel);
        var name = parsed.GetValue(Into)!;
        var campaign = (await door.SendAsync<CampaignEndpoints.Summary[]>(HttpMethod.Get, "/api/campaigns", null, cancel)).FirstOrDefault(c => c.Name == name)
            ?? throw new CommandRefusal($"There is no campaign “{name}”; `campaign list` shows them.");
        var (names, unreadable) = (new List<string>(), new List<string>());
        using var body = Body(path, names, unreadable);
        unreadable.ForEach(Console.Error.WriteLine);
        if (names.Count == 0)
        {
            return CommandLine.BadInput;
        }

        var address = $"/api/campaigns/{campaign.Id}/annotations?as={parsed.GetValue(As)}&reader={Uri.EscapeDataString(parsed.GetValue(Reader)!)}";
        var answer = await door.SendAsync<ImportAnswer>(HttpMethod.Post, address, body, cancel);
        Print(answer, names, parsed.GetValue(Json));
        return unreadable.Count > 0 || answer.Documents.Any(d => d.Outcome == DocumentRow.Refused) || answer.Cases.All(c => c.Outcome == CaseRow.Refused) ? CommandLine.BadInput : CommandLine.Done;
    }

    private static MultipartFormDataContent Body(string path, List<string> names, List<string> unreadable)
    {
        var (body, left) = (new MultipartFormDataContent(), MostBytes);
        foreach (var file in AimFiles.Of(path, all: true))
        {
            try
            {
                var bytes = file.Read();
                if ((left -= bytes.Length) < 0)
                {
                    throw new CommandRefusal($"{path} holds more than the {MostBytes >> 20} MB that are taken at once; divide it, and leave the images out.");
                }

                body.Add(new ByteArrayContent(bytes), "file");
                names.Add(file.Name);
            }
            catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
            {
                unreadable.Add($"{file.Name}: {e.Message}");
            }
        }

        return body;
    }

    private static void Print(ImportAnswer answer, List<string> names, bool json)
    {
        var documents = answer.Documents.Select(d => (File: names[d.Part] + (d.Path == "/" ? "" : d.Path), Row: d)).ToList();
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { Documents = documents.Select(d => new { d.File, d.Row.Format, d.Row.Outcome, d.Row.Reason, d.Row.Annotations, d.Row.Cases, d.Row.Mended, d.Row.Lost }), answer.Cases }, JsonSerializerOptions.Web));
        }

        foreach (var (file, row) in documents)
        {
            Say(file, row, json);
        }

        // Images lie beside annotations, and nobody asks after them; but somebody waits for something to happen.
        if (!json && documents.TrueForAll(d => d.Row.Outcome is not (DocumentRow.Taken or DocumentRow.Refused)))
        {
            documents.ForEach(d => Console.Error.WriteLine($"{d.File}: left alone{(d.Row.Reason is { } reason ? $": {reason}" : ", it is no annotation")}"));
        }

        foreach (var one in json ? [] : answer.Cases)
        {
            Console.WriteLine($"{one.Case}: {one.Outcome}{(one.Reason is { } reason ? $": {reason}" : $", {one.Findings} finding(s)")}");
            one.Places.ToList().ForEach(p => Console.Error.WriteLine($"{one.Case}: {p.Path}: {p.Message}"));
            one.Lost.ToList().ForEach(l => Console.Error.WriteLine($"{one.Case}: lost: {l}"));
            one.Differences.ToList().ForEach(d => Console.Error.WriteLine(FormattableString.Invariant($"{one.Case}: {d.Finding}: {d.Concept} is {d.InDocument} {d.Unit} in the document, {d.Computed} computed")));
        }
    }

    private static void Say(string file, DocumentRow row, bool json)
    {
        if (row.Outcome == DocumentRow.Refused)
        {
            Console.Error.WriteLine($"{file}: refused: {row.Reason}");
        }
        else if (!json && row.Outcome == DocumentRow.Taken)
        {
            Console.WriteLine($"{file}: {row.Format}, {row.Annotations} annotation(s) on {string.Join(", ", row.Cases)}");
            row.Mended.ToList().ForEach(m => Console.Error.WriteLine($"{file}: mended: {m}"));
            row.Lost.ToList().ForEach(l => Console.Error.WriteLine($"{file}: lost: {l}"));
        }
    }
}
