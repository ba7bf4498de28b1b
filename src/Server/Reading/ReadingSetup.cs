using Marten;

namespace CrowdAnnotate.Server.Reading;

public static class ReadingSetup
{
    public static void MapReading(this StoreOptions options)
    {
        options.Schema.For<Assignment>().Index(a => a.CampaignId).Index(a => a.ReaderId).Index(a => a.CaseId)
            .Index(a => new { a.CampaignId, a.ReaderId }, i =>
            {
                // One open case a reader and campaign, whatever two requests at once chose.
                (i.Name, i.IsUnique, i.Predicate) = ("mt_doc_assignment_one_open", true, "data ->> 'state' = 'Open'");
            });
        options.Schema.For<Draft>().UseNumericRevisions(true).Metadata(m => m.Revision.MapTo(d => d.Version));
    }

    public static void AddReading(this IServiceCollection services)
    {
        services.AddSingleton<LeaseTickets>();
        services.AddSingleton<ReadingMeasurement>();
        services.AddSingleton<AssignmentAnswers>();
    }
}
