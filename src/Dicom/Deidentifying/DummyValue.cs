using System.Text;

namespace CrowdAnnotate.Dicom;

/// <summary>Values that are valid for their VR and say nothing (action D).</summary>
internal static class DummyValue
{
    public const string Text = "REMOVED";

    public static DicomElement Of(DicomTag tag, DicomVR vr) => new(tag, vr, vr.IsText ? Encoding.ASCII.GetBytes(TextOf(vr)) : new byte[vr.UnitSize == 1 ? 2 : vr.UnitSize * (vr == DicomVR.AT ? 2 : 1)]);

    /// <summary>A code that says nothing: “Other” of SNOMED CT.</summary>
    public static DicomDataset Code(DicomDataset parent) => new DicomDataset(parent)
        .AddOrUpdate(DicomTag.CodeValue, "74964007").AddOrUpdate(DicomTag.CodingSchemeDesignator, "SCT").AddOrUpdate(DicomTag.CodeMeaning, "Other");

    private static string TextOf(DicomVR vr) => vr.Code switch
    {
        "AS" => "000Y",
        "DA" => "19000101",
        "TM" => "000000",
        "DT" => "19000101000000",
        "DS" or "IS" => "0",
        "UI" => "2.25.0",
        "UR" => "about:blank",
        _ => Text,
    };
}
