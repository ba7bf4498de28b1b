using CrowdAnnotate.Server.Annotations;
using CrowdAnnotate.Server.Reading;

namespace CrowdAnnotate.Server.Tests.Hosting;

/// <summary>A signed-in reader at work in one campaign.</summary>
public sealed class Reader(Visitor visitor, TestCampaign campaign)
{
    public Visitor Visitor => visitor;

    public string Pseudonym => visitor.Pseudonym;

    /// <summary>The next case; null when none is left.</summary>
    public async Task<AssignmentAnswer?> NextAsync()
    {
        var reply = await visitor.PostAsync($"/api/reading/campaigns/{campaign.Id}/next");
        reply.Status.ShouldBeOneOf(200, 204);
        return reply.Status == 204 ? null : reply.As<AssignmentAnswer>();
    }

    public async Task<AssignmentAnswer> OpenAsync() => (await NextAsync()).ShouldNotBeNull();

    public Task<Reply> SaveAsync(Guid assignment, int version, CaseReading reading, Guid? writer = null) =>
        visitor.PutAsync($"/api/reading/assignments/{assignment}/draft", new SaveDraft.Request(version, reading, writer));

    public Task<Reply> SubmitAsync(AssignmentAnswer assignment, CaseReading reading, Guid? submission = null, string? ticket = null) =>
        visitor.PostAsync($"/api/reading/assignments/{assignment.Id}/submission", new SubmitAnnotation.Request(submission ?? Guid.NewGuid(), ticket ?? assignment.Ticket, reading));

    /// <summary>Submits what must be accepted.</summary>
    public async Task<SubmitAnnotation.Answer> SubmittedAsync(AssignmentAnswer assignment, CaseReading reading, Guid? submission = null)
    {
        var reply = await SubmitAsync(assignment, reading, submission);
        reply.Status.ShouldBe(201, reply.Body);
        return reply.As<SubmitAnnotation.Answer>();
    }

    /// <summary>Outlines lesions of the case's phantom, as exactly as the hand does.</summary>
    public CaseReading Draw(AssignmentAnswer assignment, Hand hand, params int[] lesions)
    {
        var truth = campaign.SeriesOf(assignment.Case.SeriesUid).Truth;
        return new CaseReading([.. lesions.Select(n => hand.Outline(assignment, truth.Lesions[n], $"Lesion {n + 1}"))], false, null);
    }
}
