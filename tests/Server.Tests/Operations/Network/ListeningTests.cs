using System.Net;
using CrowdAnnotate.Server.Operations;
using CrowdAnnotate.Server.Operations.Network;
using CrowdAnnotate.Server.Tests.Hosting;
using Microsoft.Extensions.Logging;

namespace CrowdAnnotate.Server.Tests.Operations.Network;

/// <summary>Where a server may listen, and by which certificate.</summary>
public sealed class ListeningTests : IDisposable
{
    private static readonly IPNetwork Proxy = IPNetwork.Parse("10.1.0.0/16");
    private readonly MadeCertificate made = new();
    private readonly MovedClock clock = new();

    [Fact]
    public void On_loopback_it_speaks_plain_HTTP_and_is_its_own_public_address()
    {
        var listening = Of("127.0.0.1");
        listening.PublicUrl.ShouldBe(listening.LoopbackUrl);
        (listening.HasOwnLoopback, listening.Proxies.Count).ShouldBe((false, 0));
    }

    [Fact]
    public void Plain_HTTP_to_other_machines_is_refused_by_address_and_by_public_address()
    {
        Refused(() => Of("0.0.0.0", "http://read.example.org/")).ShouldContain("--tls-cert");
        Refused(() => Of("127.0.0.1", "http://read.example.org/")).ShouldContain("https");
        Refused(() => Of("0.0.0.0", "http://read.example.org/", proxies: Proxy)).ShouldContain("https");
    }

    [Fact]
    public void A_public_address_with_a_path_and_a_proxy_that_is_everybody_are_refused()
    {
        Refused(() => Of("127.0.0.1", "https://portal.example.org/reading/")).ShouldContain("root of a name");
        Refused(() => Of("0.0.0.0", "https://read.example.org/", proxies: IPNetwork.Parse("0.0.0.0/0"))).ShouldContain("Name the proxy alone");
    }

    [Fact]
    public void A_proxy_that_was_named_may_speak_plain_HTTP_and_nobody_else_from_another_machine()
    {
        var listening = Of("0.0.0.0", "https://read.example.org/", proxies: Proxy);
        string[] addresses = ["10.1.2.3", "::ffff:10.1.2.3", "127.0.0.9", "::1", "10.2.0.1", "192.0.2.1", "2001:db8::1"];
        addresses.Where(a => listening.MayBePlain(IPAddress.Parse(a))).ShouldBe(["10.1.2.3", "::ffff:10.1.2.3", "127.0.0.9", "::1"]);
    }

    [Fact]
    public void A_proxy_on_this_machine_is_believed_when_the_public_address_is_TLS()
    {
        Of("127.0.0.1", "https://read.example.org/").Proxies.ShouldContain(n => n.Contains(IPAddress.Loopback));
        Of("127.0.0.1").Proxies.ShouldBeEmpty();
    }

    [Fact]
    public void With_TLS_this_machine_has_a_plain_door_of_its_own_on_loopback()
    {
        made.Write("read.example.org");
        var listening = Tls("0.0.0.0", "https://read.example.org/");
        (listening.HasOwnLoopback, listening.Loopback.Address, listening.LoopbackUrl.Scheme).ShouldBe((true, IPAddress.Loopback, "http"));
        Tls("127.0.0.1", null).PublicUrl.Scheme.ShouldBe("https");
    }

    [Fact]
    public void What_browsers_could_not_open_is_refused_before_anything_starts()
    {
        made.Write("read.example.org");
        Refused(() => Tls("0.0.0.0", null)).ShouldContain("--public-url");
        Refused(() => Tls("0.0.0.0", "http://read.example.org/")).ShouldContain("https");
        Refused(() => Tls("0.0.0.0", "https://other.example.org/")).ShouldContain("other.example.org");
        Refused(() => Of("not an address")).ShouldContain("--listen");
        made.Write("read.example.org", TimeSpan.FromDays(-1));
        Refused(() => Tls("0.0.0.0", "https://read.example.org/")).ShouldContain("ended on");
    }

    [Fact]
    public void A_certificate_and_its_key_are_two_readable_files_that_belong_together()
    {
        made.Write("read.example.org");
        var (certificate, key) = (made.CertificatePath, made.KeyPath);
        Refused(() => Opened(certificate, null)).ShouldContain("--tls-key");
        Refused(() => Opened(null, key)).ShouldContain("--tls-cert");
        Refused(() => Opened(certificate + "x", key)).ShouldContain("cannot be read");
        Refused(() => Opened(key, key)).ShouldContain("no certificate");
        Refused(() => Opened(certificate, certificate)).ShouldContain("private key");
        using var other = new MadeCertificate();
        other.Write("read.example.org");
        Refused(() => Opened(certificate, other.KeyPath)).ShouldContain("private key");
        made.WriteProtectedKey();
        Refused(() => Opened(certificate, key)).ShouldContain("passphrase");
    }

    [Fact]
    public void A_renewed_certificate_is_shown_after_a_minute_and_one_that_cannot_be_read_never()
    {
        var (first, log) = (made.Write("read.example.org"), new KeptLog());
        using var certificate = TlsCertificate.Open(made.CertificatePath, made.KeyPath, clock);
        var second = made.Write("read.example.org");
        Touch(1);
        certificate.Current(log).TargetCertificate.Thumbprint.ShouldBe(first);
        clock.Now += TimeSpan.FromMinutes(1);
        certificate.Current(log).TargetCertificate.Thumbprint.ShouldBe(second);
        log.Said.ShouldBeEmpty();
        File.WriteAllText(made.CertificatePath, "half a file");
        Touch(2);
        clock.Now += TimeSpan.FromMinutes(1);
        certificate.Current(log).TargetCertificate.Thumbprint.ShouldBe(second);
        log.Said.ShouldHaveSingleItem().ShouldContain("is not used");
    }

    public void Dispose() => made.Dispose();

    private void Touch(int hours) => File.SetLastWriteTimeUtc(made.CertificatePath, DateTime.UtcNow.AddHours(hours));

    private Listening Of(string address, string? url = null, string? certificate = null, string? key = null, params IPNetwork[] proxies) =>
        Listening.Of(new ListenWish(address, 0, url is null ? null : new Uri(url), certificate, key, proxies), clock);

    private Listening Tls(string address, string? url) => Of(address, url, made.CertificatePath, made.KeyPath);

    private Listening Opened(string? certificate, string? key) => Of("0.0.0.0", "https://read.example.org/", certificate, key);

    private static string Refused(Func<Listening> listening) => Should.Throw<SetupRefusal>(listening).Message;

    private sealed class KeptLog : ILogger
    {
        public List<string> Said { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => Said.Add(formatter(state, exception));
    }

    private sealed class MovedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.UtcNow;

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
