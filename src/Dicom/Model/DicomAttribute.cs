namespace CrowdAnnotate.Dicom;

/// <summary>One line of the data dictionary (PS3.6).</summary>
/// <param name="Tag">Of a repeating group the tag asked for.</param>
/// <param name="Keyword">Empty where the registry gives none.</param>
/// <param name="VR">Of “OB or OW” and “US or SS or OW” OW, of “US or SS” US: what implicit VR means without more (PS3.5 §A.1).</param>
/// <param name="SignFollowsPixels">“US or SS”: signed where PixelRepresentation is 1.</param>
/// <param name="Multiplicity">The value multiplicity as the registry writes it: “1”, “2-n”.</param>
public sealed record DicomAttribute(DicomTag Tag, string Keyword, DicomVR VR, bool SignFollowsPixels, string Multiplicity, bool IsRetired);
