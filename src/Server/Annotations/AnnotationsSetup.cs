using Marten;

namespace CrowdAnnotate.Server.Annotations;

public static class AnnotationsSetup
{
    public static void MapAnnotations(this StoreOptions options)
    {
        options.Events.AddEventType<AnnotationSubmitted>();
        options.Events.AddEventType<CaseSkipped>();
        options.Events.AddEventType<CaseReopened>();
        options.Events.AddEventType<CaseLeftAsSubmitted>();
        options.Schema.For<AnnotationDocument>().Index(a => a.CaseId).Index(a => a.CampaignId);
    }
}
