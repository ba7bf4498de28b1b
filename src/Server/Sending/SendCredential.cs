using System.Net.Http.Headers;
using System.Text;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Sending;

/// <summary>What the archive knows this server by. It is shown nowhere.</summary>
public sealed class SendCredential
{
    private const int Longest = 16 * 1024;
    private const string Remedy = "It holds one line: bearer TOKEN, or basic USER:PASSWORD.";

    private SendCredential(AuthenticationHeaderValue header) => Header = header;

    /// <summary>The Authorization header.</summary>
    public AuthenticationHeaderValue Header { get; }

    /// <summary>Reads a file of one line: <c>bearer TOKEN</c> (RFC 6750) or <c>basic USER:PASSWORD</c> (RFC 7617, as UTF-8).</summary>
    /// <exception cref="SetupRefusal">It cannot be read or is none; the message quotes nothing of it.</exception>
    public static SendCredential Read(string path)
    {
        try
        {
            return new FileInfo(path).Length <= Longest && Parse(File.ReadAllText(path).Trim()) is { } header
                ? new SendCredential(header) : throw new SetupRefusal($"The file of --send-credential, {path}, holds no credential", Remedy);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new SetupRefusal($"The file of --send-credential, {path}, cannot be read ({e.Message.TrimEnd('.')})", Remedy, e);
        }
    }

    public override string ToString() => Header.Scheme;

    private static AuthenticationHeaderValue? Parse(string line)
    {
        var gap = line.IndexOf(' ', StringComparison.Ordinal);
        var (scheme, secret) = gap < 0 ? ("", "") : (line[..gap].ToLowerInvariant(), line[(gap + 1)..].Trim());
        return secret.Length == 0 || secret.Any(char.IsControl) ? null : scheme switch
        {
            "bearer" when secret.All(c => char.IsAsciiLetterOrDigit(c) || "-._~+/=".Contains(c, StringComparison.Ordinal)) => new("Bearer", secret),
            "basic" when secret.IndexOf(':', StringComparison.Ordinal) > 0 => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(secret))),
            _ => null,
        };
    }
}
