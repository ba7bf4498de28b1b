namespace CrowdAnnotate.Server.Operations.Postgres;

/// <summary>How the embedded PostgreSQL runs.</summary>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>For a cluster that a test throws away and that proves nothing about durability: acknowledged rows may be lost.</summary>
    public bool ThrowAwayWithoutFsync { get; init; }

    /// <summary>The database that is made at the first start.</summary>
    public string Database { get; init; } = "crowdannotate";

    /// <summary>Connections that the server's roles may hold together; 3 more stay free for the operator.</summary>
    public int Connections { get; init; } = 200;

    internal IEnumerable<string> Settings(int port)
    {
        string[] settings =
        [
            "listen_addresses=127.0.0.1", $"port={port}", "unix_socket_directories=", $"max_connections={Connections}",
            $"fsync={OnUnlessThrownAway}", $"synchronous_commit={OnUnlessThrownAway}", $"full_page_writes={OnUnlessThrownAway}",
            // Statements and details quote values, and a log holds no identity.
            "log_min_error_statement=panic", "log_error_verbosity=terse", "logging_collector=off", "log_destination=stderr",
            "log_timezone=UTC", "timezone=UTC", "jit=off",
        ];
        return settings.SelectMany(s => (string[])["-c", s]);
    }

    private string OnUnlessThrownAway => ThrowAwayWithoutFsync ? "off" : "on";
}
