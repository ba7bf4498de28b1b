using System.Diagnostics;

namespace CrowdAnnotate.Server.Tests.Hosting;

/// <summary>Other programs as witnesses; a test without them is skipped in plain sight.</summary>
internal static class OtherPrograms
{
    /// <summary>What dciodvfy finds wrong with an object.</summary>
    public static IReadOnlyList<string> Dciodvfy(byte[] file)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/dciodvfy"), "dciodvfy is not installed.");
        return [.. Run("/usr/bin/dciodvfy", file, []).Said.Split('\n').Where(l => l.StartsWith("Error", StringComparison.Ordinal))];
    }

    /// <summary>What xmllint says of a document of AIM 4.2; empty when it validates.</summary>
    public static string Xmllint(byte[] document)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/xmllint"), "xmllint is not installed.");
        var schema = Path.Combine(SharedFolder(), "data", "aim", "xsd", "AIM_v4.2_rv2_XML.xsd");
        Assert.SkipUnless(File.Exists(schema), "AIM's schema is not beside the repository.");
        var (code, said) = Run("/usr/bin/xmllint", document, ["--noout", "--nonet", "--schema", schema]);
        return code == 0 ? "" : said;
    }

    private static (int Code, string Said) Run(string program, byte[] file, string[] arguments)
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"));
        try
        {
            File.WriteAllBytes(path, file);
            using var process = Process.Start(new ProcessStartInfo(program, [.. arguments, path]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            process.WaitForExit();
            return (process.ExitCode, output.Result + error.Result);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string SharedFolder()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "CrowdAnnotate.sln")))
        {
            root = root.Parent;
        }

        return Path.Combine(root?.FullName ?? "", "..", "shared");
    }
}
