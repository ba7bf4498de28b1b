using System.Text.RegularExpressions;

namespace CrowdAnnotate.Interchange.Files;

/// <summary>Remarks of readers without the values they quote: a value may be a name.</summary>
internal static partial class Quotes
{
    public static string Without(string remark) => Quoted().Replace(remark, "“…”");

    /// <summary>The same for remarks on reports, which put the meaning of a code into brackets.</summary>
    public static string WithoutMeanings(string remark) => Bracketed().Replace(Without(remark), "(…)");

    [GeneratedRegex(@"\([A-Za-z][^()]*\)")]
    private static partial Regex Bracketed();

    [GeneratedRegex("“[^”]*”|\"[^\"]*\"|(?<![A-Za-z])'[^']*'")]
    private static partial Regex Quoted();
}
