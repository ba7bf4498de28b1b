namespace CrowdAnnotate.Server.Operations;

/// <summary>Everything a running server is told from outside.</summary>
/// <param name="DataPath">The data folder: pixel store, keys, releases.</param>
/// <param name="Listening">What Kestrel listens on.</param>
/// <param name="OwnerConnection">The role that owns the schemas and migrates them, at start only.</param>
/// <param name="AppConnection">The role the server runs as; it cannot change or delete an event.</param>
/// <param name="CommandLineSecret">Client credential of commands on this machine.</param>
public sealed record ServerSettings(
    string DataPath, Network.Listening Listening, string OwnerConnection, string AppConnection, string CommandLineSecret)
{
    /// <summary>How this process reaches itself.</summary>
    public Uri LoopbackUrl => Listening.LoopbackUrl;

    /// <summary>How browsers reach it; the issuer of its tokens.</summary>
    public Uri PublicUrl => Listening.PublicUrl;

    /// <summary>Origins whose pages may call DICOMweb with a token; none unless allowed.</summary>
    public IReadOnlyList<string> AllowedOrigins { get; init; } = [];

    /// <summary>Origins whose pages may show a case in a frame; none unless named.</summary>
    public IReadOnlyList<string> EmbeddedIn { get; init; } = [];

    /// <summary>The archive that results are sent to; null when there is none.</summary>
    public Sending.SendDestination? SendTo { get; init; }

    /// <summary>The software's version, as it stands in every annotation, result and release.</summary>
    public static string SoftwareVersion { get; } = typeof(ServerSettings).Assembly.GetName().Version!.ToString(3);

    /// <summary>Every address a browser on this machine may use for this server.</summary>
    public IEnumerable<Uri> Addresses =>
        new[] { PublicUrl, LoopbackUrl, new UriBuilder(LoopbackUrl) { Host = "localhost" }.Uri }.Distinct();
}
