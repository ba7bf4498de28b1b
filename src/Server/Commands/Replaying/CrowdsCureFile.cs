using System.Globalization;
using CrowdAnnotate.Server.Commands.Agreeing;
using CrowdAnnotate.Server.Replays;

namespace CrowdAnnotate.Server.Commands.Replaying;

/// <summary>The annotations of Crowds Cure Cancer 2017 as they were released: one long axis a line, lengths in mm, ends in pixels, times in seconds since 1970.</summary>
internal static class CrowdsCureFile
{
    private const string Radiologist = "radiologist";
    private const string NoRadiologist = "not_radiologist";

    /// <summary>A line by the names of its columns.</summary>
    private sealed record Row(CsvRows Csv, long Line, string[] Cells)
    {
        public string Text(string column) =>
            Cells[Csv.Column(column)] is { Length: > 0 } text ? text : throw Wrong(column, "is empty");

        public double Number(string column) =>
            double.TryParse(Text(column), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value) ? value : throw Wrong(column, $"\"{Text(column)}\" is no number");

        public double Length(string column) => Number(column) is > 0 and var length ? length : throw Wrong(column, $"{Text(column)} mm is no length");

        public long Whole(string column, long most) =>
            long.TryParse(Text(column), NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most ? value : throw Wrong(column, $"\"{Text(column)}\" is no whole number from 0 to {most}");

        public bool IsRadiologist(string column) =>
            Text(column) is Radiologist or NoRadiologist ? Text(column) == Radiologist : throw Wrong(column, $"\"{Text(column)}\" is neither {Radiologist} nor {NoRadiologist}");

        public CommandRefusal Wrong(string column, string what) => new($"{Csv.File}, line {Line}, column {column}: {what}.");
    }

    /// <exception cref="CommandRefusal">The file cannot be read or is no such file; the sentence names line and column.</exception>
    public static IReadOnlyList<LongAxisMark> Read(string path)
    {
        var csv = CsvRows.Read(path);
        var marks = csv.Rows.Select(r => Of(new Row(csv, r.Line, r.Cells))).ToList();
        if (marks.Count == 0)
        {
            throw new CommandRefusal($"{csv.File} has a header and no mark.");
        }

        RefuseMixedSeries(csv, marks);
        return marks;
    }

    private static LongAxisMark Of(Row row)
    {
        var mark = new LongAxisMark(
            row.Text("anatomy"), row.Text("seriesUID"), row.Text("patientID"), row.Text("instanceUID"), (int)row.Whole("sliceIndex", 100_000), row.Length("length"),
            row.Number("start_x"), row.Number("start_y"), row.Number("end_x"), row.Number("end_y"), row.Text("annotator"), row.IsRadiologist("radiologist_status"),
            DateTimeOffset.FromUnixTimeSeconds(row.Whole("date_unix", 4_000_000_000)));
        return mark.PixelLength > 0 ? mark : throw row.Wrong("end_x", "the axis begins and ends at one point");
    }

    // A series is of one patient and one anatomy; otherwise patients are no clusters and groups overlap.
    private static void RefuseMixedSeries(CsvRows csv, List<LongAxisMark> marks)
    {
        var first = new Dictionary<string, LongAxisMark>();
        for (var i = 0; i < marks.Count; i++)
        {
            var mark = marks[i];
            if (!first.TryAdd(mark.Series, mark) && first[mark.Series] is var known && (known.Patient != mark.Patient || known.Anatomy != mark.Anatomy))
            {
                throw new Row(csv, csv.Rows[i].Line, csv.Rows[i].Cells).Wrong(
                    known.Patient != mark.Patient ? "patientID" : "anatomy", "it differs from an earlier line of the same series");
            }
        }
    }
}
