using Marten;

namespace CrowdAnnotate.Server.Reading;

public static class ReadingSetup
{
    public static void MapReading(this StoreOptions options)
    {
        options.Schema.For<Assignment>().Index(a => a.CampaignId).Index(a => a.ReaderId).Index(a => a.CaseId);
        options.Schema.For<Draft>().UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(d => d.Version));
    }

    public static void AddReading(this IServiceCollection services)
    {
        services.AddSingleton<LeaseTickets>();
        services.AddSingleton<KnownMeasurements>();
        services.AddSingleton<ReadingMeasurement>();
        services.AddSingleton<AssignmentAnswers>();
        services.AddSingleton<ReadingWarmUp>();
    }
}
