using System.Security.Cryptography;
using System.Text;
using CrowdAnnotate.Dicom;
using JasperFx;
using Marten;

namespace CrowdAnnotate.Server.Archive;

/// <summary>What became of one file.</summary>
public sealed record InstanceAnswer(bool Accepted, string? Reason, string? SeriesUid);

/// <summary>Parses one file, de-identifies it and stores what is kept; on refusal nothing of it is.</summary>
public sealed class ImportInstance(IDocumentStore store, PixelStore pixels, Deidentification deidentification)
{
    public async Task<InstanceAnswer> AddAsync(Guid importId, ReadOnlyMemory<byte> bytes, CancellationToken cancel)
    {
        if (!DicomFile.TryRead(bytes, out var file, out var refusal))
        {
            return Refused(refusal.ToString());
        }

        if (deidentification.Apply(file, out var kept) is { } held)
        {
            return Refused(held.ToString());
        }

        if (kept!.Review is [var reason, ..])
        {
            return Refused("Held: " + reason.Text);
        }

        return Frames(file, kept!, out var frames) is { } unreadable
            ? Refused(unreadable.ToString())
            : await StoreAsync(Describe(importId, kept!.Dataset, frames!), frames!, cancel);
    }

    private static InstanceAnswer Refused(string reason) => new(false, reason, null);

    // Every frame's stored values, little endian.
    private static DicomRefusal? Frames(DicomFile file, DeidentifiedInstance kept, out IReadOnlyList<ReadOnlyMemory<byte>>? frames)
    {
        frames = null;
        if (!kept.Dataset.Contains(DicomTag.PixelData))
        {
            return new DicomRefusal("The object holds no image; only images are imported for now");
        }

        var all = new List<ReadOnlyMemory<byte>>();
        for (var number = 1; number <= Math.Max(1, kept.Dataset.GetInt32(DicomTag.NumberOfFrames) ?? 1); number++)
        {
            if (DicomFrames.Read(kept.Dataset, file.TransferSyntax, number, out var values) is { } refusal)
            {
                return refusal;
            }

            all.Add(values);
        }

        frames = all;
        return null;
    }

    private static ArchivedInstance Describe(Guid importId, DicomDataset kept, IReadOnlyList<ReadOnlyMemory<byte>> frames)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var frame in frames)
        {
            hash.AppendData(frame.Span);
        }

        return new ArchivedInstance
        {
            Id = kept.GetUid(DicomTag.SOPInstanceUID)!.Value.Value,
            SeriesUid = kept.GetUid(DicomTag.SeriesInstanceUID)!.Value.Value,
            StudyUid = kept.GetUid(DicomTag.StudyInstanceUID)!.Value.Value,
            ImportId = importId,
            Header = Encoding.UTF8.GetString(DicomJson.Write(kept, _ => null)),
            PixelName = "",
            PixelSha256 = Convert.ToHexStringLower(hash.GetHashAndReset()),
            FrameLength = frames[0].Length,
            Frames = frames.Count,
        };
    }

    // The same instance twice is one; the same UID with other content is refused.
    private async Task<InstanceAnswer> StoreAsync(ArchivedInstance instance, IReadOnlyList<ReadOnlyMemory<byte>> frames, CancellationToken cancel)
    {
        await using var session = store.LightweightSession();
        if (await session.LoadAsync<ArchivedInstance>(instance.Id, cancel) is { } known)
        {
            return await AgainAsync(session, known, instance, cancel);
        }

        if (await session.LoadAsync<ArchivedSeries>(instance.SeriesUid, cancel) is not null)
        {
            return Refused("Its series is in the archive already, without this image");
        }

        using var content = new FramesStream(frames);
        var name = await pixels.WriteAsync(content, cancel);
        try
        {
            session.Insert(instance with { PixelName = name });
            await session.SaveChangesAsync(cancel);
        }
        catch (DocumentAlreadyExistsException)
        {
            // The same instance came twice at once and the other one was first.
            pixels.Delete(name);
            await using var fresh = store.LightweightSession();
            return await AgainAsync(fresh, (await fresh.LoadAsync<ArchivedInstance>(instance.Id, cancel))!, instance, cancel);
        }
        catch
        {
            pixels.Delete(name);
            throw;
        }

        return new InstanceAnswer(true, null, instance.SeriesUid);
    }
    private static async Task<InstanceAnswer> AgainAsync(IDocumentSession session, ArchivedInstance known, ArchivedInstance instance, CancellationToken cancel)
    {
        if (known.PixelSha256 != instance.PixelSha256 || known.SeriesUid != instance.SeriesUid)
        {
            return Refused("Another image with the same SOP Instance UID is in the archive");
        }

        session.Store(known with { ImportId = instance.ImportId });
        await session.SaveChangesAsync(cancel);
        return new InstanceAnswer(true, "It is in the archive already.", known.SeriesUid);
    }
}
