using System.Text.Json;
using CrowdAnnotate.Interchange.Files;

namespace CrowdAnnotate.Server.Archive.Workers;

/// <summary>Reads annotations that were made elsewhere and takes identity out of them before anything of them leaves the process.</summary>
public sealed class AnnotationWork(WorkerProfiles profiles)
{
    private const long LargestFile = 256L << 20;

    // A message between the processes has 64 MB; text within JSON grows a little.
    private const int LargestAim = 40 << 20;

    private (string Path, KnownImages Images)? latest;

    public WorkerAnswer Do(WorkerJob job, AnnotationWish wish)
    {
        if (new FileInfo(job.Source).Length > LargestFile)
        {
            return WorkerAnswer.Refused($"It is longer than the {LargestFile >> 20} MB that are read at most");
        }

        if (profiles.Under(job.Profile, out _) is { } unknown)
        {
            return WorkerAnswer.Refused(unknown);
        }

        try
        {
            var documents = AnnotationFile.Read(File.ReadAllBytes(job.Source));
            return wish.Images is null ? Refer(documents) : Bounded([.. documents.Select(d => Of(d, job.Profile, Images(wish.Images)))]);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or IOException))
        {
            return WorkerAnswer.Refused($"The reader failed on it ({e.GetType().Name})");
        }
    }

    private WorkerAnswer Refer(IReadOnlyList<FiledDocument> documents)
    {
        var named = documents.SelectMany(d => d.Referred()).Distinct().ToList();
        return new WorkerAnswer
        {
            Referred = new ReferredImages([.. named.Select(u => u.Value)], [.. named.Select(u => profiles.Key.Map(u).Value)], documents.Any(d => d.NeedsImages)),
        };
    }

    private WorkedAnnotations Of(FiledDocument document, string? profile, KnownImages images)
    {
        var worked = new WorkedAnnotations { Path = document.Path, Format = document.Format, Mended = document.Mended, Lost = document.Lost, IsStranger = document.IsStranger };
        try
        {
            return document.Refusal is { } refusal ? worked with { Refusal = refusal } : new CleanedDocument(profiles, profile, images).Of(document, worked);
        }
        catch (ArgumentException e)
        {
            return worked with { Refusal = e.Message.Split(" (Parameter", 2)[0] };
        }
    }

    private static WorkerAnswer Bounded(IReadOnlyList<WorkedAnnotations> documents) => documents.Sum(d => (long)(d.Aim?.Length ?? 0)) > LargestAim
        ? WorkerAnswer.Refused($"It holds more annotations than are taken at once ({LargestAim >> 20} MB as AIM); divide it")
        : new WorkerAnswer { Documents = documents };

    // All files of an import have the same.
    private KnownImages Images(string path)
    {
        if (latest is { } known && known.Path == path)
        {
            return known.Images;
        }

        using var file = File.OpenRead(path);
        var images = JsonSerializer.Deserialize<KnownImages>(file, JsonSerializerOptions.Web)!;
        latest = (path, images);
        return images;
    }
}
