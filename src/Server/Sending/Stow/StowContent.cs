using System.Net;
using System.Net.Http.Headers;
using CrowdAnnotate.Server.DicomWeb;

namespace CrowdAnnotate.Server.Sending.Stow;

/// <summary>Instances as multipart/related; type="application/dicom" (PS3.18 §10.5.1), read while they are sent: no file is whole in memory.</summary>
internal sealed class StowContent : HttpContent
{
    private readonly MultipartForm form = new("application/dicom", null);
    private readonly IReadOnlyList<OutgoingInstance> instances;

    public StowContent(IReadOnlyList<OutgoingInstance> instances)
    {
        this.instances = instances;
        Headers.ContentType = MediaTypeHeaderValue.Parse(form.ContentType);
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        var head = new byte[MultipartForm.LongestHead];
        foreach (var instance in instances)
        {
            await stream.WriteAsync(head.AsMemory(0, form.WriteHead(instance.Length, head)), cancellationToken);
            await using var file = instance.Open();
            await file.CopyToAsync(stream, cancellationToken);
        }

        await stream.WriteAsync(MultipartForm.Tail, cancellationToken);
    }

    protected override bool TryComputeLength(out long length)
    {
        length = instances.Sum(i => form.HeadLength(i.Length) + i.Length) + MultipartForm.Tail.Length;
        return true;
    }
}
