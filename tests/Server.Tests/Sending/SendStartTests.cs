using CrowdAnnotate.Server.Tests.Hosting;
using CrowdAnnotate.Server.Tests.Operations;

namespace CrowdAnnotate.Server.Tests.Sending;

[Collection("console")]
public sealed class SendStartTests
{
    [Theory]
    [InlineData("ftp://pacs.example.org/")]
    [InlineData("http://pacs.example.org/")]
    public async Task A_server_does_not_start_for_an_archive_it_may_not_send_to(string url)
    {
        using var folder = new TemporaryFolder();
        var (code, said, complained) = await InConsole.RunAsync("up", "--data", folder.Path, "--port", "0", "--send-to", url);

        (code, said, complained.Trim().Split('\n').Length).ShouldBe((1, "", 1), complained);
        Directory.Exists(folder.Path).ShouldBeFalse("nothing was begun");
    }
}
