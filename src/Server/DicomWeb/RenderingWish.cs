using System.Globalization;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>How a picture is to be made (PS3.18 §8.3.5.1). What is asked to be drawn over it is not drawn.</summary>
public sealed record RenderingWish(VoiWindow? Window, int MaximumWidth, int MaximumHeight, SourceRegion? Region, int Quality, bool IsAnnotationIgnored)
{
    private const int DefaultQuality = 90;

    /// <summary>What is said once the image is known.</summary>
    public static readonly Refusal RegionOutside = Bad("viewport", "No pixel of the image lies in the part of it that is asked for.");

    /// <param name="largest">The largest width and height unless a viewport is asked for.</param>
    /// <returns>The refusal (400); null when <paramref name="wish"/> is sound.</returns>
    public static Refusal? TryRead(IQueryCollection query, int largest, out RenderingWish wish)
    {
        wish = new RenderingWish(null, largest, largest, null, DefaultQuality, query.ContainsKey("annotation"));
        if (query.TryGetValue("window", out var window))
        {
            if (ReadWindow(window.ToString()) is not { IsValid: true } read)
            {
                return Bad("window", "It is centre, width and function: numbers, and linear, linear-exact or sigmoid.");
            }

            wish = wish with { Window = read };
        }

        if (query.TryGetValue("viewport", out var viewport))
        {
            var parts = viewport.ToString().Split(',');
            if (parts.Length is < 2 or > 6 || !Whole(parts[0], 1, 16384, out var width) || !Whole(parts[1], 1, 16384, out var height) || !ReadRegion(parts[2..], out var region))
            {
                return Bad("viewport", "It is width and height in pixels, and perhaps left, top, width and height of a part of the image.");
            }

            wish = wish with { MaximumWidth = width, MaximumHeight = height, Region = region };
        }

        if (query.TryGetValue("quality", out var text))
        {
            if (!Whole(text.ToString(), 1, 100, out var quality))
            {
                return Bad("quality", "It is a number from 1 to 100.");
            }

            wish = wish with { Quality = quality };
        }

        return null;
    }

    /// <summary>The parameter is named, its value never.</summary>
    private static Refusal Bad(string parameter, string why) =>
        new("bad-rendering", 400, "The picture cannot be made as it is asked for.", $"The parameter {parameter} is wrong. {why}", [new ProblemPlace(parameter, why)]);

    // What is left out keeps its default: the corner, and what is from there to the edge.
    private static bool ReadRegion(string[] parts, out SourceRegion? region)
    {
        var numbers = new double?[4];
        region = null;
        for (var i = 0; i < parts.Length; i++)
        {
            if (parts[i].Length > 0 && !(Number(parts[i], out var number) && double.IsFinite(number) && (i < 2 ? number >= 0 : number != 0)))
            {
                return false;
            }

            numbers[i] = parts[i].Length == 0 ? null : double.Parse(parts[i], CultureInfo.InvariantCulture);
        }

        region = numbers.All(n => n is null) ? null : new SourceRegion(numbers[0] ?? 0, numbers[1] ?? 0, numbers[2], numbers[3]);
        return true;
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
