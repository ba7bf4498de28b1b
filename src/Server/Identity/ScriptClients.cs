using System.Security.Cryptography;
using System.Text.Json;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CrowdAnnotate.Server.Identity;

/// <summary>The OAuth clients: our own web front, and the command line's script client whose secret lies in the data folder.</summary>
public static class ScriptClients
{
    public const string RolesProperty = "crowdannotate:roles";
    public const string CommandLineId = "crowdannotate-commands";

    /// <summary>Registers both with what is true now: addresses and secrets may have changed since the last start.</summary>
    public static async Task RegisterAsync(IServiceProvider services, IEnumerable<Uri> addresses, string webSecret, string commandLineSecret, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var applications = scope.ServiceProvider.GetRequiredService<IOpenIddictApplicationManager>();
        await UpsertAsync(applications, WebFront(addresses, webSecret), cancel);
        await UpsertAsync(applications, CommandLine(commandLineSecret), cancel);
    }

    public static string NewSecret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    private static OpenIddictApplicationDescriptor WebFront(IEnumerable<Uri> addresses, string secret)
    {
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = IdentitySetup.WebClientId,
            ClientSecret = secret,
            ClientType = ClientTypes.Confidential,
            ConsentType = ConsentTypes.Implicit,
            DisplayName = "CrowdAnnotate",
            Permissions =
            {
                Permissions.Endpoints.Authorization, Permissions.Endpoints.Token, Permissions.GrantTypes.AuthorizationCode,
                Permissions.ResponseTypes.Code, Permissions.Scopes.Profile, Permissions.Scopes.Roles,
            },
            Requirements = { Requirements.Features.ProofKeyForCodeExchange },
        };
        foreach (var address in addresses)
        {
            descriptor.RedirectUris.Add(new Uri(address, "/signin/callback"));
        }

        return descriptor;
    }

    private static OpenIddictApplicationDescriptor CommandLine(string secret)
    {
        var descriptor = new OpenIddictApplicationDescriptor
        {
            ClientId = CommandLineId,
            ClientSecret = secret,
            ClientType = ClientTypes.Confidential,
            DisplayName = "Commands on this machine",
            Permissions = { Permissions.Endpoints.Token, Permissions.GrantTypes.ClientCredentials },
        };
        descriptor.Properties[RolesProperty] = JsonSerializer.SerializeToElement(new[] { Roles.Administrator, Roles.Curator });
        return descriptor;
    }

    private static async Task UpsertAsync(IOpenIddictApplicationManager applications, OpenIddictApplicationDescriptor descriptor, CancellationToken cancel)
    {
        if (await applications.FindByClientIdAsync(descriptor.ClientId!, cancel) is { } existing)
        {
            await applications.UpdateAsync(existing, descriptor, cancel);
        }
        else
        {
            await applications.CreateAsync(descriptor, cancel);
        }
    }
}
