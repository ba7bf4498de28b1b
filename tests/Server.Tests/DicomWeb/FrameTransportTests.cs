using CrowdAnnotate.Server.Archive;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.DicomWeb;

/// <summary>Frames on their way through the socket: whoever asks how and reads how slowly gets exactly their bytes.</summary>
public class FrameTransportTests(TestServer server)
{
    private const string Octets = "application/octet-stream";
    private static readonly SemaphoreSlim One = new(1);
    private static (Visitor Visitor, ArchivedInstance Instance)? made;

    [Fact]
    public async Task Many_clients_at_once_get_each_frame_whole()
    {
        var (visitor, instance) = await BigAsync();
        var expected = Enumerable.Range(1, instance.Frames).Select(n => MadeInstance.Frame(server, instance, n)).ToArray();
        await Task.WhenAll(Enumerable.Range(0, 32).Select(async client =>
        {
            using var connection = new RawConnection(server.Server.Settings.LoopbackUrl);
            for (var i = 0; i < 8; i++)
            {
                var number = 1 + ((client + i) % instance.Frames);
                await connection.AskAsync($"{MadeInstance.Path(instance)}/frames/{number}", Octets, visitor.Token);
                (await connection.AnswerAsync()).Body.AsSpan().SequenceEqual(expected[number - 1]).ShouldBeTrue($"client {client}, frame {number}");
            }
        }));
    }

    [Fact]
    public async Task A_client_that_reads_slowly_gets_everything()
    {
        var (visitor, instance) = await BigAsync();
        using var connection = new RawConnection(server.Server.Settings.LoopbackUrl, window: 4096);
        await connection.AskAsync(MadeInstance.Path(instance) + "/bulkdata/7FE00010", Octets, visitor.Token);
        var (head, body) = await connection.AnswerAsync(piece: 1500);
        head.ShouldStartWith("HTTP/1.1 200");
        body.AsSpan().SequenceEqual([.. Enumerable.Range(1, instance.Frames).SelectMany(n => MadeInstance.Frame(server, instance, n))]).ShouldBeTrue();
    }

    [Fact]
    public async Task Requests_sent_ahead_are_answered_in_their_order()
    {
        var (visitor, instance) = await BigAsync();
        using var connection = new RawConnection(server.Server.Settings.LoopbackUrl);
        int[] numbers = [3, 1, 4, 2, 2, 1];
        foreach (var n in numbers)
        {
            await connection.AskAsync($"{MadeInstance.Path(instance)}/frames/{n}", Octets, visitor.Token);
        }

        foreach (var n in numbers)
        {
            (await connection.AnswerAsync()).Body.AsSpan().SequenceEqual(MadeInstance.Frame(server, instance, n)).ShouldBeTrue($"frame {n}");
        }
    }

    [Fact]
    public async Task Clients_that_go_away_in_the_middle_harm_nobody()
    {
        var (visitor, instance) = await BigAsync();
        for (var i = 0; i < 40; i++)
        {
            using var connection = new RawConnection(server.Server.Settings.LoopbackUrl, window: 4096);
            await connection.AskAsync($"{MadeInstance.Path(instance)}/{(i % 2 == 0 ? "bulkdata/7FE00010" : "frames/1")}", i % 3 == 0 ? "*/*" : Octets, visitor.Token);
            connection.Vanish();
        }

        (await visitor.GetAsync(MadeInstance.Path(instance) + "/frames/2", Octets)).Bytes.AsSpan().SequenceEqual(MadeInstance.Frame(server, instance, 2)).ShouldBeTrue();
        (await server.Anonymous().GetAsync("/health/ready")).Status.ShouldBe(200);
    }

    [Theory]
    [InlineData("bytes=100000-", 206, 100000, 424288)]
    [InlineData("bytes=-1", 206, 524287, 1)]
    [InlineData("bytes=0-39999", 206, 0, 40000)]
    [InlineData("bytes=0-9,20-29", 200, 0, 524288)]
    [InlineData("lines=0-9", 200, 0, 524288)]
    [InlineData("bytes=9-0", 200, 0, 524288)]
    [InlineData("bytes=600000-", 416, 0, 0)]
    public async Task A_frame_comes_by_range(string range, int status, int from, int length)
    {
        var (visitor, instance) = await BigAsync();
        using var connection = new RawConnection(server.Server.Settings.LoopbackUrl);
        await connection.AskAsync(MadeInstance.Path(instance) + "/frames/1", Octets, visitor.Token, $"Range: {range}\r\n");
        var (head, body) = await connection.AnswerAsync();
        head.ShouldStartWith($"HTTP/1.1 {status}");
        if (status != 416)
        {
            body.AsSpan().SequenceEqual(MadeInstance.Frame(server, instance, 1).AsSpan(from, length)).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task A_range_of_what_was_another_representation_is_the_whole()
    {
        var (visitor, instance) = await BigAsync();
        using var connection = new RawConnection(server.Server.Settings.LoopbackUrl);
        await connection.AskAsync(MadeInstance.Path(instance) + "/frames/1", Octets, visitor.Token, "Range: bytes=0-9\r\nIf-Range: \"another\"\r\n");
        (await connection.AnswerAsync()).Body.Length.ShouldBe(instance.FrameLength);
    }

    // Four frames of 512 KiB: too long for a socket's buffer, so that the server has to wait for its clients.
    private async Task<(Visitor Visitor, ArchivedInstance Instance)> BigAsync()
    {
        await One.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return made ??= await MadeInstance.StoreAsync(server, MadeInstance.Pixels(512, 512, 16, 4));
        }
        finally
        {
            One.Release();
        }
    }
}
