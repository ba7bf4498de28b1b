using System.Runtime.Versioning;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Tests.Operations;

[UnsupportedOSPlatform("windows")]
public sealed class DataFolderTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private readonly TemporaryFolder _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public void Opening_makes_the_folder_and_its_parts_for_the_owner_alone()
    {
        using var data = DataFolder.Open(_place.Path);
        foreach (var part in (string[])[data.Path, data.PixelsPath, data.KeysPath, data.ReleasesPath, data.LogsPath])
            File.GetUnixFileMode(part).ShouldBe(OwnerOnly, part);
    }

    [Fact]
    public void A_second_opening_is_refused_in_one_line_that_says_where_the_first_answers()
    {
        using var data = DataFolder.Open(_place.Path);
        data.Announce(new Uri("http://127.0.0.1:5317"));
        var refusal = Should.Throw<SetupRefusal>(() => DataFolder.Open(_place.Path));
        refusal.Message.ShouldContain("http://127.0.0.1:5317");
        refusal.Message.ShouldContain($"process {Environment.ProcessId}");
        refusal.Message.ShouldNotContain("\n");
    }

    [Fact]
    public void A_second_opening_before_the_first_answers_says_that_it_is_starting()
    {
        using var data = DataFolder.Open(_place.Path);
        Should.Throw<SetupRefusal>(() => DataFolder.Open(_place.Path)).Message.ShouldContain("still starting");
    }

    [Fact]
    public void A_folder_that_was_closed_opens_again()
    {
        DataFolder.Open(_place.Path).Dispose();
        Should.NotThrow(() => DataFolder.Open(_place.Path).Dispose());
    }

    [Fact]
    public void What_a_killed_server_left_behind_does_not_keep_the_folder()
    {
        DataFolder.Open(_place.Path).Dispose();
        File.WriteAllText(_place.In("server.json"), """{"processId":1,"address":"http://127.0.0.1:1/"}""");
        DataFolder.FindRunning(_place.Path).ShouldBeNull();
        Should.NotThrow(() => DataFolder.Open(_place.Path).Dispose());
    }

    [Fact]
    public void The_running_server_is_found_while_it_runs_and_only_then()
    {
        DataFolder.FindRunning(_place.Path).ShouldBeNull();
        using (var data = DataFolder.Open(_place.Path))
        {
            data.Announce(new Uri("http://127.0.0.1:5317"));
            DataFolder.FindRunning(_place.Path).ShouldBe(new RunningServer(Environment.ProcessId, new Uri("http://127.0.0.1:5317")));
        }
        DataFolder.FindRunning(_place.Path).ShouldBeNull();
    }

    [Fact]
    public void A_folder_of_other_files_is_refused_and_left_as_it_is()
    {
        Directory.CreateDirectory(_place.Path);
        File.WriteAllText(_place.In("thesis.txt"), "mine");
        var before = File.GetUnixFileMode(_place.Path);
        Should.Throw<SetupRefusal>(() => DataFolder.Open(_place.Path)).Message.ShouldContain("--data");
        File.GetUnixFileMode(_place.Path).ShouldBe(before);
        Directory.GetFiles(_place.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public void An_empty_folder_becomes_the_owners_alone()
    {
        Directory.CreateDirectory(_place.Path, OwnerOnly | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        using var data = DataFolder.Open(_place.Path);
        File.GetUnixFileMode(_place.Path).ShouldBe(OwnerOnly);
    }

    [Fact]
    public void A_place_that_cannot_be_written_is_refused_in_one_line_with_the_remedy()
    {
        Directory.CreateDirectory(_place.Path);
        File.WriteAllText(_place.In("file"), "");
        var refusal = Should.Throw<SetupRefusal>(() => DataFolder.Open(_place.In("file/data")));
        refusal.Message.ShouldContain("cannot be written");
        refusal.Message.ShouldContain("--data DIR");
        refusal.Message.ShouldNotContain("\n");
    }

    [Theory]
    [InlineData(null, null, true, "/var/lib/crowdannotate")]
    [InlineData(null, "/srv/share", false, "/srv/share/crowdannotate")]
    [InlineData("/srv/reads", "/srv/share", true, "/srv/reads")]
    public void The_default_follows_the_variable_then_root_then_xdg(string? chosen, string? xdg, bool root, string expected) =>
        DataFolderLocation.Default(name => name == DataFolderLocation.Variable ? chosen : name == "XDG_DATA_HOME" ? xdg : null, root).ShouldBe(expected);

    [Fact]
    public void A_relative_xdg_folder_is_ignored() =>
        DataFolderLocation.Default(name => name == "XDG_DATA_HOME" ? "share" : null, root: false).ShouldEndWith("/.local/share/crowdannotate");
}
