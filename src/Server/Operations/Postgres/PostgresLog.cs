namespace CrowdAnnotate.Server.Operations.Postgres;

/// <summary>What PostgreSQL says, kept in one file that is set aside when it is full, and its last lines for a refusal.</summary>
internal sealed class PostgresLog(string path, long fullAt = 4 << 20) : IDisposable
{
    private const int Remembered = 40;
    private readonly Lock _gate = new();
    private readonly Queue<string> _last = new();
    private StreamWriter? _writer;
    private bool _closed;

    public void Write(string line)
    {
        lock (_gate)
        {
            if (_closed) return;
            if (_last.Count == Remembered) _last.Dequeue();
            _last.Enqueue(line);
            try
            {
                Keep(line);
            }
            catch (IOException)
            {
                // A full disk must not stop PostgreSQL, which waits on this pipe; the line is still remembered.
                Close();
            }
        }
    }

    /// <summary>The latest FATAL, PANIC, ERROR or error line, without its prefix; null when there is none.</summary>
    public string? LastFailure()
    {
        string[] marks = ["FATAL:", "PANIC:", "ERROR:", "error:"];
        lock (_gate)
        {
            var line = _last.LastOrDefault(l => marks.Any(m => l.Contains(m, StringComparison.Ordinal))) ?? _last.LastOrDefault();
            var start = line is null ? -1 : marks.Max(m => line.IndexOf(m, StringComparison.Ordinal) is var at and >= 0 ? at + m.Length : -1);
            return start > 0 ? line![start..].Trim() : line;
        }
    }

    /// <summary>Whether a remembered line holds one of the texts.</summary>
    public bool Says(params string[] texts)
    {
        lock (_gate) return _last.Any(l => texts.Any(t => l.Contains(t, StringComparison.Ordinal)));
    }

    public void Forget()
    {
        lock (_gate) _last.Clear();
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            Close();
        }
    }

    private void Keep(string line)
    {
        if (_writer is { BaseStream: var stream } && stream.Length > fullAt) Close();
        if (_writer is null)
        {
            if (File.Exists(path) && new FileInfo(path).Length > fullAt) File.Move(path, path + ".1", overwrite: true);
            _writer = new StreamWriter(path, append: true) { AutoFlush = true };
        }
        _writer.WriteLine(line);
    }

    private void Close()
    {
        try
        {
            _writer?.Dispose();
        }
        catch (IOException)
        {
            // The same full disk.
        }
        _writer = null;
    }
}
