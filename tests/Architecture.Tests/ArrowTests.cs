using System.Xml.Linq;

namespace CrowdAnnotate.Architecture.Tests;

/// <summary>The arrows of the house: who may reference whom, and what no library may see.</summary>
public class ArrowTests
{
    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["Primitives"] = [],
        ["Aim"] = ["Primitives"],
        ["Volumes"] = ["Primitives"],
        ["Dicom"] = ["Primitives", "Volumes"],
        ["Measurement"] = ["Primitives", "Aim", "Volumes"],
        ["Agreement"] = [],
        ["Consensus"] = ["Primitives", "Volumes", "Agreement"],
        ["Radiomics"] = ["Primitives", "Volumes"],
        ["Interchange"] = ["Primitives", "Aim", "Volumes", "Measurement", "Dicom"],
        ["Phantoms"] = ["Primitives", "Volumes", "Dicom"],
    };

    // What a library may take from outside: numerics, a managed image codec, and nothing that reaches a network, a database or a clock.
    private static readonly string[] AllowedPackages = ["Microsoft.CodeAnalysis.BannedApiAnalyzers", "MathNet.Numerics", "System.Numerics.Tensors"];

    public static IEnumerable<TheoryDataRow<string>> Libraries() =>
        Directory.GetDirectories(Path.Combine(Repository.Root, "src"))
            .Select(d => Path.GetFileName(d)).Where(n => n is not ("Server" or "Client")).Select(n => new TheoryDataRow<string>(n));

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_references_only_what_its_arrow_allows(string library)
    {
        Arrows.ShouldContainKey(library, "every library has its arrow written down here and in docs/architecture.md");
        References(library, "ProjectReference").Select(Path.GetFileNameWithoutExtension).ShouldBeSubsetOf(Arrows[library]);
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_takes_no_package_that_sees_http_database_or_clock(string library)
    {
        References(library, "PackageReference").ShouldBeSubsetOf(AllowedPackages);
        References(library, "FrameworkReference").ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void No_library_is_empty(string library) =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", library), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("/obj/", StringComparison.Ordinal)).ShouldNotBeEmpty();

    private static string[] References(string library, string kind) =>
        [.. XDocument.Load(Path.Combine(Repository.Root, "src", library, library + ".csproj"))
            .Descendants(kind).Select(e => e.Attribute("Include")!.Value.Replace('\\', '/'))];
}
