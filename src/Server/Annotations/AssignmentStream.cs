using JasperFx;
using JasperFx.Events;
using Marten;

namespace CrowdAnnotate.Server.Annotations;

/// <summary>What happened to one assignment, in order. Of two that append on the same version the first to commit has it.</summary>
public static class AssignmentStream
{
    /// <param name="version">The version that the decision was made on; 0 where the stream has not begun.</param>
    public static void Append(IDocumentSession session, Guid assignment, long version, object happened)
    {
        if (version == 0)
        {
            session.Events.StartStream(assignment, happened);
        }
        else
        {
            session.Events.Append(assignment, version + 1, happened);
        }
    }

    /// <summary>Whether a commit failed because another one was first.</summary>
    public static bool IsTaken(Exception e) => e is Marten.Exceptions.ExistingStreamIdCollisionException or EventStreamUnexpectedMaxEventIdException or DocumentAlreadyExistsException;
}
