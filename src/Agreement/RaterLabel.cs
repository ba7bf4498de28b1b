namespace CrowdAnnotate.Agreement;

/// <summary>One label that a rater gave an item: a category from 1 to the number of categories. A rater may label an item again.</summary>
public readonly record struct RaterLabel(string Item, string Rater, int Label);
