namespace CrowdAnnotate.Server.Sending.Stow;

/// <summary>
/// Stores instances in the configured archive (STOW-RS, PS3.18 §10.5). It goes to that address alone: no redirect is followed, no proxy of
/// the environment used, no cookie kept, and an answer is read up to <see cref="StowBody.Longest"/> bytes.
/// </summary>
public sealed class StowClient : IDisposable
{
    private static readonly TimeSpan ToConnect = TimeSpan.FromSeconds(15);

    // From here on the archive is asked whether it wants the body at all: a refusal then arrives before the connection is full.
    private const long LargeBody = 1 << 20;

    private readonly SendDestination destination;
    private readonly TimeProvider clock;

    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectTimeout = ToConnect, MaxResponseHeadersLength = 64, PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    { Timeout = Timeout.InfiniteTimeSpan };

    public StowClient(SendDestination destination, TimeProvider clock) => (this.destination, this.clock) = (destination, clock);

    /// <summary>How long a request may take from its first byte to the last of the answer.</summary>
    public TimeSpan LongestRequest { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Stores instances by one request.</summary>
    /// <exception cref="OperationCanceledException"><paramref name="cancel"/> was.</exception>
    public async Task<StowReply> StoreAsync(IReadOnlyList<OutgoingInstance> instances, CancellationToken cancel)
    {
        using var late = new CancellationTokenSource(LongestRequest, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel, late.Token);
        try
        {
            using var request = Request(instances);
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return await ReadAsync(answer, either.Token);
        }
        catch (Exception e) when (!cancel.IsCancellationRequested && e is HttpRequestException or OperationCanceledException or IOException)
        {
            return new StowReply.Away($"The archive does not answer: {Why(e, late.IsCancellationRequested)}.", IsWhole: true);
        }
    }

    public void Dispose() => http.Dispose();

    private HttpRequestMessage Request(IReadOnlyList<OutgoingInstance> instances)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, destination.Studies) { Content = new StowContent(instances) };
        request.Headers.Accept.ParseAdd("application/dicom+json");
        request.Headers.Accept.ParseAdd("application/dicom+xml;q=0.5");
        request.Headers.Authorization = destination.Credential?.Header;
        request.Headers.ExpectContinue = instances.Sum(i => i.Length) >= LargeBody;
        return request;
    }

    private static async Task<StowReply> ReadAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        var status = (int)answer.StatusCode;
        if (StowStatus.Closed(answer.StatusCode) is { } closed)
        {
            return new StowReply.Closed(closed);
        }

        if (StowStatus.IsPassing(answer.StatusCode))
        {
            return new StowReply.Away($"The archive answers {StowStatus.Words(status)}.", StowStatus.IsOfWholeServer(answer.StatusCode));
        }

        return await StowBody.ReadAsync(answer.Content, cancel) is { } said ? new StowReply.Answered(said)
            : status < 300 ? new StowReply.Refused($"The archive answers {StowStatus.Words(status)} with {Type(answer.Content)}, which does not say that anything was stored.")
            : new StowReply.Refused(StowStatus.Refused(status));
    }

    private static string Type(HttpContent content) => content.Headers.ContentType?.MediaType is { } type ? $"a body of {type}" : "no body";

    private static string Why(Exception failure, bool isLate) => isLate ? "the request took too long" : failure switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => "no connection",
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "its name is not known",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => "no secure connection; its certificate may not be trusted here",
        _ => "the connection broke",
    };
}
