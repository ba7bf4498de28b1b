using System.Collections;
using System.Runtime.CompilerServices;

namespace CrowdAnnotate.Aim;

/// <summary>Makes <see cref="ValueList{T}"/> usable with collection expressions.</summary>
public static class ValueList
{
    public static ValueList<T> Create<T>(ReadOnlySpan<T> items) => new(items.ToArray());

    /// <summary>Copies a sequence.</summary>
    public static ValueList<T> ToValueList<T>(this IEnumerable<T> items) => items is ICollection<T> { Count: 0 } ? ValueList<T>.Empty : new(items);
}

/// <summary>An immutable list, equal to another when its items are equal in order, so that the records that hold it are equal by value.</summary>
[CollectionBuilder(typeof(ValueList), nameof(ValueList.Create))]
public sealed class ValueList<T> : IReadOnlyList<T>, IEquatable<ValueList<T>>
{
    // Most lists of a document are empty.
    internal static readonly ValueList<T> Empty = new([]);

    private readonly T[] items;

    /// <exception cref="ArgumentException">An item is null.</exception>
    public ValueList(IEnumerable<T> items)
    {
        this.items = [.. items];
        if (Array.Exists(this.items, i => i is null))
        {
            throw new ArgumentException("A list holds no null.", nameof(items));
        }
    }

    public int Count => items.Length;

    public T this[int index] => items[index];

    public bool Equals(ValueList<T>? other) => other is not null && items.AsSpan().SequenceEqual(other.items);

    public override bool Equals(object? obj) => Equals(obj as ValueList<T>);

    public override int GetHashCode() => items.Aggregate(items.Length, HashCode.Combine);

    public IEnumerator<T> GetEnumerator() => ((IEnumerable<T>)items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => items.GetEnumerator();
}
