using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CrowdAnnotate.Server.Tests.DicomWeb;

/// <summary>An instance of any form, put into the archive as an import would leave it.</summary>
internal static class MadeInstance
{
    public static string Path(ArchivedInstance i) => $"/dicomweb/studies/{i.StudyUid}/series/{i.SeriesUid}/instances/{i.Id}";

    /// <summary>The stored values of a frame.</summary>
    public static byte[] Frame(TestServer server, ArchivedInstance instance, int number)
    {
        var stored = server.Server.App.Services.GetRequiredService<PixelStore>().Read(instance.PixelName);
        return stored[((number - 1) * instance.FrameLength)..(number * instance.FrameLength)];
    }

    public static string NewUid() => "2.25." + new System.Numerics.BigInteger(Guid.NewGuid().ToByteArray(), isUnsigned: true);

    /// <summary>A header and frames of arbitrary values, as the archive keeps them.</summary>
    public static (DicomDataset Dataset, byte[][] Frames) Pixels(int columns, int rows, int bits, int frames, ArchivedInstance? beside = null)
    {
        var dataset = new DicomDataset()
            .AddOrUpdate(DicomTag.SOPClassUID, "1.2.840.10008.5.1.4.1.1.7").AddOrUpdate(DicomTag.SOPInstanceUID, NewUid())
            .AddOrUpdate(DicomTag.Modality, "OT").AddOrUpdate(DicomTag.PatientID, "P-1")
            .AddOrUpdate(DicomTag.StudyInstanceUID, beside?.StudyUid ?? NewUid()).AddOrUpdate(DicomTag.SeriesInstanceUID, beside?.SeriesUid ?? NewUid())
            .AddOrUpdate(DicomTag.SamplesPerPixel, 1).AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2").AddOrUpdate(DicomTag.NumberOfFrames, frames)
            .AddOrUpdate(DicomTag.Rows, rows).AddOrUpdate(DicomTag.Columns, columns)
            .AddOrUpdate(DicomTag.BitsAllocated, bits).AddOrUpdate(DicomTag.BitsStored, bits).AddOrUpdate(DicomTag.HighBit, bits - 1).AddOrUpdate(DicomTag.PixelRepresentation, 0);
        var length = ((rows * columns * bits) + 7) / 8;
        var random = new Random(rows + columns + frames);
        var values = Enumerable.Range(0, frames).Select(_ =>
        {
            var frame = new byte[length];
            random.NextBytes(frame);
            if (bits == 1 && (rows * columns % 8) is > 0 and var used)
            {
                frame[^1] &= (byte)((1 << used) - 1);
            }

            return frame;
        });
        return (dataset, [.. values]);
    }

    public static async Task<(Visitor Visitor, ArchivedInstance Instance)> StoreAsync(TestServer server, (DicomDataset Dataset, byte[][] Frames) made, bool compress = false, string? partTen = null)
    {
        var store = server.Server.App.Services.GetRequiredService<PixelStore>();
        var cancel = TestContext.Current.CancellationToken;
        var codestreams = new List<byte[]>();
        if (compress)
        {
            PixelDescription.TryRead(made.Dataset, out var description, out _).ShouldBeTrue();
            codestreams.AddRange(made.Frames.Select(f => JpegLsCodec.Encode(f, description)));
        }

        var instance = new ArchivedInstance
        {
            Id = made.Dataset.GetUid(DicomTag.SOPInstanceUID)!.Value.Value,
            SeriesUid = made.Dataset.GetUid(DicomTag.SeriesInstanceUID)!.Value.Value,
            StudyUid = made.Dataset.GetUid(DicomTag.StudyInstanceUID)!.Value.Value,
            ImportId = Guid.NewGuid(),
            Header = System.Text.Encoding.UTF8.GetString(DicomJson.Write(made.Dataset, _ => null)),
            PixelSha256 = "",
            PixelName = made.Frames.Length == 0 ? "" : await store.WriteAsync(new MemoryStream([.. made.Frames.SelectMany(f => f)]), cancel),
            FrameLength = made.Frames.Length == 0 ? 0 : made.Frames[0].Length,
            Frames = made.Frames.Length,
            PartTenName = partTen,
            DeliveryName = compress ? await store.WriteAsync(new MemoryStream([.. codestreams.SelectMany(f => f)]), cancel) : null,
            DeliveryOffsets = compress ? [0, .. codestreams.Select((_, n) => codestreams.Take(n + 1).Sum(c => (long)c.Length))] : null,
        };
        await using var session = server.Store.LightweightSession();
        session.Insert(instance);
        session.Store(new ArchivedSeries
        {
            Id = instance.SeriesUid, StudyUid = instance.StudyUid, Patient = "P-1", Modality = "OT", Synthetic = true, ImportedAt = TimeProvider.System.GetUtcNow(),
            Kind = SeriesKind.Archive, Reason = "Made by a test", InstanceCount = 1, Slices = [],
        });
        await session.SaveChangesAsync(cancel);
        return (await server.ScriptAsync(), instance);
    }
}
