using CrowdAnnotate.Server.CaseConsensus;
using Marten;
using Wolverine.Marten;

namespace CrowdAnnotate.Server.Annotations;

/// <summary>Of each reader and case the submission that stands. Those that were corrected are kept, and count nowhere.</summary>
public static class StandingAnnotations
{
    /// <summary>Of all cases.</summary>
    public static IQueryable<AnnotationDocument> Standing(this IQuerySession session) => session.Query<AnnotationDocument>().Where(a => a.SupersededAt == null);

    /// <summary>Notes that a submission was replaced, to be saved with what replaces it.</summary>
    internal static async Task<AnnotationDocument> SupersedeAsync(IDocumentSession session, Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        var document = (await session.LoadAsync<AnnotationDocument>(id, cancel))!;
        session.Store(document with { SupersededAt = now });
        return document;
    }

    /// <summary>The same where nothing takes its place: the case is computed without it.</summary>
    internal static async Task WithdrawAsync(IDocumentSession session, IMartenOutbox outbox, Guid id, DateTimeOffset now, CancellationToken cancel)
    {
        var document = await SupersedeAsync(session, id, now, cancel);
        await TellAsync(session, outbox, document.CampaignId, document.CaseId);
    }

    /// <summary>What is said of a case is computed anew once the session is saved.</summary>
    internal static async Task TellAsync(IDocumentSession session, IMartenOutbox outbox, Guid campaignId, Guid caseId)
    {
        outbox.Enroll(session);
        await outbox.PublishAsync(new CaseSubmitted(campaignId, caseId));
    }
}
