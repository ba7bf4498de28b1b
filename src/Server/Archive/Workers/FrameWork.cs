using CrowdAnnotate.Dicom;

namespace CrowdAnnotate.Server.Archive.Workers;

/// <summary>Reads one file and writes the stored values of one of its frames, decoded.</summary>
internal static class FrameWork
{
    public static WorkerAnswer Do(WorkerJob job, int number)
    {
        using var source = File.OpenHandle(job.Source, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (!DicomFile.TryRead(source, out var file, out var refusal))
        {
            return WorkerAnswer.Refused(refusal.ToString());
        }

        if (DicomFrames.Decode(file.Dataset, file.TransferSyntax, number, out var values) is { } unread)
        {
            return WorkerAnswer.Refused(unread.ToString());
        }

        using var target = new FileStream(job.Target, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 1);
        target.Write(values.Span);
        return new WorkerAnswer();
    }
}
