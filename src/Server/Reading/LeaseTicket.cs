using System.Security.Cryptography;
using System.Text.Json;
using CrowdAnnotate.Server.Operations;
using Microsoft.AspNetCore.DataProtection;

namespace CrowdAnnotate.Server.Reading;

/// <summary>What the server signed when it handed out a case: whose work on what, under which protocol.</summary>
public sealed record LeaseTicket(Guid AssignmentId, Guid ReaderId, Guid CaseId, int ProtocolVersion, string TemplateUid);

/// <summary>Signs and reads lease tickets with the key ring all nodes share.</summary>
public sealed class LeaseTickets(IDataProtectionProvider protection)
{
    internal static readonly Refusal Refusal = new("bad-ticket", 400, "The ticket was not signed by this server, or is another case's.");
    private readonly IDataProtector protector = protection.CreateProtector("CrowdAnnotate.LeaseTicket.v1");

    public string Sign(LeaseTicket ticket) => protector.Protect(JsonSerializer.Serialize(ticket));

    /// <summary>The ticket, or null when this text was not signed here.</summary>
    public LeaseTicket? Read(string? text)
    {
        try
        {
            return string.IsNullOrEmpty(text) ? null : JsonSerializer.Deserialize<LeaseTicket>(protector.Unprotect(text));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
