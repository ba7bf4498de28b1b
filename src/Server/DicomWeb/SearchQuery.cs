using System.Globalization;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>What a QIDO-RS request asks for (PS3.18 §8.3.4).</summary>
/// <param name="Fields">Tags asked for by includefield.</param>
public sealed record SearchQuery(IReadOnlyList<SearchKey> Keys, IReadOnlySet<string> Fields, bool AllFields, int Offset, int Limit, bool WantsFuzzy)
{
    /// <summary>So many rows at most go out at once; the rest is told and can be asked for.</summary>
    public const int MostRows = 5000;

    /// <returns>The refusal (400); null when <paramref name="query"/> holds what is asked.</returns>
    public static Refusal? TryRead(IQueryCollection parameters, out SearchQuery query)
    {
        var (keys, fields, all, offset, limit, fuzzy) = (new List<SearchKey>(), new HashSet<string>(StringComparer.Ordinal), false, 0, MostRows, false);
        query = new SearchQuery(keys, fields, all, offset, limit, fuzzy);
        foreach (var (name, values) in parameters)
        {
            var value = values.ToString();
            var good = true;
            switch (name)
            {
                case "accept": break;
                case "limit": good = Number(value, out limit); break;
                case "offset": good = Number(value, out offset); break;
                case "fuzzymatching": good = bool.TryParse(value, out fuzzy); break;
                case "includefield": good = Fields_(values, fields, ref all); break;
                default:
                    if (SearchKey.TryRead(name, value, out var key) is { } refusal)
                    {
                        return refusal;
                    }

                    keys.Add(key!);
                    break;
            }

            if (!good)
            {
                return Bad(name, "The parameter has no such value.");
            }
        }

        query = new SearchQuery(keys, fields, all, offset, Math.Min(limit, MostRows), fuzzy);
        return null;
    }

    /// <summary>The parameter is named, its value never: it may be somebody's name.</summary>
    public static Refusal Bad(string parameter, string why) =>
        new("bad-search", 400, "The search cannot be done as it is asked.", null, [new ProblemPlace(parameter, why)]);

    private static bool Fields_(Microsoft.Extensions.Primitives.StringValues values, HashSet<string> fields, ref bool all)
    {
        foreach (var field in values.SelectMany(v => (v ?? "").Split(',')).Select(f => f.Trim()).Where(f => f.Length > 0))
        {
            if (field.Equals("all", StringComparison.OrdinalIgnoreCase))
            {
                all = true;
            }
            else if (SearchKey.Path(field) is { } path)
            {
                fields.Add(path[0]);
            }
            else
            {
                return false;
            }
        }

        return true;
    }

    private static bool Number(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
