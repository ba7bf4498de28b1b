using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>What the codes of the built-in templates mean, in every wording they have there; our own scheme aside, of which others cannot know.</summary>
internal static class LexiconMeanings
{
    private static readonly Dictionary<CodedConcept, (string Meaning, HashSet<string> Words)> ByCode = Make();

    /// <summary>The meaning of a code that bears another here; null where one wording holds the other, or the code is not known.</summary>
    /// <param name="plain">The meaning given, without case, blanks and punctuation.</param>
    public static string? RightMeaning(CodedConcept code, string plain) =>
        ByCode.TryGetValue(code, out var known)
        && !known.Words.Any(w => w.Contains(plain, StringComparison.Ordinal) || plain.Contains(w, StringComparison.Ordinal))
            ? known.Meaning
            : null;

    private static Dictionary<CodedConcept, (string Meaning, HashSet<string> Words)> Make()
    {
        var made = new Dictionary<CodedConcept, (string Meaning, HashSet<string> Words)>();
        var questions = BuiltInTemplates.ByName.Values.SelectMany(t => t.Questions).ToList();
        var worded = questions.Select(q => (Code: q.Question, q.Text)).Concat(questions.SelectMany(q => q.Answers.Select(a => (a.Code, Text: a.Label))));
        foreach (var (code, text) in worded.Where(w => w.Code.Scheme != BuiltInTemplates.PrivateScheme))
        {
            made.TryAdd(code, (code.Meaning, []));
            made[code].Words.UnionWith(new[] { code.Meaning, text.English, text.French }.OfType<string>().Select(ConceptTable.Plain).Where(w => w.Length > 0));
        }

        return made;
    }
}
