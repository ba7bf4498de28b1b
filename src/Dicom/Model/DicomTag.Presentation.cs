namespace CrowdAnnotate.Dicom;

/// <summary>The attributes of presentation states (PS3.3 §C.10, §C.11) that say what was drawn and where.</summary>
public readonly partial record struct DicomTag
{
    public static readonly DicomTag GraphicAnnotationSequence = new(0x0070, 0x0001);
    public static readonly DicomTag GraphicLayer = new(0x0070, 0x0002);
    public static readonly DicomTag BoundingBoxAnnotationUnits = new(0x0070, 0x0003);
    public static readonly DicomTag AnchorPointAnnotationUnits = new(0x0070, 0x0004);
    public static readonly DicomTag GraphicAnnotationUnits = new(0x0070, 0x0005);
    public static readonly DicomTag UnformattedTextValue = new(0x0070, 0x0006);
    public static readonly DicomTag TextObjectSequence = new(0x0070, 0x0008);
    public static readonly DicomTag GraphicObjectSequence = new(0x0070, 0x0009);
    public static readonly DicomTag BoundingBoxTopLeftHandCorner = new(0x0070, 0x0010);
    public static readonly DicomTag AnchorPoint = new(0x0070, 0x0014);
    public static readonly DicomTag GraphicFilled = new(0x0070, 0x0024);
    public static readonly DicomTag ImageRotation = new(0x0070, 0x0042);
    public static readonly DicomTag DisplayedAreaTopLeftHandCorner = new(0x0070, 0x0052);
    public static readonly DicomTag DisplayedAreaBottomRightHandCorner = new(0x0070, 0x0053);
    public static readonly DicomTag DisplayedAreaSelectionSequence = new(0x0070, 0x005A);
    public static readonly DicomTag ContentLabel = new(0x0070, 0x0080);
    public static readonly DicomTag ContentDescription = new(0x0070, 0x0081);
    public static readonly DicomTag PresentationCreationDate = new(0x0070, 0x0082);
    public static readonly DicomTag PresentationCreationTime = new(0x0070, 0x0083);
    public static readonly DicomTag ContentCreatorName = new(0x0070, 0x0084);
    public static readonly DicomTag CompoundGraphicSequence = new(0x0070, 0x0209);
}
