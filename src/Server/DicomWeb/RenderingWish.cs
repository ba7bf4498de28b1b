using System.Globalization;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>How a picture is to be made (PS3.18 §8.3.5.1). What is asked to be drawn over it is not drawn.</summary>
public sealed record RenderingWish(VoiWindow? Window, int MaximumWidth, int MaximumHeight, int Quality, bool IsAnnotationIgnored)
{
    private const int DefaultQuality = 90;

    /// <param name="largest">The largest width and height unless a viewport is asked for.</param>
    /// <returns>The refusal (400); null when <paramref name="wish"/> is sound.</returns>
    public static Refusal? TryRead(IQueryCollection query, int largest, out RenderingWish wish)
    {
        wish = new RenderingWish(null, largest, largest, DefaultQuality, query.ContainsKey("annotation"));
        if (query.TryGetValue("window", out var window))
        {
            if (ReadWindow(window.ToString()) is not { IsValid: true } read)
            {
                return SearchQuery.Bad("window", "It is centre, width and function: numbers, and linear, linear-exact or sigmoid.");
            }

            wish = wish with { Window = read };
        }

        if (query.TryGetValue("viewport", out var viewport))
        {
            if (viewport.ToString().Split(',') is not [var w, var h] || !Whole(w, 1, 16384, out var width) || !Whole(h, 1, 16384, out var height))
            {
                return SearchQuery.Bad("viewport", "It is width and height in pixels; a part of the image cannot be asked for.");
            }

            wish = wish with { MaximumWidth = width, MaximumHeight = height };
        }

        if (query.TryGetValue("quality", out var text))
        {
            if (!Whole(text.ToString(), 1, 100, out var quality))
            {
                return SearchQuery.Bad("quality", "It is a number from 1 to 100.");
            }

            wish = wish with { Quality = quality };
        }

        return null;
    }

    private static VoiWindow? ReadWindow(string text)
    {
        var parts = text.Split(',');
        if (parts.Length is not (2 or 3) || !Number(parts[0], out var center) || !Number(parts[1], out var width))
        {
            return null;
        }

        return parts.ElementAtOrDefault(2)?.Trim().ToUpperInvariant().Replace('-', '_') switch
        {
            null or "LINEAR" => new VoiWindow(center, width, VoiFunction.Linear),
            "LINEAR_EXACT" => new VoiWindow(center, width, VoiFunction.LinearExact),
            "SIGMOID" => new VoiWindow(center, width, VoiFunction.Sigmoid),
            _ => null,
        };
    }

    private static bool Number(string text, out double number) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out number);

    private static bool Whole(string text, int least, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;
}
