using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Interchange.Sr;

/// <summary>The concepts of the report templates (DCM: PS3.16 annex D; SCT: SNOMED CT) with the meanings that readers look for.</summary>
internal static class SrCodes
{
    // TID 1500.
    public static readonly CodedConcept MeasurementReport = Dcm("126000", "Imaging Measurement Report");
    public static readonly CodedConcept Language = Dcm("121049", "Language of Content Item and Descendants");
    public static readonly CodedConcept English = new("en", "RFC5646", "English");
    public static readonly CodedConcept ProcedureReported = Dcm("121058", "Procedure reported");
    public static readonly CodedConcept ImageLibrary = Dcm("111028", "Image Library");
    public static readonly CodedConcept ImageLibraryGroup = Dcm("126200", "Image Library Group");
    public static readonly CodedConcept ImagingMeasurements = Dcm("126010", "Imaging Measurements");
    public static readonly CodedConcept MeasurementGroup = Dcm("125007", "Measurement Group");

    // TID 1602.
    public static readonly CodedConcept Modality = Dcm("121139", "Modality");
    public static readonly CodedConcept StudyDate = Dcm("111060", "Study Date");
    public static readonly CodedConcept StudyTime = Dcm("111061", "Study Time");

    // TID 1002 to 1004.
    public static readonly CodedConcept ObserverType = Dcm("121005", "Observer Type");
    public static readonly CodedConcept PersonObserver = Dcm("121006", "Person");
    public static readonly CodedConcept DeviceObserver = Dcm("121007", "Device");
    public static readonly CodedConcept PersonObserverName = Dcm("121008", "Person Observer Name");
    public static readonly CodedConcept PersonObserverRole = Dcm("121011", "Person Observer's Role in this Procedure");
    public static readonly CodedConcept PersonObserverLogin = Dcm("128774", "Person Observer's Login Name");
    public static readonly CodedConcept PersonObserverNumber = Dcm("128775", "Identifier within Person Observer's Role");
    public static readonly CodedConcept DeviceObserverUid = Dcm("121012", "Device Observer UID");
    public static readonly CodedConcept DeviceObserverName = Dcm("121013", "Device Observer Name");
    public static readonly CodedConcept DeviceObserverManufacturer = Dcm("121014", "Device Observer Manufacturer");
    public static readonly CodedConcept DeviceObserverModel = Dcm("121015", "Device Observer Model Name");
    public static readonly CodedConcept DeviceObserverSerial = Dcm("121016", "Device Observer Serial Number");

    // TID 1501 and 1410, 1411.
    public static readonly CodedConcept TrackingIdentifier = Dcm("112039", "Tracking Identifier");
    public static readonly CodedConcept TrackingUniqueIdentifier = Dcm("112040", "Tracking Unique Identifier");
    public static readonly CodedConcept Finding = Dcm("121071", "Finding");
    public static readonly CodedConcept FindingSite = new("363698007", "SCT", "Finding Site");
    public static readonly CodedConcept SiteModifier = new("106233006", "SCT", "Topographical modifier");
    public static readonly CodedConcept Comment = Dcm("121106", "Comment");
    public static readonly CodedConcept Derivation = Dcm("121401", "Derivation");
    public static readonly CodedConcept ImageRegion = Dcm("111030", "Image Region");
    public static readonly CodedConcept Path = Dcm("121055", "Path");
    public static readonly CodedConcept SourceImage = new("260753009", "SCT", "Source");
    public static readonly CodedConcept ReferencedSegment = Dcm("121191", "Referenced Segment");
    public static readonly CodedConcept SegmentationFrame = Dcm("121214", "Referenced Segmentation Frame");
    public static readonly CodedConcept SegmentedImage = Dcm("121233", "Source image for segmentation");
    public static readonly CodedConcept SegmentedSeries = Dcm("121232", "Source series for segmentation");

    // TID 4019, TID 1210 and CID 240.
    public static readonly CodedConcept AlgorithmName = Dcm("111001", "Algorithm Name");
    public static readonly CodedConcept AlgorithmParameters = Dcm("111002", "Algorithm Parameters");
    public static readonly CodedConcept AlgorithmVersion = Dcm("111003", "Algorithm Version");
    public static readonly CodedConcept AlgorithmFamily = Dcm("111000", "Algorithm Family");
    public static readonly CodedConcept EquivalentMeaning = Dcm("121050", "Equivalent Meaning of Concept Name");
    public static readonly CodedConcept Presence = new("705057003", "SCT", "Presence");
    public static readonly CodedConcept Present = new("52101004", "SCT", "Present");
    public static readonly CodedConcept Absent = new("2667000", "SCT", "Absent");

    // CID 42.
    public static readonly CodedConcept ValueUnknown = Dcm("114010", "Value unknown");
    public static readonly CodedConcept NotAttempted = Dcm("114007", "Measurement not attempted");

    // What the templates have no concept for; the scheme is this product's.
    public static readonly CodedConcept Observation = Own("observation", "Imaging Observation");
    public static readonly CodedConcept Characteristic = Own("characteristic", "Imaging Observation Characteristic");
    public static readonly CodedConcept SiteCharacteristic = Own("site-characteristic", "Imaging Physical Entity Characteristic");
    public static readonly CodedConcept Campaign = Own("campaign", "Campaign");
    public static readonly CodedConcept Template = Own("template", "Annotation Template");
    public static readonly CodedConcept DerivedFrom = Own("derived-from", "Derived from Document");
    public const string OwnScheme = "99CROWD";

    private static CodedConcept Dcm(string value, string meaning) => new(value, "DCM", meaning);

    private static CodedConcept Own(string value, string meaning) => new(value, OwnScheme, meaning);
}
