using System.Diagnostics;
using CrowdAnnotate.Server.Operations.Postgres;

namespace CrowdAnnotate.Server.Tests.Operations;

/// <summary>docker/compose.yml as Compose itself reads it; no engine is needed for that.</summary>
public sealed class ComposeTests
{
    private static readonly string Folder = Path.Combine(Root(new DirectoryInfo(AppContext.BaseDirectory)), "docker");

    [Fact]
    public async Task The_composition_is_valid_and_publishes_the_loopback_address_only()
    {
        var (code, text) = await ConfigAsync("POSTGRES_PASSWORD=0123abcd");
        code.ShouldBe(0, text);
        text.ShouldContain("condition: service_healthy");
        text.ShouldContain("Password=0123abcd");
        // Compose 1 prints the short form, Compose 2 the long one.
        (text.Contains("127.0.0.1:8080:8080", StringComparison.Ordinal) || text.Contains("host_ip: 127.0.0.1", StringComparison.Ordinal)).ShouldBeTrue(text);
    }

    [Fact]
    public async Task Without_a_database_password_it_is_refused()
    {
        var (code, text) = await ConfigAsync("POSTGRES_PASSWORD=");
        code.ShouldNotBe(0);
        text.ShouldContain("POSTGRES_PASSWORD");
    }

    [Fact]
    public void The_example_environment_names_every_variable_of_the_composition_and_holds_no_secret()
    {
        var named = File.ReadAllLines(Path.Combine(Folder, ".env.example")).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        var used = System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(Path.Combine(Folder, "compose.yml")), @"\$\{(\w+)").Select(m => m.Groups[1].Value).Distinct();
        named.Keys.ShouldBe(used, ignoreOrder: true);
        named["POSTGRES_PASSWORD"].ShouldBeEmpty();
    }

    private static async Task<(int Code, string Text)> ConfigAsync(string environment)
    {
        var compose = ProgramOnPath.Find("docker-compose");
        Assert.SkipWhen(compose is null, "docker-compose is not on this machine");
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, environment + "\n");
        var command = new ProcessStartInfo(compose, ["-f", Path.Combine(Folder, "compose.yml"), "--env-file", file, "config"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var name in (string[])["POSTGRES_PASSWORD", "CROWDANNOTATE_PORT", "CROWDANNOTATE_PUBLIC_URL"]) command.Environment.Remove(name);
        using var process = Process.Start(command)!;
        var text = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        File.Delete(file);
        return (process.ExitCode, string.Concat(text));
    }

    private static string Root(DirectoryInfo folder) =>
        File.Exists(Path.Combine(folder.FullName, "CrowdAnnotate.sln")) ? folder.FullName
        : Root(folder.Parent ?? throw new InvalidOperationException("CrowdAnnotate.sln is in no folder above the tests."));
}
