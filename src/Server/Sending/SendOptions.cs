namespace CrowdAnnotate.Server.Sending;

/// <summary>What a start says of the archive that results go to.</summary>
/// <param name="Url">Its DICOMweb root; null where there is none.</param>
/// <param name="CredentialFile">File with what it knows this server by.</param>
/// <param name="IsHttpAllowed">Whether http may leave this machine.</param>
public sealed record SendOptions(string? Url, string? CredentialFile = null, bool IsHttpAllowed = false)
{
    /// <summary>From the environment, for a server that a command starts for its own duration.</summary>
    public static SendOptions FromEnvironment() => new(
        Variable("CROWDANNOTATE_SEND_TO"), Variable("CROWDANNOTATE_SEND_CREDENTIAL"), Variable("CROWDANNOTATE_SEND_OVER_HTTP") is "1" or "true");

    /// <exception cref="Operations.SetupRefusal">The address or the credential cannot be used.</exception>
    public SendDestination? Read() => Url is not null ? SendDestination.Read(Url, CredentialFile, IsHttpAllowed)
        : CredentialFile is null ? null
        : throw new Operations.SetupRefusal("A credential is given and no archive", "Name the archive with --send-to, or leave --send-credential out.");

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
