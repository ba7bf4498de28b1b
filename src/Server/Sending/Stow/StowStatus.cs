using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.WebUtilities;

namespace CrowdAnnotate.Server.Sending.Stow;

/// <summary>What a status means for what was sent, for what is still to be sent, and for a second try (PS3.18 §10.5.3).</summary>
internal static class StowStatus
{
    /// <summary>Why nothing at all is taken; null when the status does not say so.</summary>
    public static string? Closed(HttpStatusCode status) => status switch
    {
        HttpStatusCode.Unauthorized => "The archive answers 401: it does not accept the credential of --send-credential, or wants one.",
        HttpStatusCode.Forbidden => "The archive answers 403: this server may not store there.",
        HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.Gone => $"The archive answers {Words((int)status)}: there is no STOW-RS at the address of --send-to.",
        >= HttpStatusCode.MultipleChoices and < HttpStatusCode.BadRequest => $"The archive answers {Words((int)status)}: it points to another address, which is not followed; give that one to --send-to.",
        _ => null,
    };

    /// <summary>Whether a later try may end otherwise: 5xx, and of 4xx only a request that came too slowly (408) or too soon (429).</summary>
    public static bool IsPassing(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError;

    /// <summary>Whether the next instance would meet the same now.</summary>
    public static bool IsOfWholeServer(HttpStatusCode status) => status is not HttpStatusCode.InternalServerError;

    /// <summary>Why an instance was refused, where the body does not tell.</summary>
    public static string Refused(int status) => status switch
    {
        413 => "The archive refused it: it is larger than it takes (413).",
        415 => "The archive refused it: it does not take application/dicom in multipart/related (415).",
        409 => "The archive refused it and gave no reason (409 Conflict).",
        _ => $"The archive refused it: {Words(status)}.",
    };

    /// <summary>The number and its usual name.</summary>
    public static string Words(int status) => $"{status.ToString(CultureInfo.InvariantCulture)} {ReasonPhrases.GetReasonPhrase(status)}".TrimEnd();
}
