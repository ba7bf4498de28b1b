using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Sending;
using CrowdAnnotate.Server.Tests.Operations;

namespace CrowdAnnotate.Server.Tests.Sending;

/// <summary>Which archive may be named at start, and what is said of one that may not.</summary>
public sealed class SendDestinationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("https://pacs.example.org/dicom-web", "https://pacs.example.org/dicom-web/studies")]
    [InlineData("https://pacs.example.org/dicom-web/", "https://pacs.example.org/dicom-web/studies")]
    [InlineData("https://pacs.example.org", "https://pacs.example.org/studies")]
    [InlineData("http://127.0.0.1:8042/dicom-web", "http://127.0.0.1:8042/dicom-web/studies")]
    [InlineData("http://localhost:8042/dicom-web", "http://localhost:8042/dicom-web/studies")]
    [InlineData("http://[::1]:8042/dicom-web", "http://[::1]:8042/dicom-web/studies")]
    public void Instances_are_posted_below_the_root(string root, string studies) => SendDestination.Read(root, null, false).Studies.ToString().ShouldBe(studies);

    [Theory]
    [InlineData("")]
    [InlineData("pacs.example.org")]
    [InlineData("ftp://pacs.example.org/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://someone:secret@pacs.example.org/")]
    [InlineData("https://pacs.example.org/?to=http://inside")]
    [InlineData("https://pacs.example.org/#x")]
    [InlineData("https://pacs.example.org/dicom-web/studies")]
    [InlineData("https://pacs.example.org/dicom-web/studies/")]
    public void What_is_no_root_is_refused_in_one_line_that_does_not_repeat_it(string url)
    {
        var message = Should.Throw<SetupRefusal>(() => SendDestination.Read(url, null, true)).Message;
        (message.Contains('\n'), message.Contains("secret", StringComparison.Ordinal)).ShouldBe((false, false));
        message.ShouldStartWith("The address of --send-to is none of an archive. Give");
    }

    [Theory]
    [InlineData("http://pacs.example.org/")]
    [InlineData("http://10.0.0.1/")]
    [InlineData("http://127.0.0.1.example.org/")]
    public void Http_leaves_the_machine_only_when_that_is_allowed(string url)
    {
        Should.Throw<SetupRefusal>(() => SendDestination.Read(url, null, false)).Message.ShouldContain("--send-over-http");
        SendDestination.Read(url, null, true).Root.ToString().ShouldBe(url);
    }

    [Theory]
    [InlineData("bearer abc.DEF-1~2+3/4==", "Bearer abc.DEF-1~2+3/4==")]
    [InlineData("Bearer  abc\n", "Bearer abc")]
    [InlineData("basic user:a b:c", "Basic dXNlcjphIGI6Yw==")]
    public void A_credential_becomes_a_header_and_is_not_shown(string line, string header)
    {
        var destination = SendDestination.Read("https://pacs.example.org/", FileOf(line), false);
        destination.Credential!.Header.ToString().ShouldBe(header);
        $"{destination} {destination.Credential}".ShouldNotContain(header.Split(' ')[1]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("verysecret")]
    [InlineData("bearer ")]
    [InlineData("bearer very secret")]
    [InlineData("basic verysecret")]
    [InlineData("basic :verysecret")]
    [InlineData("digest verysecret")]
    [InlineData("bearer abc\nX-Other: verysecret")]
    public void A_file_without_a_credential_is_refused_and_not_quoted(string content)
    {
        var message = Should.Throw<SetupRefusal>(() => SendDestination.Read("https://pacs.example.org/", FileOf(content), false)).Message;
        message.ShouldContain("holds no credential. It holds one line: bearer TOKEN, or basic USER:PASSWORD.");
        message.ShouldNotContain("verysecret");
    }

    [Fact]
    public void A_file_that_is_not_there_is_named() =>
        Should.Throw<SetupRefusal>(() => SendDestination.Read("https://pacs.example.org/", folder.In("none"), false)).Message.ShouldContain(folder.In("none"));

    [Fact]
    public void Without_an_address_there_is_no_archive_and_a_credential_alone_is_refused()
    {
        new SendOptions(null).Read().ShouldBeNull();
        Should.Throw<SetupRefusal>(() => new SendOptions(null, "file").Read()).Message.ShouldContain("--send-to");
    }

    private string FileOf(string content)
    {
        Directory.CreateDirectory(folder.Path);
        File.WriteAllText(folder.In("credential"), content);
        return folder.In("credential");
    }
}
