using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CrowdAnnotate.Server.Archive;

/// <summary>The files of a request's body: one, those of a ZIP, or the parts of a multipart. Names that the sender gives them are not looked at.</summary>
public sealed class ImportBody(Spool spool)
{
    public const long LargestFile = 4L << 30;
    private const int ReadAhead = 1 << 17;

    /// <summary>The boundary of a multipart body of that kind; null when it is none, or names none.</summary>
    public static string? Boundary(HttpRequest request, string kind) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals(kind, StringComparison.OrdinalIgnoreCase)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 } boundary ? boundary : null
            : null;

    /// <summary>A parameter of the body's media type, without quotes; null when it is not given.</summary>
    public static string? Parameter(HttpRequest request, string name) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            ? HeaderUtilities.RemoveQuotes(type.Parameters.FirstOrDefault(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase))?.Value ?? default).Value
            : null;

    /// <summary>The body as one file.</summary>
    public async IAsyncEnumerable<SpooledFile> OneAsync(Stream body, [EnumeratorCancellation] CancellationToken cancel)
    {
        yield return await spool.TakeAsync(body, LargestFile, null, cancel);
    }

    /// <summary>Each part as one file, or as those of the ZIP it is.</summary>
    /// <param name="zips">Whether a part may be a ZIP.</param>
    /// <exception cref="BadHttpRequestException">The body is no multipart of that boundary.</exception>
    public async IAsyncEnumerable<SpooledFile> PartsAsync(Stream body, string boundary, [EnumeratorCancellation] CancellationToken cancel, bool zips = true)
    {
        var reader = new MultipartReader(boundary, body, ReadAhead) { HeadersCountLimit = 16, BodyLengthLimit = null };
        for (var number = 0; await NextAsync(reader, cancel) is { } part; number++)
        {
            await using var files = (zips ? FilesAsync(part.Body, cancel) : OneAsync(part.Body, cancel)).GetAsyncEnumerator(cancel);
            while (await WholeAsync(() => files.MoveNextAsync()))
            {
                yield return files.Current with { Part = number };
            }
        }
    }

    /// <summary>The body as one file, or as those of the ZIP it is.</summary>
    public async IAsyncEnumerable<SpooledFile> FilesAsync(Stream body, [EnumeratorCancellation] CancellationToken cancel)
    {
        var taken = await spool.TakeAsync(body, ZipEntries.LargestZip, null, cancel);
        if (!ZipEntries.IsZip(taken))
        {
            yield return taken.Length <= LargestFile ? taken : Refuse(taken);
            yield break;
        }

        try
        {
            await foreach (var file in ZipEntries.OpenAsync(taken, spool, cancel))
            {
                yield return file;
            }
        }
        finally
        {
            taken.Delete();
        }
    }

    private static SpooledFile Refuse(SpooledFile file)
    {
        file.Delete();
        return SpooledFile.Refused($"The file is larger than {LargestFile} bytes", file.Entry);
    }

    private static ValueTask<MultipartSection?> NextAsync(MultipartReader reader, CancellationToken cancel) =>
        WholeAsync(() => new ValueTask<MultipartSection?>(reader.ReadNextSectionAsync(cancel)));

    // What the reader of multiparts throws is said of the body; the same from anywhere else, a full disk say, is not.
    private static async ValueTask<T> WholeAsync<T>(Func<ValueTask<T>> read)
    {
        try
        {
            return await read();
        }
        catch (Exception e) when (e is InvalidDataException or IOException && e.Source == typeof(MultipartReader).Assembly.GetName().Name)
        {
            throw new BadHttpRequestException("The body is not multipart as its type says.", e);
        }
    }
}
