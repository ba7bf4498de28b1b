using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using CrowdAnnotate.Agreement;
using CrowdAnnotate.Server.CampaignAgreement;
using CrowdAnnotate.Server.Commands.Agreeing;

namespace CrowdAnnotate.Server.Commands;

/// <summary>How well readers agree, of a table in a file or of a campaign: as text, as JSON, as a page with its plots.</summary>
internal static class AgreementReportCommand
{
    private static readonly Option<string?> Csv = new("--csv") { Description = "A table: first column the case, a column for each reader, an empty cell is missing.", HelpName = "FILE", CustomParser = Values.NotEmpty("--csv") };
    private static readonly Option<string?> Campaign = new("--campaign") { Description = "A campaign of the data folder; `campaign list` shows them.", HelpName = "NAME", CustomParser = Values.NotEmpty("--campaign") };
    private static readonly Option<string?> Scale = new("--scale") { Description = "The categories that could be answered in --csv, e.g. 1,2,3: readings are answers, not measurements.", HelpName = "A,B,…" };
    private static readonly Option<bool> Ordered = new("--ordered") { Description = "The scale has an order." };
    private static readonly Option<bool> Json = new("--json") { Description = "Print the report as JSON." };
    private static readonly Option<string?> Html = new("--html") { Description = "Write one page with the report and its plots; it opens from disk and fetches nothing.", HelpName = "FILE", CustomParser = Values.NotEmpty("--html") };

    private sealed record Content(string Kind, AgreementReport Report, ReportPlots Plots);

    public static Command Create()
    {
        var data = CommandLine.DataOption();
        var report = new Command("report", "Every statistic that applies to a table of readings or to a campaign, each with its variant, n, interval and what it may not be used for.")
        {
            Csv, Campaign, Scale, Ordered, Json, Html, data,
        };
        report.Validators.Add(result =>
        {
            if (result.GetResult(Csv) is null == result.GetResult(Campaign) is null)
            {
                result.AddError("Give --csv FILE or --campaign NAME, one of both.");
            }
            else if (result.GetResult(Campaign) is not null && (result.GetResult(Scale) ?? result.GetResult(Ordered)) is { Implicit: false })
            {
                result.AddError("--scale and --ordered are of a table; a campaign has its template.");
            }
        });
        report.SetAction((parsed, cancel) => RunAsync(parsed, parsed.GetValue(data), cancel));
        return report;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string? data, CancellationToken cancel)
    {
        var (report, plots) = parsed.GetValue(Csv) is { } file
            ? OfTable(file, ScaleOf(parsed.GetValue(Scale)), parsed.GetValue(Ordered))
            : await OfCampaignAsync(parsed.GetValue(Campaign)!, data, cancel);
        var html = parsed.GetValue(Html);
        if (html is not null)
        {
            WrittenFile.Write(html, ReportPage.Of($"Agreement: {report.Of}", new Content("agreement", report, plots()), report.Text()));
        }

        if (parsed.GetValue(Json) || html is null)
        {
            Console.WriteLine(parsed.GetValue(Json) ? JsonSerializer.Serialize(report, JsonSerializerOptions.Web) : report.Text());
        }

        return CommandLine.Done;
    }

    private static (AgreementReport Report, Func<ReportPlots> Plots) OfTable(string file, CategoryScale? scale, bool isOrdered)
    {
        if (isOrdered && scale is null)
        {
            throw new CommandRefusal("--ordered is of a --scale.");
        }

        var (name, table) = (Path.GetFileName(file), TableFile.Read(file));
        return (AgreementReport.OfTable(name, table, scale, isOrdered), () => scale is null
            ? ReportPlots.OfMeasurements(table, "", row => (row, ""))
            : ReportPlots.OfAnswers(table, name, scale.Values, [.. scale.Values.Select(v => v.ToString(CultureInfo.InvariantCulture))]));
    }

    private static async Task<(AgreementReport Report, Func<ReportPlots> Plots)> OfCampaignAsync(string name, string? data, CancellationToken cancel)
    {
        await using var door = await ServerDoor.OpenAsync(data, cancel);
        var campaign = await NamedCampaign.FindAsync(door, name, cancel);
        var agreement = await door.SendAsync<AgreementResult?>(HttpMethod.Get, $"/api/campaigns/{campaign.Id}/agreement", null, cancel)
            ?? throw new CommandRefusal("No case has two submissions yet.");
        var readings = await door.SendAsync<LesionReadings.Answer>(HttpMethod.Get, $"/api/campaigns/{campaign.Id}/agreement/readings", null, cancel);
        return (CampaignReport.Of(campaign, agreement, readings), () => CampaignReport.Plots(readings));
    }

    private static CategoryScale? ScaleOf(string? text)
    {
        try
        {
            return text is null ? null : new CategoryScale([.. text.Split(',').Select(v => double.Parse(v, NumberStyles.Float, CultureInfo.InvariantCulture))]);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new CommandRefusal($"--scale {text} is no list of different numbers such as 1,2,3.");
        }
    }
}
