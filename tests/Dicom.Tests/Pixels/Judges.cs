using System.Diagnostics;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Other implementations' programs, and a folder for what goes between.</summary>
internal sealed class Judges : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("codecs-").FullName;

    /// <summary>Whether these programs are there; a test without its judge is skipped in sight.</summary>
    public static void Need(params string[] programs)
    {
        foreach (var program in programs)
        {
            Assert.SkipUnless(Has(program), $"{program} is not installed.");
        }
    }

    public static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(f => File.Exists(Path.Combine(f, program)));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string PathOf(string name) => Path.Combine(folder, name);

    public byte[] ReadBytes(string name) => File.ReadAllBytes(Path.Combine(folder, name));

    /// <summary>Runs a program in the folder; it must succeed.</summary>
    public string Run(string program, params string[] arguments)
    {
        var (code, output, errors) = Try(program, arguments);
        return code == 0 ? output : throw new Xunit.Sdk.XunitException($"{program} {string.Join(' ', arguments)} ended with {code}: {errors}");
    }

    public (int Code, string Output, string Errors) Try(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.GetAwaiter().GetResult());
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
