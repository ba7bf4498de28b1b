using System.Diagnostics;

namespace CrowdAnnotate.Bench;

/// <summary>nginx serving one file, tuned as a static server is: sendfile, one worker a processor, no access log.</summary>
public sealed class Nginx : IAsyncDisposable
{
    private readonly Process process;

    private Nginx(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public int ProcessId => process.Id;

    /// <param name="program">The nginx of this machine.</param>
    /// <param name="folder">Holds the file <c>www/frame</c>.</param>
    public static async Task<Nginx> StartAsync(string program, TemporaryFolder folder, CancellationToken cancel)
    {
        var port = Tools.FreePort();
        var configuration = folder.In("nginx.conf");
        await File.WriteAllTextAsync(configuration, Configuration(folder, port), cancel);
        string[] arguments = ["-p", folder.In(""), "-c", configuration, "-e", folder.In("nginx-errors.log")];
        var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        var nginx = new Nginx(process, new Uri($"http://127.0.0.1:{port}/frame"));
        await nginx.WaitAsync(cancel);
        return nginx;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await Tools.RunAsync("kill", ["-TERM", $"{process.Id}"], CancellationToken.None);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    private async Task WaitAsync(CancellationToken cancel)
    {
        using var http = new HttpClient();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var answer = await http.GetAsync(Address, cancel);
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (tries < 100 && !process.HasExited)
            {
                await Task.Delay(50, cancel);
            }
        }
    }

    // Workers of root would become another user, for whom the temporary folder is closed.
    private static string Configuration(TemporaryFolder folder, int port) => $$"""
        {{(Environment.IsPrivilegedProcess ? "user root;" : "")}}
        daemon off;
        worker_processes auto;
        pid {{folder.In("nginx.pid")}};
        events { worker_connections 1024; }
        http {
            access_log off;
            sendfile on;
            tcp_nopush on;
            keepalive_requests 10000000;
            open_file_cache max=100;
            default_type application/octet-stream;
            client_body_temp_path {{folder.In("t1")}};
            proxy_temp_path {{folder.In("t2")}};
            fastcgi_temp_path {{folder.In("t3")}};
            uwsgi_temp_path {{folder.In("t4")}};
            scgi_temp_path {{folder.In("t5")}};
            server {
                listen 127.0.0.1:{{port}};
                root {{folder.In("www")}};
            }
        }
        """;
}
