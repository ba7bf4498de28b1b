using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using CrowdAnnotate.Server.Tests.Operations;

namespace CrowdAnnotate.Server.Tests.Hosting;

/// <summary>A root of its own and certificates that it signs, as PEM files in a folder that goes with the test.</summary>
public sealed class MadeCertificate : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public MadeCertificate()
    {
        Directory.CreateDirectory(folder.Path);
        var request = new CertificateRequest("CN=Test root", rootKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        Root = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-3), DateTimeOffset.UtcNow.AddYears(3));
    }

    public X509Certificate2 Root { get; }

    public string CertificatePath => folder.In("certificate.pem");

    public string KeyPath => folder.In("key.pem");

    /// <summary>Writes a certificate for a name, and for 127.0.0.1, in place of the one before.</summary>
    /// <returns>Its thumbprint.</returns>
    public string Write(string name, TimeSpan? until = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var made = request.Create(Root, DateTimeOffset.UtcNow.AddYears(-2), DateTimeOffset.UtcNow + (until ?? TimeSpan.FromDays(30)), RandomNumberGenerator.GetBytes(12));
        File.WriteAllText(CertificatePath, made.ExportCertificatePem() + "\n" + Root.ExportCertificatePem());
        File.WriteAllText(KeyPath, key.ExportPkcs8PrivateKeyPem());
        return made.Thumbprint;
    }

    /// <summary>The key in a form that needs a passphrase.</summary>
    public void WriteProtectedKey()
    {
        using var key = ECDsa.Create();
        File.WriteAllText(KeyPath, key.ExportEncryptedPkcs8PrivateKeyPem("passphrase", new PbeParameters(PbeEncryptionAlgorithm.Aes128Cbc, HashAlgorithmName.SHA256, 1000)));
    }

    public void Dispose()
    {
        Root.Dispose();
        rootKey.Dispose();
        folder.Dispose();
    }
}
