using System.Text.RegularExpressions;
using static CrowdAnnotate.Dicom.DicomTag;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// Words by which a patient, physician or institution is known, out of the attributes that name them: what is kept by its form
/// must not hold them. They come on top of the allow-lists and replace none.
/// </summary>
internal sealed partial class IdentityWords
{
    private static readonly DicomTag[] Sources =
    [
        PatientName, PatientID, OtherPatientIDs, OtherPatientNames, PatientBirthDate, PatientAddress, PatientTelephoneNumbers, AccessionNumber,
        StudyID, InstitutionName, InstitutionAddress, StationName, ReferringPhysicianName, PhysiciansOfRecord,
        PerformingPhysicianName, NameOfPhysiciansReadingStudy, OperatorsName, DeviceSerialNumber,
    ];

    private static readonly char[] Separators = [' ', '^', '=', ',', '/', '-', '_', '.'];

    // Shorter words (an “A.”, a number of one digit) would be found in everything.
    private const int Shortest = 3;
    private const int ShortestName = 2;

    // Shorter words than these must be a whole word of the text: a patient called Men is not in “Siemens”.
    private const int ShortestInside = 5;

    // A code of digits holds any few digits: of a number that is no longer, it must be the whole.
    private const int ShortestInCode = 6;

    private readonly List<string> whole = [];
    private readonly List<string> inside = [];
    private readonly List<string> numbers = [];

    public IdentityWords(DicomDataset dataset)
    {
        foreach (var tag in Sources)
        {
            Add(dataset.GetStrings(tag));
        }

        AddPeople(dataset);
    }

    // Whoever is named anywhere in the instance. The depth of recursion is bounded by the reader's limit.
    private void AddPeople(DicomDataset dataset)
    {
        foreach (var item in dataset.Items)
        {
            if (item is DicomElement { VR: var vr } && vr == DicomVR.PN)
            {
                AddPerson(dataset.GetStrings(item.Tag));
            }

            foreach (var inner in item is DicomSequence sequence ? sequence.Items : [])
            {
                AddPeople(inner);
            }
        }
    }

    // Family and given name, however short; titles come after them and are in everything.
    private void AddPerson(IReadOnlyList<string> values)
    {
        Add(values);
        foreach (var part in values.SelectMany(v => v.Split('=')).SelectMany(g => g.Split('^').Take(2)).SelectMany(c => c.Split(Separators, StringSplitOptions.RemoveEmptyEntries)))
        {
            if (part.Length == ShortestName && part.All(char.IsLetter) && !Vocabulary.Has(part))
            {
                whole.Add(part);
            }
        }
    }

    /// <summary>Whether the text holds such a word.</summary>
    public bool AreIn(ReadOnlySpan<char> text)
    {
        foreach (var word in inside)
        {
            if (text.Contains(word, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return whole.Count > 0 && AnyWholeIn(text);
    }

    /// <summary>
    /// Whether one of the numbers of a decimal or integer string is one by which somebody is known: the whole of it, for any few
    /// digits are found within the coordinates of some slice.
    /// </summary>
    public bool AreNumbersOf(ReadOnlySpan<char> values)
    {
        foreach (var range in values.Split('\\'))
        {
            if (numbers.Count > 0 && IsKnown(values[range].Trim()))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsKnown(ReadOnlySpan<char> value)
    {
        var point = value.IndexOf('.');
        var digits = (point < 0 ? value : value[..point]).TrimStart("+-0");
        if (point >= 0 && value[(point + 1)..].ContainsAnyExcept('0'))
        {
            return false;
        }

        foreach (var number in numbers)
        {
            if (digits.SequenceEqual(number.AsSpan().TrimStart('0')))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a code value is such a word or holds one: 103339001, the long axis, says nothing of a person called 103.</summary>
    public bool AreInCode(ReadOnlySpan<char> value)
    {
        if (value.ContainsAnyExceptInRange('0', '9'))
        {
            return AreIn(value);
        }

        foreach (var word in inside)
        {
            if (word.Length >= ShortestInCode ? value.Contains(word, StringComparison.Ordinal) : value.SequenceEqual(word))
            {
                return true;
            }
        }

        return AnyWholeIn(value);
    }

    /// <summary>Whether the word is one of them or holds one.</summary>
    public bool Names(ReadOnlySpan<char> word) => AreIn(word);

    private bool AnyWholeIn(ReadOnlySpan<char> text)
    {
        foreach (var range in text.SplitAny(Separators))
        {
            foreach (var word in whole)
            {
                if (text[range].Equals(word, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private void Add(IReadOnlyList<string> values)
    {
        foreach (var value in values)
        {
            AddWord(value);
            foreach (var word in value.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
            {
                if (word.Length != value.Length)
                {
                    AddWord(word);
                }
            }
        }
    }

    private void AddWord(string word)
    {
        foreach (var run in LongDigits().EnumerateMatches(word))
        {
            numbers.Add(word.Substring(run.Index, run.Length));
        }

        if (word.Length >= Shortest)
        {
            (word.Length >= ShortestInside || word.Any(char.IsAsciiDigit) ? inside : whole).Add(word);
        }
    }

    // Shorter numbers are positions, currents and times as well as parts of a telephone number.
    [GeneratedRegex("[0-9]{5,}")]
    private static partial Regex LongDigits();
}
