using System.Diagnostics.CodeAnalysis;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>Remembers the values used last, up to a total weight.</summary>
public sealed class LatestUsed<TKey, TValue>(long most, Func<TValue, long> weightOf)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> byKey = [];
    private readonly LinkedList<(TKey Key, TValue Value)> latestFirst = [];
    private long weight;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        lock (gate)
        {
            if (!byKey.TryGetValue(key, out var node))
            {
                value = default;
                return false;
            }

            latestFirst.Remove(node);
            latestFirst.AddFirst(node);
            value = node.Value.Value;
            return true;
        }
    }

    /// <summary>Remembers a value, even one that is too heavy by itself, and forgets the longest unused ones for it.</summary>
    public void Set(TKey key, TValue value)
    {
        lock (gate)
        {
            if (byKey.Remove(key, out var old))
            {
                latestFirst.Remove(old);
                weight -= weightOf(old.Value.Value);
            }

            byKey[key] = latestFirst.AddFirst((key, value));
            weight += weightOf(value);
            while (weight > most && latestFirst.Count > 1)
            {
                var oldest = latestFirst.Last!.Value;
                latestFirst.RemoveLast();
                byKey.Remove(oldest.Key);
                weight -= weightOf(oldest.Value);
            }
        }
    }
}
