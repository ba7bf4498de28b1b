namespace CrowdAnnotate.Server.Annotations;

/// <summary>
/// What was done to a case until it was submitted (contract.ts: Viewing). It is kept beside the reading, is no part of it, and does not make
/// two submissions differ.
/// </summary>
/// <param name="ActiveSeconds">In which the page was in front and something was done within the last 30.</param>
/// <param name="SlicesSeen">Runs of slices, first and last, from 0.</param>
/// <param name="Windows">The windows used for two seconds or more, the longest first.</param>
/// <param name="Input">Of mouse, touch, pen and keyboard.</param>
/// <param name="GreyPattern">seen, not-seen or not-asked.</param>
public sealed record Viewing(
    double ActiveSeconds, IReadOnlyList<int[]> SlicesSeen, IReadOnlyList<ViewingWindow> Windows, ViewingZoom? Zoom, IReadOnlyList<string> Input, ViewingDisplay Display,
    string GreyPattern);

/// <summary>A window in the unit of the pixels, and how long it was used.</summary>
public sealed record ViewingWindow(double Level, double Width, double Seconds);

/// <summary>CSS pixels per image column, least and most.</summary>
public sealed record ViewingZoom(double Least, double Most);

/// <summary>CSS pixels, and device pixels for each.</summary>
public sealed record ViewingDisplay(double Width, double Height, double PixelRatio);
