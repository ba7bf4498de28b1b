using JasperFx;
using JasperFx.Events;
using Marten;

namespace CrowdAnnotate.Server.Operations;

/// <summary>What happened to one thing, in order. Of two that append on the same version the first to commit has it.</summary>
public static class EventStreams
{
    /// <param name="version">The version that the decision was made on; 0 where the stream has not begun.</param>
    public static void Append(IDocumentSession session, Guid stream, long version, object happened)
    {
        if (version == 0)
        {
            session.Events.StartStream(stream, happened);
        }
        else
        {
            session.Events.Append(stream, version + 1, happened);
        }
    }

    /// <summary>Whether a commit failed because another one was first.</summary>
    public static bool IsTaken(Exception e) => e is Marten.Exceptions.ExistingStreamIdCollisionException or EventStreamUnexpectedMaxEventIdException or DocumentAlreadyExistsException;
}
