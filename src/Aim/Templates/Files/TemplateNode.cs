using System.Globalization;

namespace CrowdAnnotate.Aim;

/// <summary>
/// An element of a template file, XML or ePAD's JSON, that is being read. It remembers what was asked of it: what nobody
/// asked for is reported as not held.
/// </summary>
internal sealed class TemplateNode(string name, string path, int? line, List<AimFinding> log)
{
    private readonly Dictionary<string, string> attributes = [];
    private readonly List<TemplateNode> children = [];
    private readonly HashSet<string> asked = [];

    public string Name => name;

    public string Path => path;

    public string? Text { get; set; }

    public void Put(string attribute, string value) => attributes[attribute] = value;

    public TemplateNode Below(string childName, int? childLine)
    {
        var child = new TemplateNode(childName, $"{path}/{childName}[{children.Count(c => c.Name == childName) + 1}]", childLine, log);
        children.Add(child);
        return child;
    }

    /// <summary>The value without blanks around it; null where there is none.</summary>
    public string? Said(string attribute)
    {
        asked.Add(attribute);
        return attributes.TryGetValue(attribute, out var value) && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
    }

    public string? Demanded(string attribute)
    {
        var value = Said(attribute);
        if (value is null)
        {
            Report(attribute, FindingKind.Missing, "is required and not there.");
        }

        return value;
    }

    public bool? Flag(string attribute) => Said(attribute) switch
    {
        null => null,
        "true" or "True" or "1" => true,
        "false" or "False" or "0" => false,
        _ => Wrong<bool?>(attribute, "is neither true nor false."),
    };

    public int? Whole(string attribute) => Said(attribute) is not { } text ? null
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
        : Wrong<int?>(attribute, "is not a whole number that can be counted to.");

    public double? Number(string attribute) => Demanded(attribute) is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number
        : Wrong<double?>(attribute, "is not a number.");

    public IReadOnlyList<TemplateNode> All(string childName)
    {
        asked.Add(childName);
        return [.. children.Where(c => c.Name == childName)];
    }

    public TemplateNode? One(string childName)
    {
        var all = All(childName);
        foreach (var more in all.Skip(1))
        {
            more.Report("", FindingKind.Malformed, "is given a second time; one is allowed.");
        }

        return all.Count > 0 ? all[0] : null;
    }

    public void Report(string attribute, FindingKind kind, string message) =>
        log.Add(new AimFinding(attribute.Length == 0 ? path : $"{path}/@{attribute}", kind, message, line));

    public void Mended(string attribute, string message) => Report(attribute, FindingKind.Mended, message);

    public void NotHeld(string attribute, string message) => Report(attribute, FindingKind.NotHeld, message);

    /// <summary>Takes note that something says nothing new, or that it was dealt with.</summary>
    public void Pass(params ReadOnlySpan<string> names)
    {
        foreach (var each in names)
        {
            asked.Add(each);
        }
    }

    /// <summary>Takes back that something was asked for: it was looked at and is not held.</summary>
    public void Forget(string attribute) => asked.Remove(attribute);

    /// <summary>Reports what nobody asked for, here and below.</summary>
    public void Close()
    {
        foreach (var (attribute, value) in attributes.Where(a => !asked.Contains(a.Key) && !string.IsNullOrWhiteSpace(a.Value)))
        {
            NotHeld(attribute, $"“{(value.Length > 80 ? value[..80] + "…" : value)}” is not held and was left out.");
        }

        foreach (var child in children)
        {
            if (asked.Contains(child.Name))
            {
                child.Close();
            }
            else
            {
                child.NotHeld("", "is not held and was left out.");
            }
        }
    }

    private T? Wrong<T>(string attribute, string message)
    {
        Report(attribute, FindingKind.Malformed, message);
        return default;
    }
}
