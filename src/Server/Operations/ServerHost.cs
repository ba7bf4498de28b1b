using CrowdAnnotate.Server.Adjudication;
using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.CampaignAgreement;
using CrowdAnnotate.Server.Campaigns;
using CrowdAnnotate.Server.CaseConsensus;
using CrowdAnnotate.Server.DicomWeb;
using CrowdAnnotate.Server.Exporting;
using CrowdAnnotate.Server.GivenReadings;
using CrowdAnnotate.Server.Identity;
using CrowdAnnotate.Server.Live;
using CrowdAnnotate.Server.Operations.Network;
using CrowdAnnotate.Server.Practice;
using CrowdAnnotate.Server.Reading;
using CrowdAnnotate.Server.Releases;
using CrowdAnnotate.Server.Replays;
using CrowdAnnotate.Server.Sending;
using Microsoft.AspNetCore.Connections;
using Npgsql;
using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace CrowdAnnotate.Server.Operations;

/// <summary>Puts the server together: services, then the pipeline, then the routes of each slice.</summary>
public static class ServerHost
{
    public static async Task<WebApplication> BuildAsync(ServerSettings settings, CancellationToken cancel, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.UseFileOutput();
            o.Listen(settings.Listening);
        });
        builder.Services.AddSingleton<IMemoryPoolFactory<byte>, ReceiveBlocks>();
        AddLogs(builder, settings);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => NpgsqlDataSource.Create(settings.AppConnection));
        builder.Services.AddSignIn(settings, await LoadKeysAsync(settings, cancel));
        builder.AddDocumentStore(settings);
        builder.Services.AddRateLimits();
        builder.Services.AddProblemDetails();
        builder.Services.AddAllowedOrigins();
        builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        builder.Services.AddSignalR(o => o.EnableDetailedErrors = false);
        builder.Services.AddArchive(settings);
        builder.Services.AddDicomWeb();
        builder.Services.AddReading();
        builder.Services.AddCaseConsensus();
        builder.Services.AddAdjudication();
        builder.Services.AddGivenReadings();
        builder.Services.AddExporting();
        builder.Services.AddSending();
        builder.Services.AddLive();
        builder.Services.AddExceptionHandler<FailureAnswers>();
        adjust?.Invoke(builder);
        var app = builder.Build();
        UsePipeline(app, settings);
        MapRoutes(app);
        return app;
    }

    private static void UsePipeline(WebApplication app, ServerSettings settings)
    {
        app.UseExceptionHandler();
        app.UseListening(settings.Listening);
        app.UseSecurityHeaders();
        app.UseAllowedOrigins();
        app.UseMiddleware<QuickFrames>();
        app.UseSerilogRequestLogging(o => o.GetLevel = (context, _, failure) =>
            failure is not null || context.Response.StatusCode >= 500 ? LogEventLevel.Error : LogEventLevel.Debug);
        app.UseClientAssets();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiForgeryHeader();
    }

    private static void MapRoutes(WebApplication app)
    {
        app.MapHealth();
        app.MapAuthorizationServer();
        app.MapSession();
        app.MapPeople();
        app.MapArchive();
        app.MapDicomWeb();
        app.MapCampaigns();
        app.MapReading();
        app.MapPractice();
        app.MapCaseConsensus();
        app.MapAdjudication();
        app.MapCampaignAgreement();
        app.MapReleases();
        app.MapReplays();
        app.MapGivenReadings();
        app.MapExporting();
        app.MapSending();
        app.MapLive();
        app.MapClientPages();
    }

    private static async Task<ServerKeyRing> LoadKeysAsync(ServerSettings settings, CancellationToken cancel)
    {
        await using var db = AuthSchema.Open(settings.AppConnection);
        return await ServerKeyRing.LoadAsync(db, cancel);
    }

    // Structured, one JSON object a line, into the data folder. Paths carry server-made identifiers only; no name, no address.
    private static void AddLogs(WebApplicationBuilder builder, ServerSettings settings) =>
        builder.Services.AddSerilog(new LoggerConfiguration()
            .MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Error)
            .MinimumLevel.Override("OpenIddict", LogEventLevel.Warning)
            .MinimumLevel.Override("Wolverine", LogEventLevel.Warning)
            .MinimumLevel.Override("System", LogEventLevel.Warning)
            .WriteTo.File(new CompactJsonFormatter(), Path.Combine(settings.DataPath, "logs", "server-.json"), rollingInterval: RollingInterval.Day, retainedFileCountLimit: 30)
            .CreateLogger(), dispose: true);
}
