using CrowdAnnotate.Primitives;

namespace CrowdAnnotate.Aim;

/// <summary>The templates that come with the product.</summary>
public static class BuiltInTemplates
{
    /// <summary>CrowdAnnotate's own scheme, for what no public lexicon at hand has a code for.</summary>
    public const string PrivateScheme = "99CROWD";

    private const string RadLex = "RadLex";
    private const string Lidc = "99LIDCQIICR";

    /// <summary>Where a lesion is, what its margin is like, and how suspicious it is; two axes, and contours where the reader draws them.</summary>
    public static readonly AnnotationTemplate LesionSurvey = new(
        new("2.25.66594967966169448279323420759601405776"), "Lesion survey", "1",
        new("Mark every lesion you see: its long and short axis, and its outline on each slice if you can.",
            "Marquez chaque lésion : grand et petit axe, et si possible son contour sur chaque coupe."),
        [Site(), Margin(), Malignancy()],
        [new(MarkKind.Bidirectional, 1), new(MarkKind.Contour, 0)],
        20,
        source: "Sites (RadLex): ePAD's RECIST template. Margin and malignancy (NCIt, RadLex, 99LIDCQIICR): QIICR/lidc2dicom. 99CROWD is our own scheme.");

    /// <summary>The built-in templates by the short names that commands take.</summary>
    public static readonly IReadOnlyDictionary<string, AnnotationTemplate> ByName = new Dictionary<string, AnnotationTemplate>
    {
        ["lesion-survey"] = LesionSurvey,
        ["finding-site-size"] = FindingSiteSize.Template,
        ["recist-target"] = RecistTarget.Template,
        ["lidc-nodule"] = LidcNodule.Template,
        ["li-rads"] = LiRadsObservation.Template,
        ["vasari-glioma"] = VasariGlioma.Template,
        ["mr-lesion"] = MrLesion.Template,
        ["hcc-traits"] = HccTraits.Template,
    };

    public static readonly ValueList<AnnotationTemplate> All = ByName.Values.ToValueList();

    // Sites in RadLex, as ePAD's RECIST template has them.
    private static TemplateQuestion Site() => new(
        "site", new("363698007", "SCT", "Finding site"), new("Where is it?", "Où est-elle ?"),
        [
            Answer("RID58", RadLex, "liver", "Liver", "Foie"),
            Answer("RID1301", RadLex, "lung", "Lung", "Poumon"),
            Answer("RID13197", RadLex, "bone", "Bone", "Os"),
            Answer("RID205", RadLex, "kidney", "Kidney", "Rein"),
            Answer("site-other", PrivateScheme, "other site", "Elsewhere", "Ailleurs"),
        ],
        required: true, asksConfidence: false, AnswerScale.Nominal, AnswerPlace.FindingSite);

    // The ends of LIDC's margin scale; the steps between have no public code.
    private static TemplateQuestion Margin() => new(
        "margin", new("C25563", "NCIt", "Margin"), new("What is its margin like?", "Comment est son bord ?"),
        [
            Answer("RID5707", RadLex, "circumscribed", "Circumscribed", "Bien limité"),
            Answer("RID5709", RadLex, "indistinct", "Indistinct", "Flou"),
            Answer("margin-not-assessable", PrivateScheme, "margin not assessable", "Cannot tell", "Non évaluable"),
        ],
        required: true, asksConfidence: false);

    // LIDC's five steps, as coded by QIICR.
    private static TemplateQuestion Malignancy() => new(
        "malignancy", new("RID36042", RadLex, "Malignancy"), new("How suspicious is it of malignancy?", "Est-elle suspecte de malignité ?"),
        [
            Answer("901", Lidc, "highly unlikely", "Highly unlikely", "Très peu probable"),
            Answer("902", Lidc, "moderately unlikely", "Moderately unlikely", "Peu probable"),
            Answer("903", Lidc, "indeterminate", "Indeterminate", "Indéterminée"),
            Answer("904", Lidc, "moderately suspicious", "Moderately suspicious", "Suspecte"),
            Answer("905", Lidc, "highly suspicious", "Highly suspicious", "Très suspecte"),
        ],
        required: true, asksConfidence: true, AnswerScale.Ordinal);

    private static AllowedAnswer Answer(string code, string scheme, string meaning, string english, string french) =>
        new(new CodedConcept(code, scheme, meaning), new LocalText(english, french));
}
