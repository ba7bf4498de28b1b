using CrowdAnnotate.Dicom;
using CrowdAnnotate.Server.Sending;
using CrowdAnnotate.Server.Tests.Hosting;

namespace CrowdAnnotate.Server.Tests.Sending;

public sealed class OutgoingFileTests
{
    [Fact]
    public void Content_that_differs_from_what_was_sent_under_its_uid_becomes_an_instance_of_its_own_and_the_same_each_time()
    {
        var file = OutgoingFile.Of(PhantomSeries.Of(951).Files[0]);
        var (own, same) = (file.AsOwnInstance(), OutgoingFile.Of(PhantomSeries.Of(951).Files[0]).AsOwnInstance());

        (own.SopInstanceUid, own.Sha256, own.IsRenamed).ShouldBe((same.SopInstanceUid, file.Sha256, true));
        own.SopInstanceUid.ShouldNotBe(file.SopInstanceUid);
        own.Content.ShouldBe(same.Content);
        DicomFile.TryRead(own.Content, out var read, out _).ShouldBeTrue();
        (read!.Dataset.GetString(DicomTag.SOPInstanceUID), read.FileMetaInfo.GetString(DicomTag.MediaStorageSOPInstanceUID)).ShouldBe((own.SopInstanceUid, own.SopInstanceUid));
        read.Dataset.GetString(DicomTag.StudyInstanceUID).ShouldBe(Study(file.Content));
    }

    private static string? Study(byte[] file) => DicomFile.TryRead(file, out var read, out _) ? read.Dataset.GetString(DicomTag.StudyInstanceUID) : null;
}
