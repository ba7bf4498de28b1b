using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CrowdAnnotate.Server.Operations.Network;

/// <summary>Kestrel's doors, and what is asked of whoever comes through them.</summary>
public static class ListeningSetup
{
    private static readonly Refusal NeedsTls = new("needs-tls", 421, "This server is reached by TLS. Plain HTTP is for this machine and for the proxies it was told of.");

    public static void Listen(this KestrelServerOptions kestrel, Listening listening)
    {
        var log = kestrel.ApplicationServices.GetRequiredService<ILoggerFactory>().CreateLogger<TlsCertificate>();
        kestrel.Listen(listening.Endpoint, listen =>
        {
            if (listening.Certificate is { } certificate)
            {
                listen.UseHttps((_, _, _, _) => ValueTask.FromResult(Shown(certificate, log)), state: null!);
            }
        });
        if (listening.HasOwnLoopback)
        {
            kestrel.Listen(listening.Loopback);
        }
    }

    /// <summary>Takes a browser's address from the proxies that are believed; refuses plain HTTP from anybody who is neither one of them nor on this machine.</summary>
    public static void UseListening(this WebApplication app, Listening listening)
    {
        app.Use((context, next) => context.Request.IsHttps || listening.MayBePlain(context.Connection.RemoteIpAddress) ? next(context) : Problems.WriteAsync(context, NeedsTls));
        if (listening.Proxies.Count > 0)
        {
            app.UseForwardedHeaders(Believed(listening.Proxies));
            app.Use((context, next) =>
            {
                // What came through a proxy was asked of the public address, whatever the proxy calls this server.
                if (context.Request.Headers.ContainsKey(ForwardedHeadersDefaults.XOriginalForHeaderName))
                {
                    (context.Request.Scheme, context.Request.Host) = (listening.PublicUrl.Scheme, HostString.FromUriComponent(listening.PublicUrl));
                }

                return next(context);
            });
        }

        app.Use((context, next) =>
        {
            // RFC 6797: for a year from each visit a browser that has been here comes by TLS. Not on loopback, whose name other servers share.
            if (context.Request.IsHttps && !listening.PublicUrl.IsLoopback)
            {
                context.Response.Headers.StrictTransportSecurity = "max-age=31536000";
            }

            return next(context);
        });
    }

    private static SslServerAuthenticationOptions Shown(TlsCertificate certificate, ILogger log) => new()
    {
        ServerCertificateContext = certificate.Current(log),
        EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
        ApplicationProtocols = [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11],
    };

    private static ForwardedHeadersOptions Believed(IReadOnlyList<System.Net.IPNetwork> proxies)
    {
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in proxies)
        {
            options.KnownIPNetworks.Add(network);
        }

        return options;
    }
}
