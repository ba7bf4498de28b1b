using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Sending;

/// <summary>The one archive that results are sent to, named when the server starts and never by a request.</summary>
public sealed class SendDestination
{
    private const string Remedy = "Give --send-to the DICOMweb root of the archive, such as https://pacs.example.org/dicom-web, and without user, ?, # or the last /studies.";

    private SendDestination(Uri root, SendCredential? credential) => (Root, Credential) = (root, credential);

    /// <summary>The DICOMweb root; it ends in a stroke and holds no secret.</summary>
    public Uri Root { get; }

    /// <summary>Where instances are posted to (PS3.18 §10.5).</summary>
    public Uri Studies => new(Root, "studies");

    /// <summary>What is shown of it.</summary>
    public string Name => Root.AbsoluteUri.TrimEnd('/');

    public SendCredential? Credential { get; }

    /// <param name="credentialFile">File with the credential; null for none.</param>
    /// <param name="isHttpAllowed">Whether http may leave this machine.</param>
    /// <exception cref="SetupRefusal">The address or the credential cannot be used.</exception>
    public static SendDestination Read(string url, string? credentialFile, bool isHttpAllowed)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var root) || root.Scheme is not ("http" or "https") || root.Host.Length == 0
            || root is not { UserInfo: "", Query: "", Fragment: "" } || root.AbsolutePath.TrimEnd('/').EndsWith("/studies", StringComparison.OrdinalIgnoreCase))
        {
            throw new SetupRefusal("The address of --send-to is none of an archive", Remedy);
        }

        if (root.Scheme == "http" && !root.IsLoopback && !isHttpAllowed)
        {
            throw new SetupRefusal("--send-to goes over http, which anybody on the way can read and change", "Use https, or allow it with --send-over-http.");
        }

        return new SendDestination(new Uri(root.AbsoluteUri.TrimEnd('/') + "/"), credentialFile is null ? null : SendCredential.Read(credentialFile));
    }

    public override string ToString() => Name;
}
