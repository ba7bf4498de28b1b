using System.Text.Json;

namespace CrowdAnnotate.Browser.Tests.Recomputed;

/// <summary>A whole dataset against coordinates and pixels.</summary>
/// <param name="imageOf">The images of a series by study and series UID.</param>
public sealed class DatasetCheck(Dataset dataset, Func<string, string, Task<SeriesImage>> imageOf)
{
    private readonly Dictionary<string, IReadOnlyDictionary<string, double>> longAxes = [];
    private readonly Dictionary<string, int> readersOfCase = [];

    /// <summary>Everything that is not as computed again, in sentences; none when the dataset is true.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync()
    {
        var faults = dataset.ManifestFaults().ToList();
        var cases = dataset.Json("agreement.json").GetProperty("cases").EnumerateArray().ToDictionary(c => c.GetProperty("number").GetString()!);
        foreach (var c in dataset.Json("manifest.json").GetProperty("cases").EnumerateArray())
        {
            var number = c.GetProperty("number").GetString()!;
            var image = await imageOf(c.GetProperty("studyUid").GetString()!, c.GetProperty("seriesUid").GetString()!);
            faults.AddRange(OfCase(number, c.GetProperty("folder").GetString()!, image, cases[number]).Select(d => $"{number}: {d}"));
        }

        return [.. faults, .. CampaignCheck.Differences(dataset.Json("agreement.json"), longAxes, readersOfCase)];
    }

    /// <summary>The AIM documents of a case.</summary>
    public IReadOnlyList<AimReading> Readings(string folder) =>
        [.. dataset.Paths.Where(p => p.StartsWith($"aim/{folder}/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(p => AimReading.Parse(dataset.Text(p)))];

    private List<string> OfCase(string number, string folder, SeriesImage image, JsonElement agreement)
    {
        var readings = Readings(folder);
        var measurements = dataset.Table("measurements.csv").Rows.Where(r => r["case"] == number).ToList();
        var check = new MeasurementCheck(image);
        var faults = readings.SelectMany(r => check.Differences(r).Concat(MeasurementCheck.TableDifferences(r, measurements)).Concat(LabelDifferences(r, number))).ToList();
        foreach (var lesion in agreement.GetProperty("lesions").EnumerateArray())
        {
            var id = lesion.GetProperty("id").GetString()!;
            var findings = readings.SelectMany(r => r.Findings.Where(f => LesionOf(measurements, r.Reader, f.TrackingUid) == id).Select(f => (r.Reader, Finding: f))).ToList();
            faults.AddRange(LongAxes(lesion, findings, check, $"{number} {id}", readings.Count));
            if (lesion.GetProperty("consensus").ValueKind == JsonValueKind.Object)
            {
                var regions = findings.Where(f => f.Finding.Contours.Any()).ToDictionary(f => f.Reader, f => check.RegionOf(f.Finding)!);
                var mask = NiftiMask.Read(dataset.Bytes($"masks/{folder}/{id}-consensus.nii.gz"));
                faults.AddRange(new LesionCheck(image, lesion, regions, mask).Differences(dataset.Table("features.csv").Rows.Where(r => r["case"] == number && r["lesion"] == id)));
            }
        }

        return faults;
    }

    private static string? LesionOf(IEnumerable<IReadOnlyDictionary<string, string>> measurements, string reader, string trackingUid) =>
        measurements.FirstOrDefault(r => r["reader"] == reader && r["tracking_uid"] == trackingUid)?["lesion"];

    /// <summary>The readers' long axes as stated, and the same from their coordinates: the drawn axis, else the longest across an outline.</summary>
    private IEnumerable<string> LongAxes(JsonElement lesion, List<(string Reader, AimFinding Finding)> findings, MeasurementCheck check, string key, int readers)
    {
        var again = findings.ToDictionary(f => f.Reader, f => LongAxis(f.Finding, check));
        (longAxes[key], readersOfCase[key]) = (again, readers);
        var stated = lesion.GetProperty("readers").EnumerateArray().ToDictionary(r => r.GetProperty("pseudonym").GetString()!, r => r.GetProperty("longAxis").GetDouble());
        return stated.Keys.Union(again.Keys).Where(r => !stated.ContainsKey(r) || !again.ContainsKey(r) || Math.Abs(stated[r] - again[r]) > 1e-9 * again[r])
            .Select(r => $"{key}: the long axis of {r} is {stated.GetValueOrDefault(r)} mm, computed again {again.GetValueOrDefault(r)}");
    }

    private static double LongAxis(AimFinding finding, MeasurementCheck check)
    {
        double Longest(IEnumerable<AimShape> shapes) => shapes.Max(s => check.Value(finding, new AimNumber(Codes.LongAxis, null, 0, "mm", [s.Uid])))!.Value;
        return Longest(finding.Axes.Any() ? finding.Axes : finding.Contours);
    }

    private IEnumerable<string> LabelDifferences(AimReading reading, string number)
    {
        var stated = dataset.Table("labels.csv").Rows.Where(r => r["case"] == number && r["reader"] == reading.Reader)
            .Select(r => $"{r["tracking_uid"]} {r["question_code"]} {r["answer_code"]} {r["confidence"]}");
        var documented = reading.Findings.SelectMany(f => f.Answers.Select(a => FormattableString.Invariant($"{f.TrackingUid} {a.Question} {a.Answer} {a.Confidence}")));
        return stated.Order(StringComparer.Ordinal).SequenceEqual(documented.Order(StringComparer.Ordinal)) ? [] : [$"labels.csv and the AIM document of {reading.Reader} have other answers"];
    }
}
