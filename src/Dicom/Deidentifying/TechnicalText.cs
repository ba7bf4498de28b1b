using System.Collections.Frozen;
using System.Text;

namespace CrowdAnnotate.Dicom;

/// <summary>
/// Text that describes technique and is needed to tell scanners and reconstructions apart. Word by word it is held against
/// <c>technical.txt</c> and the makers' forms for that attribute; any other word goes.
/// </summary>
internal static class TechnicalText
{
    private const int LongestNumber = 3;
    private const int ShortestName = 4;
    private const string Separators = " ,;/()[]:|=\t";
    private const string Joints = "-_.+*";

    private static readonly FrozenSet<string> Words = DeidentificationTables.Lines("technical.txt").SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<DicomTag, Func<string, bool>> Forms = new Dictionary<DicomTag, Func<string, bool>>
    {
        [DicomTag.Manufacturer] = None,
        [DicomTag.ManufacturerModelName] = TechnicalForms.IsModel,
        [DicomTag.ConvolutionKernel] = TechnicalForms.IsKernel,
        [DicomTag.SequenceName] = TechnicalForms.IsSequence,
        [DicomTag.FilterType] = w => w.Length == 1 && char.IsAsciiDigit(w[0]),
        [DicomTag.ImagedNucleus] = None,
        [DicomTag.RandomsCorrectionMethod] = None,
        [DicomTag.AttenuationCorrectionMethod] = TechnicalForms.IsMethod,
        [DicomTag.ReconstructionMethod] = TechnicalForms.IsMethod,
        [DicomTag.ScatterCorrectionMethod] = None,
        [DicomTag.RescaleType] = None,
        [DicomTag.SoftwareVersions] = TechnicalForms.IsVersion,
        [DicomTag.PositionReferenceIndicator] = None,
        [DicomTag.LUTExplanation] = None,
        [DicomTag.WindowCenterWidthExplanation] = None,
        [new(0x0018, 0x1250)] = TechnicalForms.IsCoil, // ReceiveCoilName
        [new(0x0018, 0x1251)] = TechnicalForms.IsCoil, // TransmitCoilName
        [new(0x0018, 0x9005)] = TechnicalForms.IsSequence, // PulseSequenceName
        [new(0x0018, 0x9320)] = TechnicalForms.IsKernel, // ImageFilter
        [new(0x0062, 0x0009)] = TechnicalForms.IsVersion, // SegmentAlgorithmName
    }.ToFrozenDictionary();

    public static bool Contains(DicomTag tag) => Forms.ContainsKey(tag);

    /// <returns>The same text where nothing had to go, else the words that may stay, joined by blanks; empty when none may.</returns>
    public static string Clean(DicomTag tag, string text, IdentityWords identity)
    {
        if (text.Length == 0)
        {
            return "";
        }

        var words = text.Split([.. Separators], StringSplitOptions.RemoveEmptyEntries);
        var kept = new bool[words.Length];
        for (var i = 0; i < words.Length; i++)
        {
            kept[i] = !identity.Names(words[i]) && (IsDigits(words[i])
                ? (words.Length == 1 && Forms[tag](words[i])) || (i > 0 && kept[i - 1] && IsNumberOf(words, i))
                : IsListed(words[i], Forms[tag]));
        }

        return Array.TrueForAll(kept, k => k) && !identity.AreIn(text) ? text.Trim() : Joined(words, kept);
    }

    private static string Joined(string[] words, bool[] kept)
    {
        var joined = new StringBuilder();
        for (var i = 0; i < words.Length; i++)
        {
            joined.Append(kept[i] && joined.Length > 0 ? " " : "").Append(kept[i] ? words[i] : "");
        }

        return joined.ToString();
    }

    private static bool None(string word) => false;

    // “Agfa-Gevaert”, “TOSHIBA_MEC”: every part by itself, and at most one of them a number.
    private static bool IsListed(string word, Func<string, bool> hasForm)
    {
        if (IsPart(word, hasForm))
        {
            return true;
        }

        var parts = word.Split([.. Joints], StringSplitOptions.RemoveEmptyEntries);
        return word.AsSpan().IndexOfAny(Joints) >= 0 && parts.Count(p => char.IsAsciiDigit(p[0])) <= 1
            && (parts.Length == 0 || Array.Exists(parts, p => !IsDigits(p)))
            && Array.TrueForAll(parts, p => IsPart(p, hasForm) || IsShortNumber(p));
    }

    // “LightSpeed16” is a listed word with a short number.
    private static bool IsPart(string word, Func<string, bool> hasForm)
    {
        if (Words.Contains(word) || hasForm(word))
        {
            return true;
        }

        var letters = word.TrimEnd("0123456789".ToCharArray());
        return letters.Length >= ShortestName && word.Length - letters.Length <= LongestNumber && Words.Contains(letters);
    }

    // “LOGIQ 700”, “uCT 760”: up to three digits behind a word, with no number on either side.
    private static bool IsNumberOf(string[] words, int i) => (IsShortNumber(words[i]) || Words.Contains(words[i])) && !words[i - 1].Any(char.IsAsciiDigit)
        && (i + 1 == words.Length || !char.IsAsciiDigit(words[i + 1][0]));

    private static bool IsShortNumber(string word) => word.Length <= LongestNumber && IsDigits(word);

    private static bool IsDigits(string word) => word.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;
}
