using System.Globalization;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>
/// One range of an Accept header (RFC 9110 §12.5.1) with the parameters DICOMweb gives it (PS3.18 §8.7.5). Viewers leave the quotes
/// away around a type, which is read all the same.
/// </summary>
/// <param name="Type">In lower case: <c>multipart/related</c>, <c>image/*</c>.</param>
/// <param name="Part">The <c>type</c> of a multipart's parts, in lower case; null where it is not said.</param>
/// <param name="TransferSyntax">A UID or <c>*</c>, as stored; null where it is not said.</param>
public sealed record MediaRange(string Type, string? Part, string? TransferSyntax, double Quality)
{
    public static readonly MediaRange Anything = new("*/*", null, null, 1);

    /// <summary>The ranges in the order of the client's wish: by quality, then as written. An empty header accepts anything.</summary>
    public static IReadOnlyList<MediaRange> Parse(string? accept)
    {
        if (string.IsNullOrWhiteSpace(accept))
        {
            return [Anything];
        }

        return [.. Split(accept, ',').Select(One).OfType<MediaRange>().Where(r => r.Quality > 0).OrderByDescending(r => r.Quality)];
    }

    /// <summary>Whether a media type lies in this range.</summary>
    public bool Covers(string type) =>
        Type == "*/*" || Type == type || (Type.EndsWith("/*", StringComparison.Ordinal) && type.StartsWith(Type[..^1], StringComparison.Ordinal));

    /// <summary>Whether parts of that media type lie in this range.</summary>
    public bool CoversPart(string type) => Covers("multipart/related") && (Part is null or "*/*" || Part == type);

    private static MediaRange? One(string text)
    {
        var pieces = Split(text, ';');
        var type = pieces[0].Trim().ToLowerInvariant();
        if (!type.Contains('/', StringComparison.Ordinal))
        {
            return null;
        }

        var (part, syntax, quality) = ((string?)null, (string?)null, 1.0);
        foreach (var piece in pieces.Skip(1))
        {
            var equals = piece.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0)
            {
                continue;
            }

            var value = piece[(equals + 1)..].Trim().Trim('"');
            switch (piece[..equals].Trim().ToLowerInvariant())
            {
                case "type": part = value.ToLowerInvariant(); break;
                case "transfer-syntax": syntax = value; break;
                case "q": quality = double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var q) ? Math.Min(1, q) : 0; break;
                default: break;
            }
        }

        return new MediaRange(type, part, syntax, quality);
    }

    // At a separator outside quotes.
    private static List<string> Split(string text, char separator)
    {
        var (pieces, start, quoted) = (new List<string>(), 0, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"')
            {
                quoted = !quoted;
            }
            else if (text[i] == separator && !quoted)
            {
                pieces.Add(text[start..i]);
                start = i + 1;
            }
        }

        pieces.Add(text[start..]);
        return pieces;
    }
}
