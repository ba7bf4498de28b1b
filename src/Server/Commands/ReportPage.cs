using System.Net;
using System.Text.Json;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Commands;

/// <summary>
/// A report as one HTML file that opens from disk: its numbers as JSON, the script and style of the curator's plots, and the text for
/// whoever has no script. Its content policy lets it fetch nothing, so that nobody learns that it is read.
/// </summary>
internal static class ReportPage
{
    private const string Policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:";

    /// <param name="content">What the page shows (src/Client/app/src/report/reportContract.ts).</param>
    /// <param name="text">The same as plain text.</param>
    /// <exception cref="CommandRefusal">The page's script is not built.</exception>
    public static string Of(string title, object content, string text)
    {
        var folder = Path.Combine(ClientPages.Folder ?? "", "report");
        if (!File.Exists(Path.Combine(folder, "report.js")))
        {
            throw new CommandRefusal("--html needs the built client, which ./crowdannotate builds: start the command by it.");
        }

        // A script ends at the first closing tag, in a string of it too (and a comment opener would hide that tag); JSON by System.Text.Json has its angle brackets escaped.
        var script = File.ReadAllText(Path.Combine(folder, "report.js")).Replace("</script", "<\\/script", StringComparison.OrdinalIgnoreCase).Replace("<!--", "<\\!--", StringComparison.Ordinal);
        var style = File.ReadAllText(Path.Combine(folder, "report.css"));
        return $"""
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="{Policy}">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="CrowdAnnotate {WebUtility.HtmlEncode(ServerSettings.SoftwareVersion)}">
            <title>{WebUtility.HtmlEncode(title)}</title>
            <style>{style}</style>
            </head>
            <body>
            <div id="root"></div>
            <noscript><pre>{WebUtility.HtmlEncode(text)}</pre></noscript>
            <script type="application/json" id="report">{JsonSerializer.Serialize(content, JsonSerializerOptions.Web)}</script>
            <script>{script}</script>
            </body>
            </html>

            """;
    }
}
