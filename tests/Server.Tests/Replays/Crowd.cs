using CrowdAnnotate.Server.Replays;

namespace CrowdAnnotate.Server.Tests.Replays;

/// <summary>Marks whose pairs can be computed by hand: pixels of 0.5 mm, axes along a row of the image.</summary>
internal static class Crowd
{
    public const double Spacing = 0.5;
    public static readonly DateTimeOffset Opening = new(2017, 11, 26, 15, 0, 0, TimeSpan.Zero);

    /// <param name="x">Column of the left end.</param>
    /// <param name="length">mm.</param>
    public static LongAxisMark Mark(string reader, double x, double length, string series = "1.2.1", string patient = "P1", int slice = 5, string anatomy = "Liver", bool isRadiologist = true, int minute = 0) => new(
        anatomy, series, patient, $"{series}.{slice}", slice, length, x, 40, x + (length / Spacing), 40, reader, isRadiologist, Opening.AddMinutes(minute));

    /// <summary>
    /// Ten patients of one series each, three readers: a and b on one image of one place, 10 and 12 mm; c elsewhere, 15 mm. Percent
    /// differences −200/11, −40 and −200/9 in each.
    /// </summary>
    public static IReadOnlyList<LongAxisMark> OfTen() =>
    [
        .. Enumerable.Range(1, 10).SelectMany(i => new[]
        {
            Mark("a", 0, 10, $"1.2.{i}", $"P{i}", 5, i <= 5 ? "Liver" : "Lung", true, i),
            Mark("b", 0, 12, $"1.2.{i}", $"P{i}", 5, i <= 5 ? "Liver" : "Lung", false, 1440 + i),
            Mark("c", 200, 15, $"1.2.{i}", $"P{i}", 9, i <= 5 ? "Liver" : "Lung", false, i),
        }),
    ];

    /// <summary>The same as a file in the form of the release.</summary>
    public static string File(IEnumerable<LongAxisMark> marks) => string.Join('\n', new[] { Header }.Concat(marks.Select((m, i) => FormattableString.Invariant(
        $"{i + 1},{m.Anatomy},{m.Series},{m.Patient},{m.Image},{m.Length},{m.StartX},{m.StartY},{m.EndX},{m.EndY},{m.Reader},{(m.IsRadiologist ? "radiologist" : "not_radiologist")},x{i},{m.Slice},{m.DrawnAt.ToUnixTimeSeconds()},43065,1.9,19870620,135823,1.2.840.10008.5.1.4.1.1.2")))) + "\n";

    private const string Header = "order,anatomy,seriesUID,patientID,instanceUID,length,start_x,start_y,end_x,end_y,annotator,radiologist_status,_id,sliceIndex,date_unix,date,StudyInstanceUID,StudyDate,StudyTime,SOPClassUID";
}
