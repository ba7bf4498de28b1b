using System.Diagnostics;
using System.Text;

namespace CrowdAnnotate.Dicom.Tests;

/// <summary>Other programs as witnesses; a test without them is skipped in plain sight.</summary>
internal static class Judge
{
    /// <summary>The Python that has pydicom: Debian's, or the first on the path.</summary>
    private static readonly Lazy<string?> Python = new(() => new[] { "/usr/bin/python3", "python3" }.FirstOrDefault(HasPydicom));

    public static void Needs(string program) => Assert.SkipUnless(File.Exists("/usr/bin/" + program), $"{program} is not installed");

    /// <summary>Runs a script of Python with pydicom.</summary>
    public static string Pydicom(string script, string input = "", params string[] arguments)
    {
        Assert.SkipUnless(Python.Value is not null, "pydicom is not installed");
        var (code, output, error) = Run(Python.Value!, input, ["-W", "ignore", "-c", script, .. arguments]);
        code.ShouldBe(0, error);
        return output;
    }

    public static (int Code, string Output, string Error) Run(string program, string input, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true, StandardOutputEncoding = Encoding.UTF8,
        })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        process.WaitForExit();
        return (process.ExitCode, output.Result, error.Result);
    }

    private static bool HasPydicom(string python)
    {
        try
        {
            return Run(python, "", "-c", "import pydicom").Code == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
