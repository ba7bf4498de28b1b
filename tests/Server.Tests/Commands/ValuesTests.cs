using CrowdAnnotate.Server.Commands;

namespace CrowdAnnotate.Server.Tests.Commands;

public class ValuesTests
{
    [Theory]
    [InlineData("99999")]
    [InlineData("-1")]
    [InlineData("abc")]
    public void A_port_that_is_none_is_refused_with_its_bounds(string port) =>
        UpCommand.Create().Parse(["--port", port]).Errors.ShouldHaveSingleItem().Message.ShouldBe("--port is a whole number from 0 to 65535.");

    [Fact]
    public void A_public_url_is_read()
    {
        var parsed = UpCommand.Create().Parse(["--public-url", "http://localhost:8377/"]);

        parsed.Errors.ShouldBeEmpty();
        parsed.GetValue<Uri>("--public-url").ShouldBe(new Uri("http://localhost:8377/"));
    }

    [Theory]
    [InlineData("x")]
    [InlineData("ftp://example.org/")]
    public void An_address_of_no_web_server_is_refused(string url) =>
        HealthCommand.Create().Parse(["--url", url]).Errors.ShouldHaveSingleItem().Message.ShouldStartWith("--url is an address");

    [Fact]
    public void An_empty_path_is_refused() =>
        PhantomCommand.Create().Parse(["--out", "", "--seed", "1"]).Errors.ShouldHaveSingleItem().Message.ShouldBe("--out is empty.");

    [Theory]
    [InlineData("19")]
    [InlineData("401")]
    public void A_number_of_slices_that_cannot_be_made_is_refused(string slices) =>
        PhantomCommand.Create().Parse(["--out", "x", "--seed", "1", "--slices", slices]).Errors.ShouldHaveSingleItem().Message.ShouldContain("from 20 to 400");
}
