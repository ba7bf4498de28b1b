using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace CrowdAnnotate.Server.Tests.Commands;

/// <summary>agreement batch and report, run as a program.</summary>
public sealed class AgreementCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("agreement-batch-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Each_entry_becomes_a_result_a_reason_or_an_error_and_the_others_are_computed()
    {
        Write("table.csv", "unit,J1,J2,J3,J4\nS1,9,2,5,8\nS2,6,1,3,2\nS3,8,4,6,8\nS4,7,1,2,6\nS5,10,5,6,9\nS6,6,2,4,7\n");
        Write("one.csv", "unit,a,b\nx,1,2\n");
        Write("ragged.csv", "unit,a,b\nx,1,2\ny,3\n");
        Write("labels.csv", "item,rater,label\n1,a,1\n1,b,1\n2,a,2\n2,b,2\n");
        var (code, error, results) = Run("""
            {"entries": [
              {"id": "icc", "statistic": "icc.allForms", "input": ["table.csv"]},
              {"id": "one", "statistic": "icc.allForms", "input": ["one.csv"], "params": {}},
              {"id": "error", "statistic": "gwet.linear", "input": ["one.csv"], "params": {"scale": [1, 2]}},
              {"id": "ragged", "statistic": "icc.allForms", "input": ["ragged.csv"]},
              {"id": "outside", "statistic": "icc.allForms", "input": ["../table.csv"]},
              {"id": "unknown", "statistic": "icc.none", "input": []},
              {"id": "scale", "statistic": "gwet.linear", "input": ["one.csv"], "params": {"scale": [3, 4]}},
              {"id": "labels", "statistic": "dawidSkene.map", "input": ["labels.csv"], "params": {"categories": 2, "prior": {"prev": 1, "diag": 3, "off": 1}}},
              7
            ]}
            """);
        code.ShouldBe(1);
        error.ShouldBe("5 of 9 entries could not be computed; the first, ragged: ragged.csv, line 3: 2 cells where the header has 3.");
        results["icc"].GetProperty("result").GetProperty("ICC(A,1)").GetProperty("value").GetDouble().ShouldBe(0.2897637795275591, 1e-9);
        results["one"].GetProperty("result").GetRawText().ShouldBe("""{"undefined":"needAtLeastTwoCases"}""");
        results["error"].GetProperty("result").GetProperty("se").ValueKind.ShouldBe(JsonValueKind.Null);
        results["outside"].GetProperty("error").GetString()!.ShouldContain("outside of the root");
        results["unknown"].GetProperty("error").GetString().ShouldBe("There is no statistic icc.none.");
        results["scale"].GetProperty("error").GetString().ShouldBe("a answers 1 on x, which is not on the declared scale.");
        results["labels"].GetProperty("result").GetProperty("posterior")[0][0].GetDouble().ShouldBeGreaterThan(0.6);
        results["entry 9"].GetProperty("error").GetString().ShouldBe("It names no statistic.");
    }

    [Fact]
    public void A_request_file_that_is_none_is_said_in_one_line_and_nothing_is_written()
    {
        Write("requests.json", "unit,a\n");
        var (code, error) = Program("agreement", "batch", In("requests.json"), "--root", folder.FullName, "--out", In("results.json"));
        code.ShouldBe(1);
        error.ShouldContain("requests.json is no JSON: line 1, byte 1.");
        Program("agreement", "batch", In("absent.json"), "--root", folder.FullName, "--out", In("results.json")).Code.ShouldBe(1);
        Program("agreement", "batch", In("requests.json"), "--root", In("nowhere"), "--out", In("results.json")).Code.ShouldBe(1);
        Program("agreement", "batch", In("requests.json")).Code.ShouldBe(2);
        File.Exists(In("results.json")).ShouldBeFalse();
    }

    [Fact]
    public void A_report_names_variant_n_interval_and_what_each_statistic_is_not_for()
    {
        Write("table.csv", "unit,J1,J2,J3,J4\nS1,9,2,5,8\nS2,6,1,3,2\nS3,8,4,6,8\nS4,7,1,2,6\nS5,10,5,6,9\nS6,6,2,4,\n");
        var (code, report) = Program("agreement", "report", "--csv", In("table.csv"), "--json");
        code.ShouldBe(0);
        using var json = JsonDocument.Parse(report);
        json.RootElement.GetProperty("missingByReader").GetProperty("J4").GetInt32().ShouldBe(1);
        var lines = json.RootElement.GetProperty("statistics").EnumerateArray().ToList();
        lines.ShouldAllBe(l => l.GetProperty("variant").GetString()!.Length > 0 && l.GetProperty("notFor").GetString()!.Length > 0 && l.GetProperty("cases").GetInt32() == 6);
        lines[0].GetProperty("variant").GetString()!.ShouldStartWith("two-way random effects, absolute agreement, single reader; REML");
        lines.Single(l => l.GetProperty("name").GetString() == "ICC(C,1)").GetProperty("undefined").GetString()!.ShouldContain("missing");
        Program("agreement", "report", "--csv", In("table.csv"), "--scale", "1,2").ShouldBe((1, "J1 answers 9 on S1, which is not on the declared scale."));
        Program("agreement", "report", "--csv", In("table.csv"), "--scale", "1,one").Code.ShouldBe(1);
        Program("agreement", "report").Code.ShouldBe(2);
    }

    private string In(string name) => Path.Combine(folder.FullName, name);

    private void Write(string name, string text) => File.WriteAllText(In(name), text);

    private (int Code, string Error, Dictionary<string, JsonElement> Results) Run(string requests)
    {
        Write("requests.json", requests);
        var (code, error) = Program("agreement", "batch", In("requests.json"), "--root", folder.FullName, "--out", In("results.json"));
        using var results = JsonDocument.Parse(File.ReadAllText(In("results.json")));
        return (code, error, results.RootElement.GetProperty("entries").EnumerateArray().ToDictionary(e => e.GetProperty("id").GetString()!, e => e.Clone()));
    }

    // What it says on either stream: it uses one.
    private static (int Code, string Said) Program(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "CrowdAnnotate.Server.dll");
        using var process = Process.Start(new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            RedirectStandardError = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8,
        })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, (output + error.GetAwaiter().GetResult()).Trim());
    }
}
