using System.IO.Pipelines;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace CrowdAnnotate.Server.Operations;

/// <summary>Puts <see cref="FileOutput"/> under every connection of a socket. sendfile between file and socket is Linux's.</summary>
public static class FileOutputSetup
{
    public static void UseFileOutput(this KestrelServerOptions options)
    {
        if (OperatingSystem.IsLinux())
        {
            options.ConfigureEndpointDefaults(listen => listen.Use(Wrap));
        }
    }

    private static ConnectionDelegate Wrap(ConnectionDelegate next) => async connection =>
    {
        if (connection.Features.Get<IConnectionSocketFeature>()?.Socket is not { } socket)
        {
            await next(connection);
            return;
        }

        var original = connection.Transport;
        using var output = new FileOutput(socket);
        connection.Transport = new Duplex(original.Input, output);
        connection.Features.Set(output);
        try
        {
            await next(connection);
        }
        finally
        {
            // Nothing has gone through the transport's own output; its end closes the socket in order.
            await original.Output.CompleteAsync();
            connection.Transport = original;
        }
    };

    private sealed class Duplex(PipeReader input, PipeWriter output) : IDuplexPipe
    {
        public PipeReader Input => input;

        public PipeWriter Output => output;
    }
}
