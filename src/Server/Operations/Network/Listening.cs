using System.Net;
using System.Net.Sockets;

namespace CrowdAnnotate.Server.Operations.Network;

/// <summary>Where a server is asked to listen, and how browsers are to reach it.</summary>
/// <param name="Address">An IP address of this machine.</param>
/// <param name="Port">A free one when 0.</param>
/// <param name="Proxies">Networks whose members pass on what browsers ask, and are believed about it.</param>
public sealed record ListenWish(string Address, int Port, Uri? PublicUrl, string? TlsCertificate, string? TlsKey, IReadOnlyList<IPNetwork> Proxies);

/// <summary>Where the server listens. Plain HTTP leaves the machine only towards proxies that were named.</summary>
/// <param name="Endpoint">What browsers or proxies connect to.</param>
/// <param name="Loopback">How this process and commands reach it, always plain.</param>
/// <param name="Certificate">Null where the endpoint is plain.</param>
/// <param name="Proxies">Who is believed about forwarded addresses.</param>
public sealed record Listening(IPEndPoint Endpoint, IPEndPoint Loopback, Uri PublicUrl, TlsCertificate? Certificate, IReadOnlyList<IPNetwork> Proxies)
{
    private static readonly IPNetwork[] ThisMachine = [new(IPAddress.Parse("127.0.0.0"), 8), new(IPAddress.IPv6Loopback, 128)];

    public Uri LoopbackUrl => new($"http://127.0.0.1:{Loopback.Port}/");

    /// <summary>Whether the loopback needs a door of its own beside the endpoint.</summary>
    public bool HasOwnLoopback => Loopback.Port != Endpoint.Port;

    /// <summary>Whether someone at this address may speak plain HTTP.</summary>
    public bool MayBePlain(IPAddress? address) =>
        address is null || (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address) is var from && ThisMachine.Concat(Proxies).Any(n => n.Contains(from));

    /// <summary>Chooses ports and opens the certificate.</summary>
    /// <exception cref="SetupRefusal">Browsers could not reach the server so, or only without protection.</exception>
    public static Listening Of(ListenWish wish, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(wish);
        var address = Address(wish.Address);
        var certificate = Opened(wish, clock);
        if (certificate is null && !IPAddress.IsLoopback(address) && wish.Proxies.Count == 0)
        {
            throw new SetupRefusal(
                $"{wish.Address} can be reached from other machines, and plain HTTP would show them every password and image",
                "Give --tls-cert and --tls-key, or --proxy with the address of the proxy that ends TLS.");
        }

        var endpoint = new IPEndPoint(address, FreePort(address, wish.Port));
        var sharesLoopback = certificate is null && (IPAddress.IsLoopback(address) || address.Equals(IPAddress.Any)) && address.AddressFamily == AddressFamily.InterNetwork;
        var loopback = sharesLoopback ? new IPEndPoint(IPAddress.Loopback, endpoint.Port) : new IPEndPoint(IPAddress.Loopback, FreePort(IPAddress.Loopback, 0));
        CheckProxies(wish);
        var publicUrl = Reached(wish, endpoint, certificate);
        var behindLocalProxy = certificate is null && IPAddress.IsLoopback(address) && publicUrl.Scheme == Uri.UriSchemeHttps;
        return new(endpoint, loopback, publicUrl, certificate, behindLocalProxy ? [.. ThisMachine, .. wish.Proxies] : wish.Proxies);
    }

    private static IPAddress Address(string text) => IPAddress.TryParse(text, out var address) ? address
        : throw new SetupRefusal($"“{text}” is not an address", "Give --listen an IP address of this machine, such as 127.0.0.1, or 0.0.0.0 for all of them.");

    private static TlsCertificate? Opened(ListenWish wish, TimeProvider clock) => (wish.TlsCertificate, wish.TlsKey) switch
    {
        (null, null) => null,
        ({ } certificate, { } key) => TlsCertificate.Open(certificate, key, clock),
        (null, _) => throw new SetupRefusal("--tls-key was given without --tls-cert", "A certificate and its key go together."),
        _ => throw new SetupRefusal("--tls-cert was given without --tls-key", "A certificate and its key go together."),
    };

    // What a proxy says of a request is believed: of whose, and by what protocol.
    private static void CheckProxies(ListenWish wish)
    {
        if (wish.Proxies.Any(p => p.PrefixLength == 0))
        {
            throw new SetupRefusal("--proxy takes every address for the proxy's", "Name the proxy alone, or the network that it is in; anybody else could say who they are.");
        }
    }

    private static Uri Reached(ListenWish wish, IPEndPoint endpoint, TlsCertificate? certificate)
    {
        if (wish.PublicUrl is { } given)
        {
            return Checked(given, certificate, wish);
        }

        if (endpoint.Address.Equals(IPAddress.Any) || endpoint.Address.Equals(IPAddress.IPv6Any) || wish.Proxies.Count > 0)
        {
            throw new SetupRefusal("Nothing says how browsers reach the server", "Give --public-url, such as https://read.example.org/; sign-in leads back to it.");
        }

        return Checked(new UriBuilder(certificate is null ? Uri.UriSchemeHttp : Uri.UriSchemeHttps, Name(endpoint.Address), endpoint.Port).Uri, certificate, wish);
    }

    private static string Name(IPAddress address) => address.AddressFamily == AddressFamily.InterNetworkV6 ? $"[{address}]" : address.ToString();

    private static Uri Checked(Uri url, TlsCertificate? certificate, ListenWish wish)
    {
        if (url.AbsolutePath != "/" || url.Query.Length > 0)
        {
            throw new SetupRefusal($"--public-url {url} has a path", "The server answers at the root of a name: give it one of its own, such as https://read.example.org/.");
        }

        if (certificate is not null && url.Scheme != Uri.UriSchemeHttps)
        {
            throw new SetupRefusal($"--public-url {url} is plain HTTP, and the server speaks TLS", "Write it with https.");
        }

        if (certificate is not null && !certificate.Names(url.IdnHost))
        {
            throw new SetupRefusal($"The certificate in {wish.TlsCertificate} is not one for {url.IdnHost}", "Give --public-url a name that the certificate holds, or a certificate for that name.");
        }

        if (url.Scheme == Uri.UriSchemeHttp && !url.IsLoopback)
        {
            throw new SetupRefusal($"--public-url {url} would take sign-ins and images over plain HTTP to other machines", "Give --tls-cert and --tls-key, or put a proxy that ends TLS before it, and write the address with https.");
        }

        return url;
    }

    // Tried before anything else is started: a port in use is then one line, not a half-started server.
    private static int FreePort(IPAddress address, int port)
    {
        try
        {
            using var listener = new TcpListener(address, port);
            listener.Server.ExclusiveAddressUse = true;
            listener.Start();
            return ((IPEndPoint)listener.LocalEndpoint).Port;
        }
        catch (SocketException e)
        {
            throw new SetupRefusal($"Port {port} on {address} cannot be listened on ({e.Message})", "Stop what uses it, or choose another with --port N (0 for a free one).", e);
        }
    }
}
