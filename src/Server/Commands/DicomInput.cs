using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Server.Commands;

/// <summary>One DICOM file named on the command line; it stays open while its instance is in use.</summary>
public sealed class DicomInput : IDisposable
{
    private readonly FileStream stream;

    private DicomInput(FileStream stream, DicomFile file) => (this.stream, File) = (stream, file);

    public DicomFile File { get; }

    /// <summary>Opens and reads a file.</summary>
    /// <exception cref="CommandRefusal">It is none, cannot be read, or is refused.</exception>
    public static DicomInput Open(string path)
    {
        if (Refusal(path, out var input) is { } reason)
        {
            throw new CommandRefusal($"{path}: {reason}.");
        }

        return input!;
    }

    /// <summary>Why a file is refused, in a sentence without its full stop; null when <paramref name="input"/> holds it.</summary>
    public static string? Refusal(string path, out DicomInput? input)
    {
        input = null;
        FileStream? stream = null;
        try
        {
            if (Unfit(path) is { } reason)
            {
                return reason;
            }

            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 1);
            if (!DicomFile.TryRead(stream.SafeFileHandle, out var file, out var refusal))
            {
                return refusal.ToString();
            }

            (input, stream) = (new DicomInput(stream, file), null);
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return "It may not be read by this user";
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            return $"It cannot be read ({e.Message.TrimEnd('.')})";
        }
        finally
        {
            stream?.Dispose();
        }
    }

    /// <summary>Why a file cannot be read at all, whatever is in it; null when it can.</summary>
    public static string? Unreadable(string path)
    {
        try
        {
            if (Unfit(path) is { } reason)
            {
                return reason;
            }

            System.IO.File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete).Dispose();
            return null;
        }
        catch (UnauthorizedAccessException)
        {
            return "It may not be read by this user";
        }
        catch (Exception e) when (e is IOException or ArgumentException or NotSupportedException)
        {
            return $"It cannot be read ({e.Message.TrimEnd('.')})";
        }
    }

    public void Dispose() => stream.Dispose();

    // What is no regular file has no length, and opening one may wait forever (a pipe) or never end (a device).
    private static string? Unfit(string path) =>
        Directory.Exists(path) ? "It is a folder"
        : new FileInfo(path) is not { Exists: true } file ? "There is no such file"
        : (file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo ?? file).Length == 0 ? "It is empty or no regular file"
        : null;
}
