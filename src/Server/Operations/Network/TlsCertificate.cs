using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace CrowdAnnotate.Server.Operations.Network;

/// <summary>
/// The certificate the server shows, with its chain, from two PEM files. A renewal replaces the files while the server runs: they are
/// looked at again once a minute, and what cannot be read then leaves the certificate before in use.
/// </summary>
public sealed class TlsCertificate : IDisposable
{
    private static readonly TimeSpan LooksAgain = TimeSpan.FromMinutes(1);

    private readonly string certificatePath;
    private readonly string keyPath;
    private readonly TimeProvider clock;
    private readonly Lock turn = new();
    private readonly List<X509Certificate2> opened = [];
    private (DateTime Certificate, DateTime Key) written;
    private DateTimeOffset lookedAt;
    private SslStreamCertificateContext context;

    private TlsCertificate(string certificatePath, string keyPath, TimeProvider clock)
    {
        (this.certificatePath, this.keyPath, this.clock) = (certificatePath, keyPath, clock);
        (written, lookedAt) = (Written(), clock.GetUtcNow());
        context = Read();
    }

    /// <summary>Until when the certificate holds.</summary>
    public DateTimeOffset NotAfter => context.TargetCertificate.NotAfter;

    /// <exception cref="SetupRefusal">A file is missing, is no PEM of its kind, the two do not belong together, or the time is over.</exception>
    public static TlsCertificate Open(string certificatePath, string keyPath, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var certificate = new TlsCertificate(certificatePath, keyPath, clock);
        if (certificate.NotAfter < clock.GetUtcNow())
        {
            throw new SetupRefusal($"The certificate in {certificatePath} ended on {certificate.NotAfter:yyyy-MM-dd}", "Browsers refuse it; renew it, then start again.");
        }

        return certificate;
    }

    /// <summary>Whether browsers that come by this name take the certificate for the server's.</summary>
    public bool Names(string host) => context.TargetCertificate.MatchesHostname(host);

    /// <summary>What the next connection is shown.</summary>
    /// <param name="log">Is told of a renewal that cannot be used.</param>
    public SslStreamCertificateContext Current(ILogger log)
    {
        lock (turn)
        {
            if (clock.GetUtcNow() - lookedAt < LooksAgain)
            {
                return context;
            }

            lookedAt = clock.GetUtcNow();
            if (Written() is var now && now != written)
            {
                TakeOver(now, log);
            }

            return context;
        }
    }

    public void Dispose() => opened.ForEach(c => c.Dispose());

    private void TakeOver((DateTime, DateTime) now, ILogger log)
    {
        try
        {
            (context, written) = (Read(), now);
        }
        catch (SetupRefusal e)
        {
            log.LogWarning("The renewed certificate is not used: {Reason}", e.Message);
        }
    }

    private (DateTime, DateTime) Written() => (File.GetLastWriteTimeUtc(certificatePath), File.GetLastWriteTimeUtc(keyPath));

    private SslStreamCertificateContext Read()
    {
        var chain = new X509Certificate2Collection();
        Try(() => chain.ImportFromPem(Text(certificatePath, "--tls-cert")), certificatePath, "--tls-cert", "Give the certificate as PEM, the server’s own first, then those that signed it.");
        if (chain.Count == 0)
        {
            throw new SetupRefusal($"There is no certificate in {certificatePath}", "Give --tls-cert the certificate as PEM, the server’s own first, then those that signed it.");
        }

        var key = Text(keyPath, "--tls-key");
        if (key.Contains("ENCRYPTED", StringComparison.Ordinal))
        {
            throw new SetupRefusal($"The key in {keyPath} is protected by a passphrase", "Give --tls-key a key without one that only the server’s account can read.");
        }

        X509Certificate2? own = null;
        Try(() => own = X509Certificate2.CreateFromPem(chain[0].ExportCertificatePem(), key), keyPath, "--tls-key", "Give the private key of that very certificate as PEM.");
        opened.Add(own!);
        opened.AddRange(chain);
        return SslStreamCertificateContext.Create(own!, [.. chain.Skip(1)], offline: true);
    }

    private static string Text(string path, string option)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SetupRefusal($"{path} cannot be read ({e.Message})", $"Give {option} a PEM file that the server’s account may read.", e);
        }
    }

    private static void Try(Action read, string path, string option, string remedy)
    {
        try
        {
            read();
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new SetupRefusal($"{path}, given as {option}, cannot be used ({e.Message.TrimEnd('.')})", remedy, e);
        }
    }
}
