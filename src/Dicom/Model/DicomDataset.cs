using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// A data set (PS3.5 §7): attributes in the order of their tags, each once. Reading a value that is absent, empty or not of
/// the kind asked for gives null. Items of a sequence inherit the character set of the data set they were made in.
/// </summary>
public sealed partial class DicomDataset
{
    private readonly List<DicomItem> items = [];
    private readonly DicomDataset? parent;

    public DicomDataset()
    {
    }

    /// <summary>A data set that will be an item of a sequence of <paramref name="parent"/>.</summary>
    public DicomDataset(DicomDataset parent) => this.parent = parent;

    /// <summary>The attributes in the order of their tags.</summary>
    public IReadOnlyList<DicomItem> Items => items;

    public bool Contains(DicomTag tag) => IndexOf(tag) >= 0;

    public bool TryGet(DicomTag tag, [NotNullWhen(true)] out DicomItem? item)
    {
        var i = IndexOf(tag);
        item = i >= 0 ? items[i] : null;
        return item is not null;
    }

    /// <summary>Puts an attribute in its place; one with the same tag is replaced.</summary>
    public DicomDataset AddOrUpdate(DicomItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        var i = IndexOf(item.Tag);
        if (i >= 0)
        {
            items[i] = item;
        }
        else
        {
            items.Insert(~i, item);
        }

        return this;
    }

    public bool Remove(DicomTag tag)
    {
        var i = IndexOf(tag);
        if (i >= 0)
        {
            items.RemoveAt(i);
        }

        return i >= 0;
    }

    /// <summary>The encoding of localised text, by SpecificCharacterSet here or in the data set around.</summary>
    internal Encoding Encoding =>
        TryGet(DicomTag.SpecificCharacterSet, out var item) && item is DicomElement e
            ? CharacterSet.Find(DicomValues.Strings(e, CharacterSet.Default), out _)
            : parent?.Encoding ?? CharacterSet.Default;

    /// <summary>Adds without looking for the place; <see cref="Settle"/> must follow. Keeps hostile order from costing O(n²).</summary>
    internal void Append(DicomItem item) => items.Add(item);

    /// <summary>Puts appended attributes in order.</summary>
    /// <returns>A tag that is there twice, or null.</returns>
    internal DicomTag? Settle(out bool wasOutOfOrder)
    {
        wasOutOfOrder = false;
        for (var i = 1; i < items.Count && !wasOutOfOrder; i++)
        {
            wasOutOfOrder = items[i].Tag <= items[i - 1].Tag;
        }

        if (wasOutOfOrder)
        {
            items.Sort(static (a, b) => a.Tag.CompareTo(b.Tag));
            for (var i = 1; i < items.Count; i++)
            {
                if (items[i].Tag == items[i - 1].Tag)
                {
                    return items[i].Tag;
                }
            }
        }

        return null;
    }

    // Binary search; the complement of the place where the tag belongs when it is absent.
    private int IndexOf(DicomTag tag)
    {
        var (low, high) = (0, items.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = items[middle].Tag.CompareTo(tag);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
