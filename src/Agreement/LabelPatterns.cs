namespace CrowdAnnotate.Agreement;

/// <summary>
/// Items that the same raters gave the same labels have the same posterior: they are computed once, with their number as weight. An
/// item with a gold label is of a pattern of its own kind.
/// </summary>
internal sealed class LabelPatterns
{
    private readonly List<int[]> patterns = [];
    private readonly List<int> gold = [];

    /// <exception cref="ArgumentException">A label or gold label is no category, or a gold item has no label.</exception>
    public LabelPatterns(IReadOnlyList<RaterLabel> labels, DawidSkeneSettings settings)
    {
        Categories = settings.Categories;
        var (items, raters) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        foreach (var label in labels)
        {
            items.TryAdd(label.Item, items.Count);
            raters.TryAdd(label.Rater, raters.Count);
        }

        (Items, Raters) = (Ordered(items), Ordered(raters));
        var goldOf = GoldByItem(settings, items);
        PatternOfItem = new int[Items.Count];
        var known = new Dictionary<int[], int>(new Codes());
        foreach (var (item, codes) in ByItem(labels, items, raters))
        {
            // The gold label stands first, so that it is part of what is compared.
            int[] key = [goldOf[item], .. codes];
            if (!known.TryGetValue(key, out var pattern))
            {
                known.Add(key, pattern = patterns.Count);
                patterns.Add(codes);
                gold.Add(goldOf[item]);
                Weights.Add(0);
            }

            PatternOfItem[item] = pattern;
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
    public ReadOnlySpan<int> Of(int pattern) => patterns[pattern];

    /// <summary>The true category, from 0; −1 when not known.</summary>
    public int GoldOf(int pattern) => gold[pattern];

    /// <summary>[pattern · Categories + category]: share of the votes; 1 for a gold label.</summary>
    public double[] Votes()
    {
        var votes = new double[Count * Categories];
        for (var p = 0; p < Count; p++)
        {
            if (gold[p] >= 0)
            {
                votes[(p * Categories) + gold[p]] = 1;
                continue;
            }

            foreach (var code in patterns[p])
            {
                votes[(p * Categories) + (code % Categories)] += 1.0 / patterns[p].Length;
            }
        }

        return votes;
    }

    // Renumbers by order and gives the names in it.
    private static List<string> Ordered(Dictionary<string, int> places)
    {
        var names = places.Keys.ToList();
        names = names.TrueForAll(n => long.TryParse(n, out _))
            ? [.. names.OrderBy(long.Parse).ThenBy(n => n, StringComparer.Ordinal)] : [.. names.Order(StringComparer.Ordinal)];
        for (var i = 0; i < names.Count; i++)
        {
            places[names[i]] = i;
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

    private IEnumerable<(int Item, int[] Codes)> ByItem(IReadOnlyList<RaterLabel> labels, Dictionary<string, int> items, Dictionary<string, int> raters)
    {
        var codes = new List<int>[items.Count];
        foreach (var label in labels)
        {
            if (label.Label < 1 || label.Label > Categories)
            {
                throw new ArgumentException($"{label.Rater} labels item {label.Item} {label.Label}, which is no category from 1 to {Categories}.", nameof(labels));
            }

            (codes[items[label.Item]] ??= []).Add((raters[label.Rater] * Categories) + label.Label - 1);
        }

        for (var item = 0; item < codes.Length; item++)
        {
            codes[item].Sort();
            yield return (item, [.. codes[item]]);
        }
    }

    private sealed class Codes : IEqualityComparer<int[]>
    {
        public bool Equals(int[]? x, int[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(int[] codes)
        {
            var hash = new HashCode();
            hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes<int>(codes));
            return hash.ToHashCode();
        }
    }
}
