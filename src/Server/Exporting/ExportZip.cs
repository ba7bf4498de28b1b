using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Exporting;

/// <summary>
/// An export as a ZIP that is written as it is made: the files, losses.txt with what the format does not hold, and at the end
/// manifest.json with the SHA-256 of every file and what is not there. It bears no date of its own: the same state gives the same bytes.
/// </summary>
internal sealed class ExportZip(CampaignExport export, Campaign campaign, ExportFormat format)
{
    private const string LossesName = "losses.txt";
    private const string ManifestName = "manifest.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    private readonly List<ManifestFile> files = [];
    private readonly List<MissingFile> absent = [];
    private readonly List<MissingFile> failed = [];
    private readonly List<object> cases = [];
    private readonly StringBuilder losses = new();
    private DateTimeOffset latest;

    private sealed record ManifestFile(string Path, long Bytes, string Sha256, int Losses);

    private sealed record MissingFile(string Path, string Reason);

    public async Task WriteAsync(Stream to, IReadOnlyList<Case> chosen, CancellationToken cancel)
    {
        await using var gathered = new GatheredStream(to);
        await using (var zip = new ZipArchive(gathered, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var one in chosen)
            {
                var read = await export.ReadAsync(campaign, one, cancel);
                cases.Add(Describe(read));
                foreach (var made in export.ObjectsOf(read, format))
                {
                    await TakeAsync(zip, made, cancel);
                    await gathered.SendAsync(cancel);
                }
            }

            await FinishAsync(zip, cancel);
        }

        await gathered.SendAsync(cancel);
    }

    private async Task FinishAsync(ZipArchive zip, CancellationToken cancel)
    {
        var told = Encoding.UTF8.GetBytes(losses.Length > 0 ? losses.ToString() : absent.Count + failed.Count > 0 ? "Nothing is lost in the files that are here; manifest.json names those that are not, and why.\n" : "The format holds all there is.\n");
        await AddAsync(zip, LossesName, told, latest, 0, cancel);
        await EntryAsync(zip, ManifestName, JsonSerializer.SerializeToUtf8Bytes(Manifest(), Json), latest, cancel);
    }

    private async Task TakeAsync(ZipArchive zip, ExportedObject made, CancellationToken cancel)
    {
        cancel.ThrowIfCancellationRequested();
        latest = made.At > latest ? made.At : latest;
        if (made.Content is not { } content)
        {
            (made.HasFailed ? failed : absent).Add(new(made.Path, made.Reason!));
            return;
        }

        await AddAsync(zip, made.Path, content, made.At, made.Losses.Count, cancel);
        foreach (var loss in made.Losses)
        {
            losses.Append(made.Path).Append(": ").Append(loss.ToString().ReplaceLineEndings(" ")).Append('\n');
        }
    }

    private Task AddAsync(ZipArchive zip, string path, byte[] content, DateTimeOffset at, int lost, CancellationToken cancel)
    {
        files.Add(new(path, content.Length, Convert.ToHexStringLower(SHA256.HashData(content)), lost));
        return EntryAsync(zip, path, content, at, cancel);
    }

    private static async Task EntryAsync(ZipArchive zip, string path, byte[] content, DateTimeOffset at, CancellationToken cancel)
    {
        var entry = zip.CreateEntry(path, path.EndsWith(".gz", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = at.ToUniversalTime();
        await using var stream = await entry.OpenAsync(cancel);
        await stream.WriteAsync(content, cancel);
    }

    private static object Describe(ExportedCase c) => new
    {
        c.Case.Id,
        c.Case.Number,
        c.Folder,
        c.Series.StudyUid,
        seriesUid = c.Series.Id,
        submissions = c.Annotations.Select(a => new { a.Pseudonym, a.AnnotationUid, submissionId = a.Id, a.SubmittedAt }),
        consensus = c.Result is null ? null : new { c.Result.Version, c.Result.ComputedAt, c.Result.SoftwareVersion, c.Result.Failure, submissions = c.Result.Submissions },
    };

    private object Manifest() => new
    {
        campaign = new { campaign.Id, campaign.Name, campaign.ProtocolVersion, campaign.Synthetic },
        template = new { uid = campaign.Template.Uid.Value, campaign.Template.Name, campaign.Template.Version },
        format = format.Name,
        software = new { name = "CrowdAnnotate", version = ServerSettings.SoftwareVersion },
        cases,
        files,
        absent,
        failed,
    };
}
