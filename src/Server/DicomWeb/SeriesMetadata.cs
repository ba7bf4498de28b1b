using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>The metadata of a series as it goes out, compressed once.</summary>
/// <param name="Stamp">The state of the series it was made of.</param>
public sealed record CompressedMetadata(string Stamp, byte[] Gzip, byte[] Brotli)
{
    public long Weight => Gzip.Length + Brotli.Length;

    /// <summary>For a client that takes no compression, and to be joined with others.</summary>
    public byte[] Plain()
    {
        using var stream = new GZipStream(new MemoryStream(Gzip), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        return plain.ToArray();
    }
}

/// <summary>
/// Metadata made and compressed once for each state of a series, kept in memory for the series used last and as files beside the
/// data, so that a restart does not make them again. The files hold nothing that the database does not.
/// </summary>
public sealed class SeriesMetadata(SeriesIndex index, ServerSettings settings)
{
    private const long MostBytes = 64L << 20;
    private readonly LatestUsed<string, CompressedMetadata> known = new(MostBytes, m => m.Weight);
    private readonly string folder = Path.Combine(settings.DataPath, "cache", "metadata");

    /// <returns>Null when the series has no instance.</returns>
    public async Task<CompressedMetadata?> FindAsync(string seriesUid, CancellationToken cancel)
    {
        if (await index.StampAsync(seriesUid, cancel) is not { } stamp)
        {
            return null;
        }

        if (known.TryGet(seriesUid, out var metadata) && metadata.Stamp == stamp)
        {
            return metadata;
        }

        metadata = await ReadAsync(seriesUid, stamp, cancel) ?? await MakeAsync(seriesUid, stamp, cancel);
        known.Set(seriesUid, metadata);
        return metadata;
    }

    private async Task<CompressedMetadata> MakeAsync(string seriesUid, string stamp, CancellationToken cancel)
    {
        var plain = InstanceMetadata.Of(await index.LoadAsync(seriesUid, cancel));
        var made = new CompressedMetadata(stamp, Compress(plain, s => new GZipStream(s, CompressionLevel.Optimal)), Compress(plain, s => new BrotliStream(s, CompressionLevel.Fastest)));
        Directory.CreateDirectory(folder);
        var partial = Path.Combine(folder, Path.GetRandomFileName());
        await File.WriteAllBytesAsync(partial, [.. BitConverter.GetBytes(stamp.Length), .. Encoding.ASCII.GetBytes(stamp), .. BitConverter.GetBytes(made.Gzip.Length), .. made.Gzip, .. made.Brotli], cancel);
        File.Move(partial, PathOf(seriesUid), overwrite: true);
        return made;
    }

    private async Task<CompressedMetadata?> ReadAsync(string seriesUid, string stamp, CancellationToken cancel)
    {
        if (!File.Exists(PathOf(seriesUid)))
        {
            return null;
        }

        var file = await File.ReadAllBytesAsync(PathOf(seriesUid), cancel);
        var start = 8 + stamp.Length;
        if (file.Length < start || BitConverter.ToInt32(file) != stamp.Length || Encoding.ASCII.GetString(file, 4, stamp.Length) != stamp)
        {
            return null;
        }

        var gzip = BitConverter.ToInt32(file, 4 + stamp.Length);
        return gzip < 0 || gzip > file.Length - start ? null : new CompressedMetadata(stamp, file[start..(start + gzip)], file[(start + gzip)..]);
    }

    private static byte[] Compress(byte[] plain, Func<Stream, Stream> compressing)
    {
        using var target = new MemoryStream();
        using (var stream = compressing(target))
        {
            stream.Write(plain);
        }

        return target.ToArray();
    }

    private string PathOf(string seriesUid) => Path.Combine(folder, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(seriesUid)))[..40]);
}

/// <summary>Stored headers as metadata: with the address of the pixel data and the transfer syntaxes they are there in.</summary>
public static class InstanceMetadata
{
    private const string Available = "00083002";

    /// <summary>A JSON array.</summary>
    public static byte[] Of(IReadOnlyList<ArchivedInstance> instances)
    {
        var buffer = new ArrayBufferWriter<byte>(instances.Count * 4096);
        using (var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            writer.WriteStartArray();
            foreach (var instance in instances)
            {
                Write(writer, instance);
            }

            writer.WriteEndArray();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(Utf8JsonWriter writer, ArchivedInstance instance)
    {
        using var header = JsonDocument.Parse(instance.Header);
        var syntaxes = PixelPlace.Of(instance).IsCompressed ? SearchRow.Attribute("UI", FrameMedia.JpegLsLossless, FrameMedia.ExplicitLittleEndian) : SearchRow.Attribute("UI", FrameMedia.ExplicitLittleEndian);
        writer.WriteStartObject();
        var isAvailableWritten = false;
        foreach (var property in header.RootElement.EnumerateObject())
        {
            // Ascending by tag (PS3.18 §F.2.2).
            if (!isAvailableWritten && string.CompareOrdinal(property.Name, Available) >= 0)
            {
                isAvailableWritten = true;
                writer.WritePropertyName(Available);
                syntaxes.WriteTo(writer);
            }

            if (property.Name is not (Available or BulkData.PixelData))
            {
                property.WriteTo(writer);
            }
        }

        if (instance.Frames > 0)
        {
            writer.WriteStartObject(BulkData.PixelData);
            writer.WriteString("vr", BulkData.PixelVR(header.RootElement));
            writer.WriteString("BulkDataURI", BulkData.AddressOf(instance));
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }
}
