using System.Diagnostics;
using System.Text;
using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Interchange.Tests;

/// <summary>Other programs as witnesses; a test without them is skipped in plain sight.</summary>
internal static class Judge
{
    private static readonly Lazy<string?> Python = new(() => new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(HasPydicom));

    public static void Needs(string program) => Assert.SkipUnless(File.Exists("/usr/bin/" + program), $"{program} is not installed");

    /// <summary>Runs a script of Python with pydicom and numpy.</summary>
    public static string Pydicom(string script, params string[] arguments)
    {
        Assert.SkipUnless(Python.Value is not null, "pydicom with numpy is not installed");
        var (code, output, error) = Run(Python.Value!, ["-W", "ignore", "-c", script, .. arguments]);
        code.ShouldBe(0, error);
        return output;
    }

    /// <summary>What dciodvfy says of an object.</summary>
    public static (IReadOnlyList<string> Errors, IReadOnlyList<string> Warnings) Dciodvfy(DicomDataset dataset)
    {
        Needs("dciodvfy");
        using var file = new TemporaryFile(dataset);
        var (_, output, error) = Run("dciodvfy", file.Path);
        var lines = (output + error).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return ([.. lines.Where(l => l.StartsWith("Error", StringComparison.Ordinal))], [.. lines.Where(l => l.StartsWith("Warning", StringComparison.Ordinal))]);
    }

    public static (int Code, string Output, string Error) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true, RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.WaitForExit();
        return (process.ExitCode, output.Result, error.Result);
    }

    private static bool HasPydicom(string python)
    {
        try
        {
            return Run(python, "-c", "import pydicom, numpy").Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}

/// <summary>An object as a file that is gone afterwards.</summary>
internal sealed class TemporaryFile : IDisposable
{
    public TemporaryFile(DicomDataset dataset)
    {
        using var stream = File.Create(Path);
        DerivedObject.Save(stream, dataset);
    }

    public string Path { get; } = System.IO.Path.Combine(System.IO.Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".dcm");

    public void Dispose() => File.Delete(Path);
}
