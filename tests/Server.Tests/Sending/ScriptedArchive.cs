using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CrowdAnnotate.Server.Archive;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CrowdAnnotate.Server.Tests.Sending;

/// <summary>A request as the archive of a test got it.</summary>
public sealed record ReceivedRequest(string Method, string Path, string ContentType, string Accept, string Authorization, IReadOnlyList<(string Type, byte[] File)> Parts);

/// <summary>An archive that answers what the test wants, and keeps what it was sent.</summary>
public sealed class ScriptedArchive : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly ConcurrentQueue<ReceivedRequest> requests = new();

    private ScriptedArchive(WebApplication app) => this.app = app;

    /// <summary>How a request is answered once it was read.</summary>
    public required Func<HttpContext, ReceivedRequest, Task> Answer { get; set; }

    /// <summary>Answers before anything of the body is read; false to read and answer as usual.</summary>
    public Func<HttpContext, Task<bool>> AnswerUnread { get; set; } = _ => Task.FromResult(false);

    /// <summary>The DICOMweb root, below a path as most archives have it.</summary>
    public string Root { get; private set; } = "";

    public IReadOnlyList<ReceivedRequest> Requests => [.. requests];

    /// <summary>On a free port, or on the one an earlier one had.</summary>
    public static async Task<ScriptedArchive> StartAsync(Func<HttpContext, ReceivedRequest, Task> answer, string? root = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(root is null ? "http://127.0.0.1:0" : new Uri(root).GetLeftPart(UriPartial.Authority));
        builder.WebHost.ConfigureKestrel(o => o.Limits.MaxRequestBodySize = null);
        var app = builder.Build();
        var archive = new ScriptedArchive(app) { Answer = answer };
        app.Run(archive.HandleAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        archive.Root = app.Urls.First() + "/dicom-web";
        return archive;
    }

    /// <summary>The Store Instances Response Module of instances that were stored and others that failed.</summary>
    public static string Module(IEnumerable<string> stored, IEnumerable<(string Uid, int Reason)>? failed = null, int? warning = null)
    {
        var module = new JsonObject { ["00081190"] = new JsonObject { ["vr"] = "UR", ["Value"] = new JsonArray("http://archive/studies/1") } };
        Put(module, "00081199", stored.Select(uid => Item(uid, warning is null ? null : ("00081196", warning.Value))));
        Put(module, "00081198", (failed ?? []).Select(f => Item(f.Uid, ("00081197", f.Reason))));
        return module.ToJsonString();
    }

    /// <summary>Answers that everything of the request is stored.</summary>
    public static Task StoreAsync(HttpContext context, ReceivedRequest request) => WriteAsync(context, 200, Module(request.Parts.Select(p => SopInstanceUid(p.File))));

    public static async Task WriteAsync(HttpContext context, int status, string? body, string type = "application/dicom+json")
    {
        context.Response.StatusCode = status;
        if (body is not null)
        {
            context.Response.ContentType = type;
            await context.Response.WriteAsync(body);
        }
    }

    public static string SopInstanceUid(byte[] file) => Dicom.DicomFile.TryRead(file, out var read, out var refusal)
        ? read.Dataset.GetString(Dicom.DicomTag.SOPInstanceUID)! : throw new InvalidDataException(refusal.ToString());

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private static void Put(JsonObject module, string tag, IEnumerable<JsonObject> items)
    {
        if (items.ToArray() is { Length: > 0 } all)
        {
            module[tag] = new JsonObject { ["vr"] = "SQ", ["Value"] = new JsonArray(all) };
        }
    }

    private static JsonObject Item(string uid, (string Tag, int Code)? reason)
    {
        var item = new JsonObject { ["00081155"] = new JsonObject { ["vr"] = "UI", ["Value"] = new JsonArray(uid) } };
        if (reason is { } r)
        {
            item[r.Tag] = new JsonObject { ["vr"] = "US", ["Value"] = new JsonArray(r.Code) };
        }

        return item;
    }

    private async Task HandleAsync(HttpContext context)
    {
        if (await AnswerUnread(context))
        {
            return;
        }

        var headers = context.Request.Headers;
        var parts = new List<(string, byte[])>();
        if (ImportBody.Boundary(context.Request, "multipart/related") is { } boundary)
        {
            var reader = new MultipartReader(boundary, context.Request.Body) { BodyLengthLimit = null };
            while (await reader.ReadNextSectionAsync(context.RequestAborted) is { } section)
            {
                using var file = new MemoryStream();
                await section.Body.CopyToAsync(file, context.RequestAborted);
                parts.Add((section.ContentType ?? "", file.ToArray()));
            }
        }

        var request = new ReceivedRequest(context.Request.Method, context.Request.Path, context.Request.ContentType ?? "", headers.Accept.ToString(), headers.Authorization.ToString(), parts);
        requests.Enqueue(request);
        await Answer(context, request);
    }
}
