using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Annotations;

/// <summary>What must hold of a <see cref="Viewing"/>: numbers are finite and within bounds, slices are the case's, words are known.</summary>
public static class ViewingShape
{
    private const int MostWindows = 20;
    private const double LongestSeconds = 30 * 24 * 3600;
    private const double LargestDisplay = 100_000;
    private const double LargestRatio = 1000;
    private static readonly string[] Inputs = ["mouse", "touch", "pen", "keyboard"];
    private static readonly string[] Patterns = ["seen", "not-seen", "not-asked"];

    /// <param name="slices">How many the case has.</param>
    public static IReadOnlyList<ProblemPlace> Check(Viewing? viewing, int slices) => viewing switch
    {
        null => [],
        { SlicesSeen: null } or { Windows: null } or { Input: null } or { Display: null } => [new("viewing", "It says slices, windows, input and display.")],
        _ =>
        [
            .. Unless(IsIn(viewing.ActiveSeconds, 0, LongestSeconds), "activeSeconds", "A number of seconds, 0 or more."),
            .. Slices(viewing.SlicesSeen, slices), .. Windows(viewing.Windows),
            .. Unless(viewing.Zoom is not { } z || (IsIn(z.Least, double.Epsilon, LargestRatio) && IsIn(z.Most, z.Least, LargestRatio)), "zoom", "Two numbers above 0, the least first."),
            .. Unless(viewing.Input.Count <= Inputs.Length && viewing.Input.All(Inputs.Contains), "input", "Of mouse, touch, pen and keyboard."),
            .. Unless(IsDisplay(viewing.Display), "display", "A width, a height and a pixel ratio above 0."),
            .. Unless(Patterns.Contains(viewing.GreyPattern), "greyPattern", "seen, not-seen or not-asked."),
        ],
    };

    private static IEnumerable<ProblemPlace> Slices(IReadOnlyList<int[]> runs, int slices)
    {
        if (runs.Count > slices)
        {
            return [new("viewing/slicesSeen", $"More runs than the {slices} slices of the case.")];
        }

        return runs.SelectMany((r, i) => Unless(r is [>= 0, var last] && last >= r[0] && last < slices, $"slicesSeen/{i}", $"The first and the last of {slices} slices, counted from 0."));
    }

    private static IEnumerable<ProblemPlace> Windows(IReadOnlyList<ViewingWindow> windows)
    {
        if (windows.Count > MostWindows)
        {
            return [new("viewing/windows", $"More than {MostWindows} windows.")];
        }

        return windows.SelectMany((w, i) => Unless(
            w is not null && double.IsFinite(w.Level) && IsIn(w.Width, 0, double.MaxValue) && IsIn(w.Seconds, 0, LongestSeconds), $"windows/{i}", "A level, and a width and seconds of 0 or more."));
    }

    private static bool IsDisplay(ViewingDisplay d) =>
        IsIn(d.Width, double.Epsilon, LargestDisplay) && IsIn(d.Height, double.Epsilon, LargestDisplay) && IsIn(d.PixelRatio, double.Epsilon, LargestRatio);

    private static bool IsIn(double value, double least, double most) => double.IsFinite(value) && value >= least && value <= most;

    private static IEnumerable<ProblemPlace> Unless(bool holds, string path, string message) => holds ? [] : [new($"viewing/{path}", message)];
}
