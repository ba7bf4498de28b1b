using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Operations;
using Marten;

namespace CrowdAnnotate.Server.Archive;

public static class ArchiveSetup
{
    public static void MapArchive(this StoreOptions options)
    {
        options.Schema.For<ArchivedSeries>().Index(s => s.StudyUid);
        options.Schema.For<ArchivedInstance>().Index(i => i.SeriesUid).Index(i => i.StudyUid).Index(i => i.ImportId);
        options.Schema.For<HeldInstance>().Index(i => i.SeriesUid);
    }

    public static void AddArchive(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton(new PixelStore(settings.DataPath));
        services.AddSingleton(new Deidentification(DeidentificationProfile.BuiltIn("public")!, new DeidentificationKey(DeidentificationKeyFile.Open(settings.DataPath))));
        services.AddSingleton<ImportInstance>();
        services.AddSingleton<FinishImport>();
        services.AddSingleton<SeriesPixels>();
        services.AddSingleton<InstanceCache>();
        services.AddSingleton<SeriesVisibility>();
    }
}
