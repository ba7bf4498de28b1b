using System.Reflection;

namespace CrowdAnnotate.Architecture.Tests;

/// <summary>What the built libraries are bound to, whatever their project files say.</summary>
public class LibraryReferenceTests
{
    private static readonly string[] Forbidden = ["Marten", "Weasel", "Wolverine", "JasperFx", "Npgsql", "Microsoft.", "OpenIddict", "Serilog", "System.Net.", "System.Data"];

    public static IEnumerable<TheoryDataRow<string>> Libraries() => ArrowTests.Libraries();

    [Theory]
    [MemberData(nameof(Libraries))]
    public void A_library_is_bound_to_nothing_that_sees_http_or_a_database(string library)
    {
        var references = Assembly.Load($"CrowdAnnotate.{library}").GetReferencedAssemblies().Select(a => a.Name!).ToList();
        references.ShouldContain("System.Runtime");
        references.Where(r => Forbidden.Any(f => r.StartsWith(f, StringComparison.Ordinal))).ShouldBeEmpty();
    }

    [Fact]
    public void The_server_is_bound_to_them_so_the_rule_can_fail() =>
        Assembly.Load("CrowdAnnotate.Server").GetReferencedAssemblies().ShouldContain(a => Forbidden.Any(f => a.Name!.StartsWith(f, StringComparison.Ordinal)));
}
