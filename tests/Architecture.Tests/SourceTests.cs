using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CrowdAnnotate.Architecture.Tests;

/// <summary>What holds of every source file.</summary>
public partial class SourceTests
{
    private const int LongestFile = 300;
    private const int LongestProgram = 70;

    private static readonly string[] Sources = [.. Files("src", "*.cs"), .. Files("src", "*.ts"), .. Files("src", "*.tsx")];

    private static readonly string[] Texts = [.. Sources, .. Files("src", "*.css"), .. Files("tests", "*.cs"), .. Files("bench", "*.cs")];

    [Fact]
    public void The_sources_are_found() => Sources.Length.ShouldBeGreaterThan(200);

    [Fact]
    public void Program_is_short() => File.ReadLines(Path.Combine(Repository.Root, "src", "Server", "Program.cs")).Count().ShouldBeLessThan(LongestProgram);

    [Fact]
    public void A_file_is_one_idea_and_none_is_long() =>
        Sources.Select(f => (File: Name(f), Lines: File.ReadLines(f).Count())).Where(f => f.Lines > LongestFile).ShouldBeEmpty();

    [Fact]
    public void Every_file_has_the_line_ends_of_the_house() => Texts.Where(f => File.ReadAllBytes(f).Contains((byte)'\r')).Select(Name).ShouldBeEmpty();

    [Fact]
    public void No_file_or_type_has_a_name_that_says_nothing() =>
        Texts.Where(f => Empty().IsMatch(Path.GetFileNameWithoutExtension(f))).Select(Name).ShouldBeEmpty();

    [Theory]
    [InlineData("DateHelpers", true)]
    [InlineData("StringUtil", true)]
    [InlineData("Common", true)]
    [InlineData("SessionManager", true)]
    [InlineData("DatasetTables", false)]
    [InlineData("Utility", true)]
    public void The_rule_on_names_tells_them_apart(string name, bool isEmpty) => Empty().IsMatch(name).ShouldBe(isEmpty);

    [Fact]
    public void No_work_is_left_for_later_in_a_comment() =>
        Texts.Where(f => File.ReadLines(f).Any(l => Later().IsMatch(l))).Select(Name).Except(["tests/Architecture.Tests/SourceTests.cs"]).ShouldBeEmpty();

    [Fact]
    public void The_browsers_tests_recompute_by_code_of_their_own()
    {
        var project = Path.Combine(Repository.Root, "tests", "Browser.Tests", "Browser.Tests.csproj");
        Assert.SkipUnless(File.Exists(project), "There are no browser tests here.");
        XDocument.Load(project).Descendants("ProjectReference").Select(e => e.Attribute("Include")!.Value).ShouldBeEmpty("they reference no project of src");
    }

    private static string[] Files(string folder, string pattern)
    {
        var path = Path.Combine(Repository.Root, folder);
        string[] made = ["bin", "obj", "node_modules", "dist", "wwwroot"];
        return Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, pattern, SearchOption.AllDirectories).Where(f => !Path.GetRelativePath(path, f).Split(Path.DirectorySeparatorChar).Any(made.Contains))]
            : [];
    }

    private static string Name(string file) => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');

    [GeneratedRegex("(Helper|Util|Utility|Utilitie|Common|Manager|Processor|Misc)s?$", RegexOptions.IgnoreCase)]
    private static partial Regex Empty();

    [GeneratedRegex(@"(//|/\*).*\b(TODO|FIXME|HACK|XXX)\b")]
    private static partial Regex Later();
}
