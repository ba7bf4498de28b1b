using System.Text.RegularExpressions;

namespace CrowdAnnotate.Dicom;

/// <summary>The forms in which makers write models, kernels, versions, coils and sequences: so narrow that no name, date, telephone or record number has them.</summary>
internal static partial class TechnicalForms
{
    public static bool IsModel(string word) => Model().IsMatch(word);

    public static bool IsKernel(string word) => Kernel().IsMatch(word);

    public static bool IsMethod(string word) => Method().IsMatch(word);

    public static bool IsCoil(string word) => Coil().IsMatch(word);

    public static bool IsSequence(string word) => Sequence().IsMatch(word);

    /// <summary>Digits and dots with no more than six digits, or a maker's release; three numbers that could be a day are none.</summary>
    public static bool IsVersion(string word) => Release().IsMatch(word)
        || (Dotted().IsMatch(word) && word.Count(char.IsAsciiDigit) <= 6 && !Day().IsMatch(word));

    // CT750, uCT760, MR450w, 1.5T, TSX-301A, MRT200SP5, ADC_5146, S20, AS+, XR220.
    [GeneratedRegex(@"^(?:(?:CT|MR|PT|PET|HD|DX|XR|DR|CR|uCT|uMR|uMI|uPMR|uDR|FD|XG|RT|RX|PQ)\d{1,3}[a-z]{0,2}|\d(?:\.\d{1,2})?T|TSX-\d{3}[A-Z]|MRT\d{2,3}[A-Z]{1,2}\d|MRT\d{2}H1|ADC_51\d\d|CR-IR3\d\d|DX-[DMGS]|[ASEWV]\d{1,2}|AS\+|mCT[a-z+]?|X)$")]
    private static partial Regex Model();

    // Siemens B30f, Br40d, Hr40, T20s; GE HD variants by word; Canon FC13, FL03; Philips letters; United Imaging B_SOFT_B; Gaussians of PET.
    [GeneratedRegex(@"^(?:[BHTUSCDIJQ]\d{2}[fsduhmra]{0,2}|[BHUQTSJI][rvclpfhusntq]\d{2}[dfsuhmra]?|F[CL]\d{2}[A-Z]?|[A-FL]|[YUSE][A-EMBC]|CB|CHA|CHB|CHC|[BHLV]_(?:V?SOFT|V?SHARP|BONE|LUNG|STD|SMOOTH|BODY)_[A-D]|[1-9]|1\d|(?:XYZ|XY)?_?(?:Gauss|Gaussian|GAUSSIAN|gauss)\d{1,2}\.\d{1,2}|\d\.\d{1,2}|SS\d{2}|AR\d{1,2})$")]
    private static partial Regex Kernel();

    // OSEM3D, 4i21s, 3i24s, PSF2i21s, i3s33.
    [GeneratedRegex(@"^(?:(?:OSEM|OSEM2D|OSEM3D|PSF|TOF|PSF\+TOF|TrueX|UHD)?_?\d{1,2}i\d{1,2}s|i\d{1,2}s\d{1,2}|\d\.\d{1,2}|\d{1,2}mm)$")]
    private static partial Regex Method();

    // HE1-4, SP3, BO1, 8HRBRAIN, 32Ch, HEA;HEP by word, C-GE_HNS by part, Q-Body.
    [GeneratedRegex(@"^(?:(?:HE|HC|HN|NE|SP|BO|BC|PH|AN|EL|FS|FL|KN|SH|PA|BL|BR|HW|NC|TO|TX|TR|FA|UF)\d{1,2}(?:-\d{1,2})?|\d{1,2}(?:CH|Ch|ch)|\d{1,2}(?:CH|Ch|HR|NV|US)?_?(?:BRAIN|HEAD|NVHEAD|CTL|SPINE|TORSO|TORSOPA|CARDIAC|BODY|KNEE|BREAST|WRIST|FOOT|FTANKLE|SHOULDER|TLSPINE|PA|Head|Brain|Knee|Body)(?:_[A-D]|_LOW|_MID|_HI|MID|LOW)?|[A-CQ]|T[12])$")]
    private static partial Regex Coil();

    // *tfl3d1_16ns, *tse2d1_15, *fl3d1r, *ep_b1000, *ep_b50t, *spcR_282ns, *qtir2d1_3, *h2d1_256.
    [GeneratedRegex(@"^\*?(?:q?(?:tfl|tfi|tse|tirm|tir|tgse|se|fl|ep|spcir|spcR|spcn|spc|ci|de|fi|tr|re|pc|me|medic|fm|h|hs|swi|qfl|gre|mfi)_?(?:[23]d)?_?(?:\d{1,3})?(?:_\d{1,3})?(?:_?(?:ns|rr\d{0,2}|r|rb\d{1,3}|t|st|tb|pc|vib))*|ep_b\d{0,3}[05](?:t|#\d{1,2})?)$")]
    private static partial Regex Sequence();

    [GeneratedRegex(@"^\d{1,2}(?:\.\d{1,3}){1,3}[a-z]?$")]
    private static partial Regex Dotted();

    // Day, month and year of two digits in any order.
    [GeneratedRegex(@"^(?:(?:0?[1-9]|[12]\d|3[01])\.(?:0?[1-9]|[12]\d|3[01])\.\d{2}|\d{2}\.(?:0?[1-9]|1[0-2])\.(?:0?[1-9]|[12]\d|3[01]))$")]
    private static partial Regex Day();

    // Siemens VB17A, VA48A_02, E11C, XA30; GE DV26.0, R03, M4, 07MW18.4, gmp_vct.42, H3.1M5; Canon V4.86ER003, V3.51*P25; Philips R11.4; v2.
    [GeneratedRegex(@"^(?:V[A-G]\d{2}[A-Z]?(?:[-_](?:SP)?\d{1,2}[A-Z]?)?|[A-E]\d{2}[A-Z]?|XA\d{2}[A-Z]?|(?:DV|MR|HD|SV|RX|PX|MX)\d{2}(?:\.\d)?|[RM]\d{1,2}|\d{2}MW\d{2}\.\d{1,2}|(?:gmp_[a-z]{3}|sles_[a-z]{3}|coreload|revo_ct)\.\d{1,3}|H\d\.\dM\d|[RVv]\d{1,2}(?:\.\d{1,2}){0,3}|V\d{1,2}\.\d{1,2}(?:ER\d{3}|\*[A-Z]\d{1,2}|SP\d{4})?|SP\d{1,2}[A-Z]?|N4|Rev\d{1,2}|[1-9])$")]
    private static partial Regex Release();
}
