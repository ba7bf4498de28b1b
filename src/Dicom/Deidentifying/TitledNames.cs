using System.Buffers;

namespace CrowdAnnotate.Dicom;

/// <summary>Finds names behind a title word by word, for “Stone” and “Young” are names as well as words of the vocabulary.</summary>
internal struct TitledNames
{
    private static readonly SearchValues<char> Joining = SearchValues.Create(" .^_'-");

    // How many more words may be of the name; the first follows the title, a second only looks like a name.
    private int left;
    private bool isCapitals;

    /// <summary>Whether the word is a title before another word, or of the name behind one.</summary>
    /// <param name="gap">What is between the word before and this one; empty for the first, where DR is the technique.</param>
    /// <param name="rest">What follows the word.</param>
    public bool Takes(ReadOnlySpan<char> gap, ReadOnlySpan<char> word, ReadOnlySpan<char> rest, bool isFollowed)
    {
        if (isFollowed && IsTitle(word, rest is ['.', ..]) && !(word is "DR" && gap.IsEmpty && rest is not ['.', ..]))
        {
            left = 2;
            return true;
        }

        if (left == 0 || (left == 1 && !(IsNameLike(word) && !gap.ContainsAnyExcept(Joining))))
        {
            left = 0;
            return false;
        }

        // Behind an initial the name is still to come.
        isCapitals = word.Length > 1 && IsCapitals(word);
        left -= word.Length == 1 && char.IsUpper(word[0]) ? 0 : 1;
        return true;
    }

    /// <summary>Whether the word is a title. In capitals without a dot MR, MRS and MS are techniques and a disease.</summary>
    public static bool IsTitle(ReadOnlySpan<char> word, bool isDotted) => word is "Mr" or "Mrs" or "Ms" || word.Equals("Dr", StringComparison.OrdinalIgnoreCase)
        || word.Equals("Prof", StringComparison.OrdinalIgnoreCase) || (isDotted && word is "MR" or "MRS" or "MS" or "mr" or "mrs");

    // “STONE CT” is a name and a technique only where the name is not in capitals itself.
    private readonly bool IsNameLike(ReadOnlySpan<char> word) => char.IsUpper(word[0]) && (isCapitals || word.Length == 1 || !IsCapitals(word));

    private static bool IsCapitals(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            if (!char.IsUpper(c) && c != '-')
            {
                return false;
            }
        }

        return true;
    }
}
