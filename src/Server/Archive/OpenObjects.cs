using Microsoft.Win32.SafeHandles;

namespace CrowdAnnotate.Server.Archive;

/// <summary>
/// Objects that are open for reading, the latest used kept: opening one costs more than reading a frame of it. A handle that is
/// taken away from under a reader is opened again by that reader; a handle in the middle of a read is closed after it.
/// </summary>
public sealed class OpenObjects(int most) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, LinkedListNode<(string Name, SafeFileHandle Handle)>> byName = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Name, SafeFileHandle Handle)> latestFirst = [];

    /// <summary>Reads a range; fewer bytes only at the end of the object.</summary>
    /// <param name="path">Where an object that is not open yet lies.</param>
    /// <exception cref="IOException">There is no such object, or it cannot be read.</exception>
    public int Read(string name, Func<string, string> path, long offset, Span<byte> into)
    {
        while (true)
        {
            try
            {
                return RandomAccess.Read(Get(name, path), into, offset);
            }
            catch (ObjectDisposedException)
            {
                // Closed between being found and being read.
            }
        }
    }

    /// <summary>An object's handle, open at least until it is given back.</summary>
    /// <exception cref="IOException">There is no such object.</exception>
    public HeldObject Hold(string name, Func<string, string> path)
    {
        while (true)
        {
            var (handle, isHeld) = (Get(name, path), false);
            try
            {
                handle.DangerousAddRef(ref isHeld);
                return new HeldObject(handle);
            }
            catch (ObjectDisposedException)
            {
                // Closed between being found and being held.
            }
        }
    }

    /// <summary>Closes an object that is to be deleted.</summary>
    public void Close(string name)
    {
        lock (gate)
        {
            if (byName.Remove(name, out var node))
            {
                latestFirst.Remove(node);
                node.Value.Handle.Dispose();
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            foreach (var (_, handle) in latestFirst)
            {
                handle.Dispose();
            }

            latestFirst.Clear();
            byName.Clear();
        }
    }

    private SafeFileHandle Get(string name, Func<string, string> path)
    {
        lock (gate)
        {
            if (byName.TryGetValue(name, out var known))
            {
                if (latestFirst.First != known)
                {
                    latestFirst.Remove(known);
                    latestFirst.AddFirst(known);
                }

                return known.Value.Handle;
            }
        }

        return Keep(name, File.OpenHandle(path(name), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete));
    }

    private SafeFileHandle Keep(string name, SafeFileHandle opened)
    {
        lock (gate)
        {
            if (byName.TryGetValue(name, out var other))
            {
                opened.Dispose();
                return other.Value.Handle;
            }

            byName[name] = latestFirst.AddFirst((name, opened));
            if (byName.Count > most)
            {
                var oldest = latestFirst.Last!.Value;
                latestFirst.RemoveLast();
                byName.Remove(oldest.Name);
                oldest.Handle.Dispose();
            }

            return opened;
        }
    }
}

/// <summary>A handle that stays open until this is disposed, once.</summary>
public readonly struct HeldObject(SafeFileHandle handle) : IDisposable
{
    public SafeFileHandle Handle => handle;

    public void Dispose() => handle.DangerousRelease();
}
