using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.Extraction;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Releases;

/// <summary>
/// Writes a dataset: AIM XML per reader and beside it what the reader did to the case, consensus masks, what curators adjudicated, gold standards with gold.csv, passed.csv with the cases that readers passed over, measurements.csv, labels.csv, features.csv, agreement.json, and
/// manifest.json with the SHA-256 of every file, the versions and the settings.
/// </summary>
public static class DatasetZip
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, DefaultIgnoreCondition = JsonIgnoreCondition.Never };

    private sealed record ManifestFile(string Path, long Bytes, string Sha256);

    public static async Task WriteAsync(Stream to, Guid releaseId, ReleaseContent content, ReaderFindings findings, PixelStore objects, DateTimeOffset now, CancellationToken cancel)
    {
        var files = new List<ManifestFile>();
        await using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        async Task AddAsync(string path, byte[] bytes)
        {
            files.Add(new ManifestFile(path, bytes.Length, Convert.ToHexStringLower(SHA256.HashData(bytes))));
            await EntryAsync(zip, path, bytes, now, cancel);
        }

        foreach (var c in content.Cases)
        {
            foreach (var annotation in c.Annotations)
            {
                await AddAsync($"aim/{c.Folder}/{annotation.Pseudonym}.xml", Encoding.UTF8.GetBytes(annotation.Aim));
                if (annotation.Viewing is { } viewing)
                {
                    await AddAsync($"viewing/{c.Folder}/{annotation.Pseudonym}.json", JsonSerializer.SerializeToUtf8Bytes(viewing, Json));
                }
            }

            foreach (var lesion in (c.Result?.Lesions ?? []).Where(l => l.Consensus is not null))
            {
                await AddAsync($"masks/{c.Folder}/{lesion.Id}-consensus.nii.gz", await objects.ReadAsync(lesion.Consensus!.MaskName, cancel));
            }

            foreach (var lesion in (c.Result?.BeforeCuration ?? []).Where(l => l.Consensus is { MaskName.Length: > 0 }))
            {
                await AddAsync($"masks/{c.Folder}/before-merge-or-split/{lesion.Id}-consensus.nii.gz", await objects.ReadAsync(lesion.Consensus!.MaskName, cancel));
            }
        }

        foreach (var (path, bytes) in content.Cases.SelectMany(c => AdjudicatedFiles.Of(c, findings, objects)))
        {
            await AddAsync(path, bytes);
        }

        if (content.Cases.Any(c => c.Adjudication is not null))
        {
            await AddAsync("adjudication.csv", DatasetTables.Adjudication(content));
        }

        foreach (var (path, aim) in GoldFiles(content))
        {
            await AddAsync(path, Encoding.UTF8.GetBytes(aim));
        }

        if (content.Cases.Any(c => c.Gold.Count > 0))
        {
            await AddAsync("gold.csv", DatasetTables.Gold(content));
        }

        if (content.Passed.Count > 0)
        {
            await AddAsync("passed.csv", DatasetTables.Passed(content));
        }

        await AddAsync("measurements.csv", DatasetTables.Measurements(content));
        await AddAsync("labels.csv", DatasetTables.Labels(content));
        await AddAsync("features.csv", DatasetTables.Features(content));
        await AddAsync("agreement.json", JsonSerializer.SerializeToUtf8Bytes(AgreementFile(content), Json));
        await EntryAsync(zip, "manifest.json", JsonSerializer.SerializeToUtf8Bytes(Manifest(releaseId, content, files, now), Json), now, cancel);
    }

    private static IEnumerable<(string Path, string Aim)> GoldFiles(ReleaseContent content) => content.Cases.SelectMany(c => c.Gold.SelectMany(g =>
        g.Aim.Select((aim, n) => ($"gold/{c.Folder}/{g.Name}{(g.Aim.Count > 1 ? $"-{n + 1}" : "")}.xml", aim))));

    private static object AgreementFile(ReleaseContent content) => new
    {
        campaign = content.Agreement,
        undefined = content.Agreement is null ? "No case has two submissions." : null,
        cases = content.Cases.Select(c => new
        {
            c.Case.Number,
            c.Result?.MeanDice,
            c.Result?.Flags,
            lesions = c.Result?.Lesions.Select(LesionFile),
            lesionsBeforeMergeOrSplit = c.Result?.BeforeCuration?.Select(LesionFile),
        }),
    };

    private static object LesionFile(LesionResult l) => new
    {
        l.Id,
        readers = l.Readers.Select(r => new { r.Pseudonym, r.Kind, r.LongAxis, r.ShortAxis, r.Volume, r.DiceToRest, r.Outlier, r.Reason }),
        l.MissedBy,
        consensus = l.Consensus is null ? null : new { l.Consensus.Method, l.Consensus.Kind, l.Consensus.Readers, l.Consensus.Volume, l.Consensus.Volume25, l.Consensus.Volume50, l.Consensus.Volume75, l.Consensus.EntropyBits, l.Consensus.MeanPairwiseDice, l.Consensus.FlaggedSlices },
        l.ConsensusUndefined,
        l.PairwiseDice,
    };

    private static object Manifest(Guid releaseId, ReleaseContent content, IReadOnlyList<ManifestFile> files, DateTimeOffset now) => new
    {
        release = releaseId,
        campaign = new { content.Campaign.Name, content.Campaign.Prompt, content.Campaign.ProtocolVersion, content.Campaign.Synthetic },
        createdAt = now,
        software = new { name = "CrowdAnnotate", version = ServerSettings.SoftwareVersion },
        template = new { uid = content.Campaign.Template.Uid.Value, content.Campaign.Template.Name, content.Campaign.Template.Version },
        settings = new { extraction = ExtractFeatures.Settings, consensus = "20 %-trimmed mean signed distance (median below five readers), inside where ≤ 0", agreementVersion = content.Agreement?.Version },
        images = "pseudonymised: UIDs and patients are mapped by a keyed function whose key exists",
        cases = content.Cases.Select(c => new
        {
            c.Case.Number,
            c.Folder,
            c.Case.Synthetic,
            prompt = c.Case.Prompt,
            c.Series.StudyUid,
            seriesUid = c.Series.Id,
            consensusVersion = c.Result?.Version,
            featuresOfConsensusVersion = c.Features?.ConsensusVersion,
            gold = c.Gold.Select(g => new { g.Name, g.ImportedAt, g.Origins }),
            annotations = c.Annotations.Select(a => new { a.Pseudonym, a.AnnotationUid, submissionId = a.Id, a.SubmittedAt }),
        }),
        files,
    };

    private static async Task EntryAsync(ZipArchive zip, string path, byte[] bytes, DateTimeOffset now, CancellationToken cancel)
    {
        var entry = zip.CreateEntry(path, path.EndsWith(".gz", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = now;
        await using var stream = await entry.OpenAsync(cancel);
        await stream.WriteAsync(bytes, cancel);
    }
}
