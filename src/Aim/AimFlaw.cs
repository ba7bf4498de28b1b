using System.Xml;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>What makes an AIM object impossible: where in it, in the words of the schema, and why.</summary>
/// <param name="Element">Path below the object, e.g. <c>markupEntityCollection/MarkupEntity[2]/imageReferenceUid</c>; empty for the object itself.</param>
public sealed record AimFlaw(string Element, string Message)
{
    /// <summary>What was looked at.</summary>
    public AimCheck Check { get; init; }
}

/// <summary>An AIM object was to be built that the model forbids.</summary>
public sealed class AimFlawException : ArgumentException
{
    public AimFlawException()
        : this([])
    {
    }

    public AimFlawException(string message)
        : this([new AimFlaw("", message)])
    {
    }

    public AimFlawException(string message, Exception innerException)
        : base(message, innerException) => Flaws = [new AimFlaw("", message)];

    public AimFlawException(IReadOnlyList<AimFlaw> flaws)
        : base(string.Join(" ", flaws.Select(f => f.Element.Length == 0 ? f.Message : $"{f.Element}: {f.Message}"))) => Flaws = flaws;

    /// <summary>All that is wrong, never empty when the model threw it.</summary>
    public IReadOnlyList<AimFlaw> Flaws { get; }
}

/// <summary>The flaws found while an object is built.</summary>
internal sealed class Flaws
{
    private readonly List<AimFlaw> found = [];

    public Flaws If(bool flawed, string element, string message, AimCheck check = AimCheck.Form)
    {
        if (flawed)
        {
            found.Add(new AimFlaw(element, message) { Check = check });
        }

        return this;
    }

    public Flaws Named(string element, string? text) => If(string.IsNullOrWhiteSpace(text), element, "is empty.").Writable(element, text);

    /// <summary>An optional text is absent or says something.</summary>
    public Flaws Said(string element, string? text) =>
        If(text is not null && string.IsNullOrWhiteSpace(text), element, "is present but empty.").Writable(element, text);

    /// <summary>At least one code, each writable.</summary>
    public Flaws Coded(string element, IReadOnlyCollection<CodedConcept> codes) => Some(element, codes).Optional(element, codes);

    /// <summary>Any number of codes, each writable.</summary>
    public Flaws Optional(string element, IEnumerable<CodedConcept> codes)
    {
        foreach (var code in codes)
        {
            Writable(element, code.Value).Writable(element, code.Scheme).Writable(element, code.Meaning)
                .Said(element, code.SchemeVersion).Said(element, code.SchemeUid);
        }

        return this;
    }

    /// <summary>A code, writable where there is one.</summary>
    public Flaws Optional(string element, CodedConcept? code) => Optional(element, code is null ? [] : [code]);

    /// <summary>Texts that each say something.</summary>
    public Flaws Texts(string element, IReadOnlyList<string> texts)
    {
        for (var i = 0; i < texts.Count; i++)
        {
            Named($"{element}[{i + 1}]", texts[i]);
        }

        return this;
    }

    public Flaws Finite(string element, double? value) => If(value is { } v && !double.IsFinite(v), element, "is not a finite number.", AimCheck.Number);

    /// <summary>A member of its enumeration, not a number in its place.</summary>
    public Flaws Known<T>(string element, T value)
        where T : struct, Enum => If(!Enum.IsDefined(value), element, "is none of those that AIM knows.");

    /// <summary>XML 1.0 §2.2 has no place for most control characters nor for half a surrogate pair, not even escaped.</summary>
    public Flaws Writable(string element, string? text)
    {
        var at = XmlText.FirstUnwritable(text);
        return If(at >= 0, element, $"holds a character that XML cannot (U+{(at < 0 ? 0 : (int)text![at]):X4} at {at}).");
    }

    public Flaws Confidence(double? value) =>
        If(value is not (null or (>= 0 and <= 1)), "annotatorConfidence", FormattableString.Invariant($"{value} is not within 0 and 1."), AimCheck.Number);

    public Flaws Some<T>(string element, IReadOnlyCollection<T> items) => If(items.Count == 0, element, "is missing.");

    public Flaws From(IEnumerable<AimFlaw> more)
    {
        found.AddRange(more);
        return this;
    }

    public void Refuse()
    {
        if (found.Count > 0)
        {
            throw new AimFlawException(found);
        }
    }
}

internal static class XmlText
{
    /// <summary>Index of the first character that XML 1.0 cannot hold, or -1.</summary>
    public static int FirstUnwritable(string? text)
    {
        for (var i = 0; i < (text?.Length ?? 0); i++)
        {
            if (XmlConvert.IsXmlChar(text![i]))
            {
                continue;
            }

            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                i++;
                continue;
            }

            return i;
        }

        return -1;
    }
}
