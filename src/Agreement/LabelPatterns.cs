using System.Globalization;
using System.Runtime.InteropServices;

namespace CrowdAnnotate.Agreement;

/// <summary>
/// Items that the same raters gave the same labels have the same posterior: they are computed once, with their number as weight. An
/// item with a gold label is of a pattern of its own kind.
/// </summary>
internal sealed class LabelPatterns
{
    private readonly List<int[]> patterns = [];

    /// <exception cref="ArgumentException">A label or gold label is no category, or a gold item has no label.</exception>
    public LabelPatterns(IReadOnlyList<RaterLabel> labels, DawidSkeneSettings settings)
    {
        Categories = settings.Categories;
        var (items, raters) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        var places = new (int Item, int Rater)[labels.Count];
        for (var o = 0; o < places.Length; o++)
        {
            places[o] = (PlaceOf(labels[o].Item, items), PlaceOf(labels[o].Rater, raters));
        }

        var (itemOrder, raterOrder) = (OrderOf(items), OrderOf(raters));
        (Items, Raters) = (Ordered(items, itemOrder), Ordered(raters, raterOrder));
        var codes = CodesByItem(labels, places, raterOrder);
        var goldOf = GoldByItem(settings, items);
        PatternOfItem = new int[Items.Count];
        var known = new Dictionary<int[], int>(new Codes());
        for (var item = 0; item < codes.Length; item++)
        {
            // The gold label stands first, so that it is part of what is compared.
            codes[item][0] = goldOf[item];
            codes[item].AsSpan(1).Sort();
            if (!known.TryGetValue(codes[item], out var pattern))
            {
                known.Add(codes[item], pattern = patterns.Count);
                patterns.Add(codes[item]);
                Weights.Add(0);
            }

            PatternOfItem[itemOrder[item]] = pattern;
            Weights[pattern]++;
        }
    }

    public int Categories { get; }

    /// <summary>Ascending: as numbers when all are whole numbers, else by letter.</summary>
    public IReadOnlyList<string> Items { get; }

    public IReadOnlyList<string> Raters { get; }

    public int[] PatternOfItem { get; }

    public int Count => patterns.Count;

    /// <summary>Items of each pattern.</summary>
    public List<double> Weights { get; } = [];

    /// <summary>The labels of a pattern, each as rater · Categories + label, from 0.</summary>
    public ReadOnlySpan<int> Of(int pattern) => patterns[pattern].AsSpan(1);

    /// <summary>The true category, from 0; −1 when not known.</summary>
    public int GoldOf(int pattern) => patterns[pattern][0];

    /// <summary>[pattern · Categories + category]: share of the votes; 1 for a gold label.</summary>
    public double[] Votes()
    {
        var votes = new double[Count * Categories];
        for (var p = 0; p < Count; p++)
        {
            if (GoldOf(p) is var gold and >= 0)
            {
                votes[(p * Categories) + gold] = 1;
                continue;
            }

            foreach (var code in Of(p))
            {
                votes[(p * Categories) + (code % Categories)] += 1.0 / Of(p).Length;
            }
        }

        return votes;
    }

    private static int PlaceOf(string name, Dictionary<string, int> places)
    {
        ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, name, out var isKnown);
        return isKnown ? place : place = places.Count - 1;
    }

    // Where each name, by its place of appearance, stands in the order.
    private static int[] OrderOf(Dictionary<string, int> places)
    {
        var names = places.Keys.ToArray();
        var numbers = Array.ConvertAll(names, n => long.TryParse(n, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var v) ? v : (long?)null);
        var sorted = Array.TrueForAll(numbers, v => v.HasValue)
            ? Enumerable.Range(0, names.Length).OrderBy(i => numbers[i]!.Value).ThenBy(i => names[i], StringComparer.Ordinal)
            : Enumerable.Range(0, names.Length).OrderBy(i => names[i], StringComparer.Ordinal);
        var order = new int[names.Length];
        foreach (var (place, i) in sorted.Index())
        {
            order[i] = place;
        }

        return order;
    }

    private static string[] Ordered(Dictionary<string, int> places, int[] order)
    {
        var names = new string[order.Length];
        foreach (var (name, place) in places)
        {
            names[order[place]] = name;
        }

        return names;
    }

    private static int[] GoldByItem(DawidSkeneSettings settings, Dictionary<string, int> items)
    {
        var gold = new int[items.Count];
        Array.Fill(gold, -1);
        foreach (var (item, label) in settings.GoldLabels)
        {
            if (!items.TryGetValue(item, out var place) || label < 1 || label > settings.Categories)
            {
                throw new ArgumentException($"The gold label {label} of item {item} is of no labelled item or no category from 1 to {settings.Categories}.", nameof(settings));
            }

            gold[place] = label - 1;
        }

        return gold;
    }

    // Each item's codes behind one cell that is left free.
    private int[][] CodesByItem(IReadOnlyList<RaterLabel> labels, (int Item, int Rater)[] places, int[] raterOrder)
    {
        var sizes = new int[Items.Count];
        foreach (var (item, _) in places)
        {
            sizes[item]++;
        }

        var codes = Array.ConvertAll(sizes, size => new int[size + 1]);
        for (var o = 0; o < places.Length; o++)
        {
            var label = labels[o];
            var (item, rater) = places[o];
            codes[item][sizes[item]--] = label.Label >= 1 && label.Label <= Categories ? (raterOrder[rater] * Categories) + label.Label - 1
                : throw new ArgumentException($"{label.Rater} labels item {label.Item} {label.Label}, which is no category from 1 to {Categories}.", nameof(labels));
        }

        return codes;
    }

    private sealed class Codes : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] codes)
        {
            var hash = new HashCode();
            hash.AddBytes(MemoryMarshal.AsBytes<int>(codes));
            return hash.ToHashCode();
        }
    }
}
