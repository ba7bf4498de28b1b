using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using CrowdAnnotate.Server.Operations.Postgres;
using CrowdAnnotate.Server.Tests.Operations;

namespace CrowdAnnotate.Server.Tests.Hosting;

/// <summary>nginx as the proxy that ends TLS, set up as docs/operations.md says.</summary>
public sealed class ProxyNginx : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly Process process;

    private ProxyNginx(int port, Uri server, MadeCertificate made, string program)
    {
        Directory.CreateDirectory(folder.Path);
        var configuration = folder.In("nginx.conf");
        File.WriteAllText(configuration, Configuration(port, server, made));
        process = Process.Start(new ProcessStartInfo(program, ["-p", folder.Path, "-c", configuration, "-e", folder.In("errors.log")]))!;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public static async Task<ProxyNginx> StartAsync(int port, Uri server, MadeCertificate made)
    {
        var program = ProgramOnPath.Find("nginx");
        Assert.SkipWhen(program is null, "nginx is not on this machine");
        var proxy = new ProxyNginx(port, server, made, program);
        await Eventually.AskAsync("nginx listens", () => proxy.ListensAsync(port), listens => listens);
        return proxy;
    }

    public async ValueTask DisposeAsync()
    {
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Dispose();
    }

    private async Task<bool> ListensAsync(int port)
    {
        process.HasExited.ShouldBeFalse(File.Exists(folder.In("errors.log")) ? File.ReadAllText(folder.In("errors.log")) : "nginx ended");
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    // Workers of root would become another user, for whom the temporary folder is closed.
    private string Configuration(int port, Uri server, MadeCertificate made) => $$"""
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        daemon off;
        pid {{folder.In("nginx.pid")}};
        events { }
        http {
            access_log off;
            client_body_temp_path {{folder.In("body")}};
            proxy_temp_path {{folder.In("proxy")}};
            fastcgi_temp_path {{folder.In("fastcgi")}};
            uwsgi_temp_path {{folder.In("uwsgi")}};
            scgi_temp_path {{folder.In("scgi")}};
            server {
                listen 127.0.0.1:{{port}} ssl;
                ssl_certificate {{made.CertificatePath}};
                ssl_certificate_key {{made.KeyPath}};
                location / {
                    proxy_pass {{server.GetLeftPart(UriPartial.Authority)}};
                    proxy_http_version 1.1;
                    proxy_set_header X-Forwarded-For $remote_addr;
                    proxy_set_header Upgrade $http_upgrade;
                    proxy_set_header Connection $http_connection;
                    proxy_buffering off;
                    client_max_body_size 0;
                }
            }
        }
        """;
}
