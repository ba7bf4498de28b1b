using System.Net.Sockets;
using CrowdAnnotate.Server.Operations;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace CrowdAnnotate.Server.Tests.Operations;

/// <summary>503 asks a client to keep its work and try again; it must be said when that helps, and only then.</summary>
public class FailureAnswersTests
{
    public static TheoryData<Exception, int> Failures => new()
    {
        { new NpgsqlException("refused", new SocketException()), 503 },
        { new InvalidOperationException("wrapped by the store", new NpgsqlException("refused", new SocketException())), 503 },
        { new TimeoutException(), 503 },
        { new PostgresException("starting up", "FATAL", "FATAL", PostgresErrorCodes.CannotConnectNow), 503 },
        { new PostgresException("stopped by the administrator", "FATAL", "FATAL", PostgresErrorCodes.AdminShutdown), 503 },
        { new PostgresException("disk full", "ERROR", "ERROR", PostgresErrorCodes.DiskFull), 503 },
        { new PostgresException("a character it cannot hold", "ERROR", "ERROR", PostgresErrorCodes.UntranslatableCharacter), 500 },
        { new PostgresException("not allowed", "ERROR", "ERROR", PostgresErrorCodes.InsufficientPrivilege), 500 },
        { new InvalidOperationException(), 500 },
        { new BadHttpRequestException("too large", 413), 413 },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task A_failure_says_whether_trying_again_helps(Exception failure, int status)
    {
        var context = new DefaultHttpContext { RequestServices = new ServiceCollection().AddLogging().AddProblemDetails().BuildServiceProvider() };
        using var body = new MemoryStream();
        context.Response.Body = body;
        (await new FailureAnswers(NullLogger<FailureAnswers>.Instance).TryHandleAsync(context, failure, TestContext.Current.CancellationToken)).ShouldBeTrue();
        context.Response.StatusCode.ShouldBe(status);
        System.Text.Encoding.UTF8.GetString(body.ToArray()).ShouldNotContain(failure.Message, customMessage: "the failure's own words are for the log");
    }
}
