using System.Text.RegularExpressions;

namespace CrowdAnnotate.Interchange.Files;

/// <summary>Remarks of readers without the values they quote: a value may be a name.</summary>
internal static partial class Quotes
{
    public static string Without(string remark) => Quoted().Replace(remark, "“…”");

    [GeneratedRegex("“[^”]*”|\"[^\"]*\"|(?<![A-Za-z])'[^']*'")]
    private static partial Regex Quoted();
}
