using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.Reading;

/// <summary>Why a submission is not taken, whatever it is of.</summary>
public static class SubmissionRefusals
{
    public static readonly Refusal NoId = new("no-submission-id", 400, "A submission has an id of its own.");
    public static readonly Refusal Differs = new("submission-differs", 422, "This submission was stored before with other content. The stored one stands.");
    public static readonly Refusal Decided = new("already-decided", 409, "This case has been submitted or skipped already.");
}
