using CrowdAnnotate.Server.Operations;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Validation.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace CrowdAnnotate.Server.Identity;

/// <summary>
/// Sign-in. OpenIddict is the authorization server (authorization code + PKCE, client credentials); the browser's front is an
/// OpenID Connect client of it in the same process, which keeps the tokens on the server and gives the browser a cookie.
/// </summary>
public static class IdentitySetup
{
    /// <summary>The cookie of the web front; every page and API call of a browser carries it.</summary>
    public const string SessionScheme = "session";

    /// <summary>The code flow that turns a sign-in at the authorization server into a session.</summary>
    public const string CodeFlowScheme = "code-flow";

    public const string WebClientId = "crowdannotate-web";
    private const string EitherScheme = "session-or-bearer";
    private static readonly TimeSpan SessionLength = TimeSpan.FromHours(12);

    public static void AddSignIn(this IServiceCollection services, ServerSettings settings, ServerKeyRing keys)
    {
        services.AddMemoryCache();
        services.AddDbContextFactory<AuthDatabase>(o => o.UseNpgsql(settings.AppConnection).UseOpenIddict());
        services.AddDataProtection().SetApplicationName("CrowdAnnotate").PersistKeysToDbContext<AuthDatabase>();
        services.AddIdentityCore<Person>(o =>
            {
                o.Password.RequiredLength = 12;
                (o.Password.RequireDigit, o.Password.RequireUppercase, o.Password.RequireNonAlphanumeric, o.Password.RequireLowercase) = (false, false, false, false);
                o.Lockout.MaxFailedAccessAttempts = 8;
                o.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(5);
            })
            .AddRoles<IdentityRole<Guid>>().AddEntityFrameworkStores<AuthDatabase>().AddSignInManager();
        services.AddSingleton<AccessChanges>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton(keys);
        AddCookies(services, settings, keys);
        AddAuthorizationServer(services, settings, keys);
        AddPolicies(services);
        services.AddAntiforgery(o =>
        {
            o.HeaderName = "X-CSRF-TOKEN";
            o.Cookie.Name = "ca_antiforgery";
            o.Cookie.SameSite = InFrames(settings) ? SameSiteMode.None : SameSiteMode.Strict;
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
    }

    private static void AddCookies(IServiceCollection services, ServerSettings settings, ServerKeyRing keys)
    {
        var authentication = services.AddAuthentication(EitherScheme)
            .AddPolicyScheme(EitherScheme, null, o => o.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.ToString().StartsWith("Bearer ", StringComparison.Ordinal)
                    ? OpenIddictValidationAspNetCoreDefaults.AuthenticationScheme
                    : SessionScheme)
            .AddCookie(SessionScheme, o =>
            {
                ShapeCookie(o, "ca_session");
                o.Cookie.SameSite = InFrames(settings) ? SameSiteMode.None : SameSiteMode.Lax;
                o.ExpireTimeSpan = SessionLength;
            })
            .AddCookie(IdentityConstants.ApplicationScheme, o =>
            {
                // Lives only from the sign-in page to the authorization endpoint, which ends it.
                ShapeCookie(o, "ca_account");
                o.ExpireTimeSpan = TimeSpan.FromMinutes(5);
                o.SlidingExpiration = false;
            });
        services.AddOptions<CookieAuthenticationOptions>(SessionScheme).Configure<SessionStore>((o, store) => o.SessionStore = store);
        authentication.AddOpenIdConnect(CodeFlowScheme, o => ShapeCodeFlow(o, settings, keys));
    }

    // In a frame of another site a browser sends only cookies that say so, and those only by TLS. What changes anything carries the anti-forgery header all the same.
    private static bool InFrames(ServerSettings settings) => settings.EmbeddedIn.Count > 0 && settings.PublicUrl.Scheme == Uri.UriSchemeHttps;

    private static void ShapeCookie(CookieAuthenticationOptions o, string name)
    {
        o.Cookie.Name = name;
        o.Cookie.HttpOnly = true;
        o.Cookie.SameSite = SameSiteMode.Lax;
        o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        o.Events.OnRedirectToLogin = context => Problems.WriteAsync(context.HttpContext, Problems.SignedOut);
        o.Events.OnRedirectToAccessDenied = context => Problems.WriteAsync(context.HttpContext, Problems.NotFound);
    }

    private static void ShapeCodeFlow(OpenIdConnectOptions o, ServerSettings settings, ServerKeyRing keys)
    {
        o.SignInScheme = SessionScheme;
        o.ClientId = WebClientId;
        o.ClientSecret = keys.WebClientSecret;
        o.ResponseType = OpenIdConnectResponseType.Code;
        o.ResponseMode = OpenIdConnectResponseMode.Query;
        o.UsePkce = true;
        o.SaveTokens = true;
        o.MapInboundClaims = false;
        o.CallbackPath = "/signin/callback";
        o.Scope.Clear();
        o.Scope.Add(Scopes.OpenId);
        o.Scope.Add(Scopes.Profile);
        o.Scope.Add(Scopes.Roles);
        o.GetClaimsFromUserInfoEndpoint = false;
        o.CorrelationCookie.SecurePolicy = o.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        o.CorrelationCookie.SameSite = o.NonceCookie.SameSite = SameSiteMode.Lax;
        o.TokenValidationParameters = new TokenValidationParameters { NameClaimType = Claims.Name, RoleClaimType = Claims.Role, ValidIssuer = settings.PublicUrl.ToString() };

        // Both ends are this process: no discovery over the network, and the browser is sent to the host it came by.
        o.Configuration = new OpenIdConnectConfiguration
        {
            Issuer = settings.PublicUrl.ToString(),
            AuthorizationEndpoint = new Uri(settings.PublicUrl, "/connect/authorize").ToString(),
            TokenEndpoint = new Uri(settings.LoopbackUrl, "/connect/token").ToString(),
        };
        o.Configuration.SigningKeys.Add(new ECDsaSecurityKey(keys.Signing));
        o.Events.OnRedirectToIdentityProvider = context =>
        {
            context.ProtocolMessage.IssuerAddress = $"{context.Request.Scheme}://{context.Request.Host}/connect/authorize";
            return Task.CompletedTask;
        };
        o.Events.OnRemoteFailure = context =>
        {
            // A stale or repeated callback: begin again rather than show a protocol error.
            context.HandleResponse();
            context.Response.Redirect("/account/signin?again=1");
            return Task.CompletedTask;
        };
    }

    private static void AddAuthorizationServer(IServiceCollection services, ServerSettings settings, ServerKeyRing keys) =>
        services.AddOpenIddict()
            .AddCore(o => o.UseEntityFrameworkCore().UseDbContext<AuthDatabase>())
            .AddServer(o =>
            {
                o.SetIssuer(settings.PublicUrl);
                o.SetAuthorizationEndpointUris("connect/authorize").SetTokenEndpointUris("connect/token");
                o.AllowAuthorizationCodeFlow().RequireProofKeyForCodeExchange();
                o.AllowClientCredentialsFlow();
                o.RegisterScopes(Scopes.Profile, Scopes.Roles);
                o.AddSigningKey(new ECDsaSecurityKey(keys.Signing)).AddEncryptionKey(new SymmetricSecurityKey(keys.Encryption));
                o.SetAccessTokenLifetime(TimeSpan.FromHours(1)).SetAuthorizationCodeLifetime(TimeSpan.FromMinutes(1));
                o.UseAspNetCore().EnableAuthorizationEndpointPassthrough().EnableTokenEndpointPassthrough().DisableTransportSecurityRequirement();
            })
            .AddValidation(o =>
            {
                o.UseLocalServer();
                o.UseAspNetCore();
                o.EnableTokenEntryValidation();
                o.EnableAuthorizationEntryValidation();
            });

    private static void AddPolicies(IServiceCollection services) =>
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Reader, p => p.RequireAuthenticatedUser().RequireRole(Roles.Reader))
            .AddPolicy(Policies.Curator, p => p.RequireAuthenticatedUser().RequireRole(Roles.Curator))
            .AddPolicy(Policies.CuratorOrAdministrator, p => p.RequireAuthenticatedUser().RequireRole(Roles.Curator, Roles.Administrator))
            .AddPolicy(Policies.Administrator, p => p.RequireAuthenticatedUser().RequireRole(Roles.Administrator))
            .AddPolicy(Policies.SignedIn, p => p.RequireAuthenticatedUser())
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
}
