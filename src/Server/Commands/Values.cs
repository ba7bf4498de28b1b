using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Commands;

/// <summary>Values of options and arguments, refused in one plain line when they are not what they should be.</summary>
public static class Values
{
    /// <summary>A whole number within bounds.</summary>
    public static Func<ArgumentResult, int> Number(string name, int least, int most) => result =>
    {
        if (int.TryParse(result.Tokens[0].Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        result.AddError(least == int.MinValue ? $"{name} is a whole number." : $"{name} is a whole number from {least} to {most}.");
        return 0;
    };

    /// <summary>An address of a web server.</summary>
    public static Func<ArgumentResult, Uri?> Url(string name) => result =>
    {
        if (Uri.TryCreate(result.Tokens[0].Value, UriKind.Absolute, out var url) && url.Scheme is "http" or "https")
        {
            return url;
        }

        result.AddError($"{name} is an address such as http://127.0.0.1:8080/.");
        return null;
    };

    /// <summary>Origins of web pages.</summary>
    public static Func<ArgumentResult, string[]> Origins(string name) => result =>
    {
        var origins = result.Tokens.Select(t => AllowedOrigins.Read(t.Value)).OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        if (result.Tokens.Any(t => AllowedOrigins.Read(t.Value) is null))
        {
            result.AddError($"{name} is an origin such as https://viewer.example.org: scheme, host and perhaps a port, no path, no *.");
        }

        return origins;
    };

    /// <summary>Addresses, or networks in CIDR form (RFC 4632).</summary>
    public static Func<ArgumentResult, IPNetwork[]> Networks(string name) => result =>
    {
        var networks = result.Tokens.Select(t => Network(t.Value)).ToArray();
        if (networks.All(n => n is not null))
        {
            return [.. networks.Select(n => n!.Value)];
        }

        result.AddError($"{name} is an address such as 192.0.2.7, or a network such as 10.0.0.0/8.");
        return [];
    };

    private static IPNetwork? Network(string text) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.AddressFamily == AddressFamily.InterNetwork ? 32 : 128)
        : null;

    /// <summary>A text that says something: a path, whatever is there, a name, a reason.</summary>
    public static Func<ArgumentResult, string?> NotEmpty(string name) => result =>
    {
        if (!string.IsNullOrWhiteSpace(result.Tokens[0].Value))
        {
            return result.Tokens[0].Value;
        }

        result.AddError($"{name} is empty.");
        return null;
    };
}
