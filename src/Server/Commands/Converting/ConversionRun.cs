using System.Security.Cryptography;
using CrowdAnnotate.Server.Exporting;

namespace CrowdAnnotate.Server.Commands.Converting;

/// <summary>What came of one document.</summary>
/// <param name="Document">Where in the file it stands.</param>
/// <param name="Out">The file written; null where it was refused.</param>
/// <param name="Lost">What the target does not hold, each with its path.</param>
/// <param name="Notes">What reading it mended or understood otherwise.</param>
internal sealed record ConvertedDocument(string File, string Document, string? Out, string? Refusal, IReadOnlyList<string> Lost, IReadOnlyList<string> Notes);

/// <summary>Converts every document of an input; one that is refused takes none of the others with it.</summary>
internal sealed class ConversionRun(DocumentConversion conversion, ConversionOutput output)
{
    /// <summary>Files of a folder or ZIP that are no annotations, as the images beside them.</summary>
    public int LeftAlone { get; private set; }

    /// <summary>The documents as they are done.</summary>
    public IEnumerable<ConvertedDocument> Of(string input, CancellationToken cancel)
    {
        var (isMany, found) = (Directory.Exists(input) || AimFiles.IsZip(input), 0);
        foreach (var file in AimFiles.Of(input, all: true))
        {
            cancel.ThrowIfCancellationRequested();
            var (documents, seed) = Read(file);
            if (isMany && documents is [{ IsStranger: true }] && !AimFiles.IsDocument(file.Name))
            {
                LeftAlone++;
                continue;
            }

            for (var i = 0; i < documents.Count; i++, found++)
            {
                foreach (var one in Convert(file.Name, documents[i], FormattableString.Invariant($"{seed}/{i}"), isMany || documents.Count > 1, documents.Count > 1 ? i + 1 : null))
                {
                    yield return one;
                }
            }
        }

        if (found == 0)
        {
            yield return new(input, "/", null, "It holds neither AIM nor SR, SEG or RTSTRUCT.", [], []);
        }
    }

    private static (IReadOnlyList<ReadDocument> Documents, string Seed) Read(AimFile file)
    {
        try
        {
            var bytes = file.Read();
            return (DocumentReading.Of(bytes), System.Convert.ToHexStringLower(SHA256.HashData(bytes)));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return ([ReadDocument.Refused($"It cannot be read ({Reason(e).TrimEnd('.')}).")], "");
        }
    }

    // Regions on several series of images are several files.
    private List<ConvertedDocument> Convert(string file, ReadDocument document, string seed, bool isOneOfMany, int? number)
    {
        var done = new List<ConvertedDocument>();
        try
        {
            if (document.Content is not { } content)
            {
                throw new CommandRefusal(document.Refusal!);
            }

            var made = conversion.Of(content, seed);
            foreach (var one in made)
            {
                var path = isOneOfMany || made.Count > 1 ? output.OneOfMany(file, number) : output.Single();
                output.Write(path, one.Bytes, isOneOfMany || made.Count > 1);
                done.Add(new(file, document.Path, path, null, [.. document.Lost, .. one.Losses.Select(l => l.ToString())], document.Notes));
            }
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            done.Add(new(file, document.Path, null, Reason(e), document.Lost, document.Notes));
        }

        return done;
    }

    // No document may end the run, whatever it makes of a reader or writer.
    private static string Reason(Exception e) => e switch
    {
        CommandRefusal or IOException or UnauthorizedAccessException => e.Message,
        _ => WriterReason.Of(e),
    };
}
