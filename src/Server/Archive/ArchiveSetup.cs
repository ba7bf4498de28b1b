using CrowdAnnotate.Server.Archive.Review;
using CrowdAnnotate.Server.Archive.Workers;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Archive;

public static class ArchiveSetup
{
    public static void MapArchive(this StoreOptions options)
    {
        options.Schema.For<ArchivedSeries>().Index(s => s.StudyUid).Index(s => s.Patient);
        options.Schema.For<ArchivedInstance>().Index(i => i.SeriesUid).Index(i => i.StudyUid).Index(i => i.ImportId);
        options.Schema.For<HeldInstance>().Index(i => i.SeriesUid);
        options.Schema.For<ReviewDecision>().Index(d => d.SeriesUid);
        options.Schema.For<ArchivedMarks>().Index(m => m.StudyUid);
        options.Schema.For<ImportRecord>();
        options.Schema.For<KnownFile>().Index(k => k.InstanceUid);
    }

    public static void AddArchive(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(new PixelStore(settings.DataPath));
        services.AddSingleton(new Spool(settings.DataPath));
        services.AddSingleton(new WorkerLimits());
        services.AddSingleton(p => new WorkerPool(new WorkerStart(DeidentificationKeyFile.Open(settings.DataPath)), p.GetRequiredService<WorkerLimits>()));
        services.AddSingleton(new ImportDigests(DeidentificationKeyFile.Open(settings.DataPath)));
        services.AddSingleton<ImportBody>();
        services.AddSingleton<ImportFiles>();
        services.AddSingleton<ImportCommit>();
        services.AddSingleton<HeadHold>();
        services.AddSingleton<SettleSeries>();
        services.AddSingleton<FinishImport>();
        services.AddSingleton(DeidentificationKeyStore.Of(settings.DataPath));
        services.AddSingleton<FacePreview>();
        services.AddScoped<ReleaseHeld>();
        services.AddScoped<RejectHeld>();
        services.AddSingleton<DeliveryWorker>();
        services.AddHostedService<SweepArchive>();
        services.AddSingleton<SettleLater>();
        services.AddHostedService(p => p.GetRequiredService<SettleLater>());
        services.AddSingleton<SeriesPixels>();
        services.AddSingleton<InstanceCache>();
        services.AddSingleton<SeriesVisibility>();
    }
}
