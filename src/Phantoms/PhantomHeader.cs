using System.Buffers.Binary;
using System.Text;
using CrowdAnnotate.Dicom;
using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Phantoms;

/// <summary>A slice of a phantom as a CT image (PS3.3 §A.3), with planted identity and marked as synthetic.</summary>
internal static class PhantomHeader
{
    private const int Intercept = -1024;

    public static DicomDataset Of(CtPhantom phantom, int slice)
    {
        var dataset = new DicomDataset();
        AddIdentity(dataset, phantom.Identity);
        AddSeries(dataset, phantom, slice);
        AddAcquisition(dataset);
        AddImage(dataset, phantom, slice);
        return dataset;
    }

    private static void AddIdentity(DicomDataset dataset, PlantedIdentity identity)
    {
        var name = identity.PatientName;
        dataset.AddOrUpdate(DicomTag.SpecificCharacterSet, "ISO_IR 100")
            .AddOrUpdate(DicomTag.PatientName, name).AddOrUpdate(DicomTag.PatientID, identity.PatientId)
            .AddOrUpdate(DicomTag.PatientBirthDate, identity.BirthDate).AddOrUpdate(DicomTag.PatientSex, "O")
            .AddOrUpdate(DicomTag.OtherPatientNames, identity.GivenName + "^" + identity.FamilyName)
            .AddOrUpdate(DicomTag.PatientAddress, identity.Address).AddOrUpdate(DicomTag.PatientTelephoneNumbers, identity.Telephone)
            .AddOrUpdate(DicomTag.PatientComments, $"Comment on {name}").AddOrUpdate(DicomTag.AccessionNumber, identity.AccessionNumber)
            .AddOrUpdate(DicomTag.StudyID, identity.AccessionNumber).AddOrUpdate(DicomTag.InstitutionName, identity.Institution)
            .AddOrUpdate(DicomTag.InstitutionAddress, identity.Address).AddOrUpdate(DicomTag.ReferringPhysicianName, identity.ReferringPhysician)
            .AddOrUpdate(DicomTag.PerformingPhysicianName, identity.PerformingPhysician).AddOrUpdate(DicomTag.OperatorsName, identity.Operator)
            .AddOrUpdate(DicomTag.StationName, identity.Station).AddOrUpdate(DicomTag.DeviceSerialNumber, identity.DeviceSerial)
            .AddOrUpdate(DicomTag.StudyDescription, $"CT of {identity.FamilyName}").AddOrUpdate(DicomTag.SeriesDescription, $"Abdomen {identity.FamilyName}")
            .AddOrUpdate(DicomTag.RequestAttributesSequence, new DicomDataset(dataset)
                .AddOrUpdate(DicomTag.RequestedProcedureDescription, $"CT for {identity.GivenName} {identity.FamilyName}"))
            .AddOrUpdate(new DicomElement(new DicomTag(0x0009, 0x0010), DicomVR.LO, Encoding.ASCII.GetBytes("PLANTED BY PHANTOM")))
            .AddOrUpdate(new DicomElement(new DicomTag(0x0009, 0x1001), DicomVR.LO, Encoding.ASCII.GetBytes(name)));
    }

    // Dates are invented too; a library sees no clock.
    private static void AddSeries(DicomDataset dataset, CtPhantom phantom, int slice)
    {
        foreach (var tag in new[] { DicomTag.StudyDate, DicomTag.SeriesDate, DicomTag.AcquisitionDate, DicomTag.ContentDate })
        {
            dataset.AddOrUpdate(tag, "20010203");
        }

        foreach (var tag in new[] { DicomTag.StudyTime, DicomTag.SeriesTime, DicomTag.AcquisitionTime, DicomTag.ContentTime })
        {
            dataset.AddOrUpdate(tag, "040506");
        }

        dataset.AddOrUpdate(DicomTag.SOPClassUID, SopClasses.CTImage).AddOrUpdate(DicomTag.SOPInstanceUID, phantom.SliceUids[slice])
            .AddOrUpdate(DicomTag.StudyInstanceUID, phantom.StudyUid).AddOrUpdate(DicomTag.SeriesInstanceUID, phantom.SeriesUid)
            .AddOrUpdate(DicomTag.FrameOfReferenceUID, phantom.FrameOfReferenceUid).AddOrUpdate(DicomTag.PositionReferenceIndicator, Array.Empty<string>())
            .AddOrUpdate(DicomTag.Modality, "CT").AddOrUpdate(DicomTag.SeriesNumber, 2).AddOrUpdate(DicomTag.AcquisitionNumber, 1)
            .AddOrUpdate(DicomTag.InstanceNumber, slice + 1).AddOrUpdate(DicomTag.Manufacturer, PhantomFolder.Manufacturer)
            .AddOrUpdate(DicomTag.ManufacturerModelName, "Ellipsoids 1").AddOrUpdate(DicomTag.ImageComments, "Synthetic image. No patient.");
    }

    private static void AddAcquisition(DicomDataset dataset) =>
        dataset.AddOrUpdate(DicomTag.ImageType, "ORIGINAL", "PRIMARY", "AXIAL").AddOrUpdate(DicomTag.BodyPartExamined, "ABDOMEN")
            .AddOrUpdate(DicomTag.PatientPosition, "HFS").AddOrUpdate(DicomTag.KVP, Array.Empty<string>())
            .AddOrUpdate(DicomTag.ConvolutionKernel, "SMOOTH").AddOrUpdate(DicomTag.BurnedInAnnotation, "NO");

    private static void AddImage(DicomDataset dataset, CtPhantom phantom, int slice)
    {
        var g = phantom.Volume.Geometry;
        var position = g.ToPatient(new IndexPoint(0, 0), slice);
        dataset.AddOrUpdate(DicomTag.ImagePositionPatient, position.X, position.Y, position.Z)
            .AddOrUpdate(DicomTag.ImageOrientationPatient, 1, 0, 0, 0, 1, 0).AddOrUpdate(DicomTag.SliceLocation, position.Z)
            .AddOrUpdate(DicomTag.SliceThickness, g.SliceSpacing).AddOrUpdate(DicomTag.PixelSpacing, g.RowSpacing, g.ColumnSpacing)
            .AddOrUpdate(DicomTag.SamplesPerPixel, 1).AddOrUpdate(DicomTag.PhotometricInterpretation, "MONOCHROME2")
            .AddOrUpdate(DicomTag.Rows, g.Rows).AddOrUpdate(DicomTag.Columns, g.Columns).AddOrUpdate(DicomTag.BitsAllocated, 16)
            .AddOrUpdate(DicomTag.BitsStored, 12).AddOrUpdate(DicomTag.HighBit, 11).AddOrUpdate(DicomTag.PixelRepresentation, 0)
            .AddOrUpdate(DicomTag.RescaleIntercept, Intercept).AddOrUpdate(DicomTag.RescaleSlope, 1).AddOrUpdate(DicomTag.RescaleType, "HU")
            .AddOrUpdate(DicomTag.WindowCenter, 50).AddOrUpdate(DicomTag.WindowWidth, 400)
            .AddOrUpdate(new DicomPixelData(DicomTag.PixelData, DicomVR.OW, 0, Pixels(phantom, slice)));
    }

    private static byte[] Pixels(CtPhantom phantom, int slice)
    {
        var size = phantom.Volume.Geometry.VoxelsPerSlice;
        var voxels = phantom.Volume.Voxels.AsSpan(slice * size, size);
        var bytes = new byte[2 * size];
        for (var i = 0; i < size; i++)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(2 * i), (ushort)(voxels[i] - Intercept));
        }

        return bytes;
    }
}
