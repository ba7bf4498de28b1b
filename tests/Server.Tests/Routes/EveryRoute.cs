using CrowdAnnotate.Server.Tests.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace CrowdAnnotate.Server.Tests.Routes;

/// <summary>A route as it is mapped in the running server.</summary>
public sealed record MappedRoute(string Method, string Pattern, IReadOnlyList<string> Policies, bool IsAnonymous)
{
    public override string ToString() => $"{Method} {Pattern}";

    /// <summary>The address with its parameters filled in; names are looked up without their constraints.</summary>
    public string With(Func<string, string> value) => RoutePatternParts.Replace(Pattern, value);
}

/// <summary>All routes of the running server, whoever mapped them: what a test says of these it says of the next one too.</summary>
public static class EveryRoute
{
    public static IReadOnlyList<MappedRoute> Of(TestServer server) =>
        [.. ((IEndpointRouteBuilder)server.Server.App).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().SelectMany(Describe)];

    private static IEnumerable<MappedRoute> Describe(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"];
        var policies = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy ?? "").Distinct().ToList();
        var anonymous = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

        // HEAD is GET without the body, by the same route; a refusal could not be read from it.
        return methods.Where(m => m is not ("OPTIONS" or "HEAD")).Select(m => new MappedRoute(m, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), policies, anonymous));
    }
}

internal static class RoutePatternParts
{
    public static string Replace(string pattern, Func<string, string> value) =>
        string.Join('/', pattern.Split('/').Select(part => part is ['{', .. var inside, '}'] ? value(inside.TrimStart('*').Split(':')[0]) : part));
}
