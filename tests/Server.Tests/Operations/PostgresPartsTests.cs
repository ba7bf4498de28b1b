using System.Runtime.Versioning;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Operations.Postgres;

namespace CrowdAnnotate.Server.Tests.Operations;

[UnsupportedOSPlatform("windows")]
public sealed class PostgresPartsTests : IDisposable
{
    private readonly TemporaryFolder _place = new();

    public PostgresPartsTests() => Directory.CreateDirectory(_place.Path);

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("postgres (PostgreSQL) 18.4", 18, 4)]
    [InlineData("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)", 15, 18)]
    [InlineData("postgres (PostgreSQL) 19beta1", 19, 0)]
    public void The_version_is_read_as_packagers_write_it(string answer, int major, int minor) =>
        PostgresBinaries.ParseVersion(answer).ShouldBe(new Version(major, minor));

    [Theory]
    [InlineData("")]
    [InlineData("mysqld 8.0")]
    public void What_is_no_postgres_has_no_version(string answer) => PostgresBinaries.ParseVersion(answer).ShouldBeNull();

    [Fact]
    public void Roots_postgres_is_run_by_the_user_postgres_then_nobody_then_the_overflow_id()
    {
        var passwd = _place.In("passwd");
        File.WriteAllText(passwd, "root:x:0:0::/root:/bin/sh\nnobody:x:65533:65532::/:/x\npostgres:x:101:104::/:/x\n");
        PostgresAccount.Unprivileged(passwd).ShouldBe((101u, 104u));
        File.WriteAllText(passwd, "root:x:0:0::/root:/bin/sh\nnobody:x:65533:65532::/:/x\n");
        PostgresAccount.Unprivileged(passwd).ShouldBe((65533u, 65532u));
        File.WriteAllText(passwd, "root:x:0:0::/root:/bin/sh\npostgres:x:0:0::/:/x\n");
        PostgresAccount.Unprivileged(passwd).ShouldBe((65534u, 65534u));
    }

    [Fact]
    public void Library_links_that_npm_did_not_make_are_made_once()
    {
        var native = Package("""[{"source":"native/lib/libpq.so.5.18","target":"native/lib/libpq.so.5"}]""");
        EmbeddedPackageLinks.Make(native);
        EmbeddedPackageLinks.Make(native);
        File.ReadAllText(Path.Combine(native, "lib", "libpq.so.5")).ShouldBe("library");
        new FileInfo(Path.Combine(native, "lib", "libpq.so.5")).LinkTarget.ShouldBe("libpq.so.5.18");
    }

    [Theory]
    [InlineData("""[{"source":"native/lib/libpq.so.5.18","target":"../../etc/libpq.so"}]""", "leaves the package")]
    [InlineData("not json", "could not be made")]
    public void A_list_of_links_that_is_wrong_is_refused(string list, string reason) =>
        Should.Throw<SetupRefusal>(() => EmbeddedPackageLinks.Make(Package(list))).Message.ShouldContain(reason);

    [Fact]
    public void Binaries_behind_a_closed_folder_are_copied_with_their_libraries_to_where_all_can_run_them()
    {
        var closed = _place.In("home");
        var native = Package("[]", closed);
        Directory.CreateDirectory(Path.Combine(native, "bin"));
        File.WriteAllText(Path.Combine(native, "bin", "postgres"), "program");
        File.SetUnixFileMode(Path.Combine(native, "bin", "postgres"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var found = new PostgresBinaries(Path.Combine(native, "bin"), new Version(18, 4));

        var reached = PostgresBinariesReach.ForEverybody(found, _place.In("public"));

        PostgresBinariesReach.IsOpen(found.Postgres).ShouldBeFalse();
        PostgresBinariesReach.IsOpen(reached.Postgres).ShouldBeTrue();
        File.ReadAllText(reached.Postgres).ShouldBe("program");
        File.Exists(Path.Combine(reached.Folder, "..", "lib", "libpq.so.5.18")).ShouldBeTrue();
        PostgresBinariesReach.ForEverybody(found, _place.In("public")).ShouldBe(reached);
    }

    [Fact]
    public void A_full_log_is_set_aside_and_the_last_failure_is_remembered()
    {
        var path = _place.In("postgres.log");
        using (var log = new PostgresLog(path, fullAt: 200))
        {
            for (var i = 0; i < 20; i++) log.Write($"LOG:  line {i:00} of several");
            log.Write("2026-01-01 UTC [1] FATAL:  lock file exists");
            log.Write("LOG:  the end");
            log.LastFailure().ShouldBe("lock file exists");
        }
        new FileInfo(path).Length.ShouldBeLessThan(300);
        File.Exists(path + ".1").ShouldBeTrue();
    }

    private string Package(string links, string? under = null)
    {
        var native = Path.Combine(under ?? _place.Path, "package", "native");
        Directory.CreateDirectory(Path.Combine(native, "lib"));
        File.WriteAllText(Path.Combine(native, "pg-symlinks.json"), links);
        File.WriteAllText(Path.Combine(native, "lib", "libpq.so.5.18"), "library");
        return native;
    }
}
