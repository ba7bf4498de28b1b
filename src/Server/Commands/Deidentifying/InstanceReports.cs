using System.Text.Json;
using CrowdAnnotate.Server.Archive.Workers;

namespace CrowdAnnotate.Server.Commands.Deidentifying;

/// <summary>
/// What was done to each instance, as a JSON array written as it goes: tags, actions, counts and codes, never a value. Files are
/// told by running number alone, for their names often name the patient. It takes its name only when it is complete.
/// </summary>
public sealed class InstanceReports : IDisposable
{
    private readonly string path;
    private readonly string making;
    private readonly FileStream file;
    private readonly Utf8JsonWriter writer;
    private bool isDone;

    public InstanceReports(string path)
    {
        (this.path, making) = (path, path + ".part");
        file = new FileStream(making, FileMode.Create, FileAccess.Write);
        writer = new Utf8JsonWriter(file);
        writer.WriteStartArray();
    }

    public void Add(int number, InstanceOutcome outcome, DeidentifiedFile? instance)
    {
        writer.WriteStartObject();
        writer.WriteNumber("file", number);
        writer.WriteString("outcome", JsonNamingPolicy.CamelCase.ConvertName(outcome.ToString()));
        if (instance is not null)
        {
            Write(instance);
            writer.WriteStartArray("review");
            foreach (var reason in instance.Review)
            {
                writer.WriteStartObject();
                writer.WriteString("kind", reason.Kind);
                writer.WriteString("text", reason.Text);
                writer.WriteStartArray("suggested");
                foreach (var r in reason.Suggested)
                {
                    writer.WriteStringValue(FormattableString.Invariant($"{r.X},{r.Y} {r.Width}x{r.Height}"));
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
        writer.Flush();
    }

    /// <summary>Closes the report and gives it its name.</summary>
    public void Complete()
    {
        writer.WriteEndArray();
        writer.Dispose();
        file.Dispose();
        File.Move(making, path, overwrite: true);
        isDone = true;
    }

    public void Dispose()
    {
        writer.Dispose();
        file.Dispose();
        if (!isDone)
        {
            File.Delete(making);
        }
    }

    private void Write(DeidentifiedFile report)
    {
        writer.WriteString("profile", report.Profile);
        writer.WriteStartArray("codes");
        foreach (var code in report.Codes)
        {
            writer.WriteStringValue(code);
        }

        writer.WriteEndArray();
        writer.WriteNumber("kept", report.Kept);
        writer.WriteNumber("removedPrivate", report.RemovedPrivate);
        writer.WriteNumber("clearedPixels", report.ClearedPixels);
        writer.WriteNumber("removedCodestreamBytes", report.RemovedCodestreamBytes);
        writer.WriteStartArray("changes");
        foreach (var change in report.Changes)
        {
            writer.WriteStartObject();
            writer.WriteString("tag", change.Tag);
            writer.WriteString("action", change.Action);
            writer.WriteNumber("depth", change.Depth);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
