using System.Net;
using CrowdAnnotate.Server.Operations;

namespace CrowdAnnotate.Server.DicomWeb;

/// <summary>What a client accepts: its Accept header, or the query parameter that stands for it (PS3.18 §8.3.3.1).</summary>
public static class Accepted
{
    public static string Of(HttpRequest request) =>
        request.Query.TryGetValue("accept", out var asked) && asked.ToString() is { Length: > 0 } text ? text : request.Headers.Accept.ToString();

    /// <summary>406 with the list of what there is.</summary>
    public static Refusal Refuse(string offered) =>
        new("not-acceptable", (int)HttpStatusCode.NotAcceptable, "None of the accepted media types is there.", $"There is: {offered}.");
}
