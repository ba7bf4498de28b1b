using System.Text.RegularExpressions;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>Tracking identifiers: viewers on Cornerstone3D know the tool of a mark by their beginning, and the name follows it.</summary>
internal static partial class TrackingName
{
    // Tools that are kinds of others stand behind them, where a name would be.
    private static readonly string[] Kinds = ["LivewireContour", "SplineROI", "UltrasoundDirectional", "Series"];

    public static string Of(string? tool, string name) => tool is null ? name : $"Cornerstone3DTools@^0.1.0:{tool}:{name}";

    /// <summary>The name in a tracking identifier; null when it names a tool alone.</summary>
    public static string? NameIn(string identifier)
    {
        if (Form().Match(identifier) is not { Success: true } match)
        {
            return identifier;
        }

        var name = match.Groups["name"].Value;
        return name.Length == 0 || Kinds.Contains(name) ? null : name;
    }

    [GeneratedRegex(@"\Acornerstone(3D)?Tools@[^:]*:\w+(:(?<name>.*))?\z", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.NonBacktracking)]
    private static partial Regex Form();
}
