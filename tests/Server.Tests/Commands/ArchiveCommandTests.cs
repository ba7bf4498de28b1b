using System.Diagnostics;
using System.Text;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;
using CrowdAnnotate.Server.Archive;

namespace CrowdAnnotate.Server.Tests.Commands;

/// <summary>Destroying the key and confirming an original, run as programs.</summary>
public sealed class ArchiveCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("archive-command-");

    public void Dispose() => folder.Delete(recursive: true);

    private string Keys => Path.Combine(folder.FullName, "keys");

    private DeidentificationKeyStore Store => new(Keys);

    private (int Code, string Output, string Error) Run(string input, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "CrowdAnnotate.Server.dll"), "archive", .. arguments, "--data", Path.Combine(folder.FullName, "data")])
        {
            RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment["CROWDANNOTATE_KEYS"] = Keys;
        using var process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, error.Result);
    }

    [Fact]
    public void The_key_is_destroyed_by_two_people_who_mean_it()
    {
        Store.ReadOrMake();
        string[] review = ["destroy-key", "--risk-review", "low"];
        Run("", [.. review, "--by", "Ada"]).Code.ShouldBe(2);
        Run("", [.. review, "--by", "Ada", "--by", "ada "]).Code.ShouldBe(2);
        Run("", "destroy-key", "--by", "Ada", "--by", "Bo", "--yes").Code.ShouldBe(2);
        var unsure = Run("yes\n", [.. review, "--by", "Ada", "--by", "Bo"]);
        (unsure.Code, unsure.Output).ShouldBe((1, ""));
        unsure.Error.TrimEnd().ShouldEndWith("Nothing was destroyed.");
        Store.State.Exists.ShouldBeTrue();

        Run("DESTROY\n", [.. review, "--by", "Ada", "--by", "Bo"]).Code.ShouldBe(0);
        (Store.State.Exists, Store.State.State).ShouldBe((false, "anonymised"));
        File.ReadAllText(Path.Combine(Keys, "reidentification.log")).ShouldContain("key destroyed by Ada and Bo; review of the risk: low");
        Run("", [.. review, "--by", "Ada", "--by", "Bo", "--yes"]).Error.TrimEnd().ShouldEndWith("and the risk reviewed.");
    }

    [Fact]
    public void Without_a_key_nothing_is_destroyed_or_confirmed_and_none_is_made()
    {
        Run("", "destroy-key", "--by", "Ada", "--by", "Bo", "--risk-review", "low", "--yes").Code.ShouldBe(1);
        Run("", "reidentify", "--by", "Ada", "--by", "Bo", "--reason", "r", "--uid", "1.2.3", "--is", "2.25.1").Code.ShouldBe(1);
        Directory.Exists(Keys).ShouldBeFalse();
    }

    [Fact]
    public void An_original_is_confirmed_or_not_and_either_is_logged_without_the_original()
    {
        var key = new DeidentificationKey(Store.ReadOrMake());
        var (uid, patient) = (key.Map(new Uid("1.2.3.4")).Value, key.Pseudonym("Ward", "4711", new Uid("1.2")));
        string[] asked = ["reidentify", "--by", "Ada", "--by", "Bo", "--reason", "incidental finding"];
        Run("", [.. asked, "--uid", "1.2.3.4", "--is", uid]).Output.ShouldStartWith("Confirmed");
        Run("", [.. asked, "--patient", "4711", "--issuer", "Ward", "--is", patient]).Output.ShouldStartWith("Confirmed");
        var other = Run("", [.. asked, "--patient", "4711", "--is", patient]);
        (other.Code, other.Error).ShouldBe((1, ""));
        other.Output.ShouldStartWith("Not confirmed");
        Run("", [.. asked, "--uid", "1.2", "--patient", "4711", "--is", uid]).Code.ShouldBe(2);
        Run("", [.. asked, "--is", uid]).Code.ShouldBe(2);

        var log = File.ReadAllLines(Path.Combine(Keys, "reidentification.log"));
        log.Length.ShouldBe(3);
        log[0].ShouldEndWith($"re-identification of UID {uid} by Ada and Bo: confirmed; reason: incidental finding");
        log[2].ShouldContain("not confirmed");
        log.ShouldAllBe(l => !l.Contains("4711") && !l.Contains("1.2.3.4"));
    }
}
