using CrowdAnnotate.Primitives;
using static CrowdAnnotate.Aim.Lexicon;

namespace CrowdAnnotate.Aim;

/// <summary>An observation by LI-RADS for CT and MR: major features, what points elsewhere, and the category.</summary>
internal static class LiRadsObservation
{
    private const string RadElement = "RADELEMENT";

    private static readonly AllowedAnswer Untreated = OwnAnswer("untreated", "Untreated", "Non traitée");
    private static readonly AllowedAnswer InVein = Yes;

    public static readonly AnnotationTemplate Template = new(
        TemplateUid("li-rads", "1"), "LI-RADS observation", "1",
        new("Measure every observation in the liver, outer edge to outer edge, and categorise it.", "Mesurez chaque observation du foie, de bord à bord, et classez-la."),
        [
            new("treated", new("RDE65", RadElement, "Treated or untreated"), new("Was it treated?", "A-t-elle été traitée ?"),
                [Untreated, OwnAnswer("treated", "Treated", "Traitée")], required: true, asksConfidence: false),
            Major("aphe", "RDE86", "Nonrim arterial phase hyperenhancement", "Nonrim arterial phase hyperenhancement?", "Rehaussement artériel, non en couronne ?", [Yes, No]),
            Major("washout", "RDE85", "Nonperipheral washout", "Nonperipheral washout?", "Lavage non périphérique ?", [Yes, No]),
            Major("capsule", "RDE83", "Enhancing capsule", "Enhancing capsule?", "Capsule rehaussée ?", [Yes, No]),
            Major("growth", "RDE84", "Threshold growth", "Threshold growth?", "Croissance au-dessus du seuil ?", [Yes, No, NotApplicable]),
            new("tumor-in-vein", OwnCode("tumor-in-vein", "Tumor in vein"), new("Tumor in vein?", "Tumeur dans une veine ?"), [InVein, No], required: true, asksConfidence: false),
            new("vein", OwnCode("vein", "Vein with tumor"), new("In which vein?", "Dans laquelle ?"),
                [
                    OwnAnswer("portal-main", "Main portal vein", "Tronc porte"), OwnAnswer("portal-right", "Right portal vein", "Branche porte droite"),
                    OwnAnswer("portal-left", "Left portal vein", "Branche porte gauche"), OwnAnswer("hepatic-vein", "Hepatic vein", "Veine hépatique"),
                    OwnAnswer("vena-cava", "Inferior vena cava", "Veine cave inférieure"), OwnAnswer("vein-other", "Another vein", "Autre veine"),
                ],
                required: true, asksConfidence: false, atMost: 6, askedWhen: [When("tumor-in-vein", InVein)]),
            Several("targetoid", "Targetoid appearance", "Targetoid features", "Aspect en cible",
                OwnAnswer("rim-aphe", "Rim arterial phase hyperenhancement"), OwnAnswer("rim-washout", "Peripheral washout"), OwnAnswer("central-delayed", "Delayed central enhancement"),
                OwnAnswer("target-dwi", "Targetoid restriction"), OwnAnswer("target-tp-hbp", "Targetoid TP or HBP appearance")),
            Several("lr-m-features", "Nontargetoid LR-M features", "Other features of LR-M", "Autres signes de LR-M",
                OwnAnswer("infiltrative", "Infiltrative appearance"), OwnAnswer("marked-dwi", "Marked diffusion restriction"), OwnAnswer("necrosis", "Necrosis or severe ischemia")),
            Several("ancillary", "Ancillary features favoring malignancy", "Ancillary features favoring malignancy", "Signes accessoires de malignité",
                OwnAnswer("us-visible", "Visible on US as a nodule"), OwnAnswer("sub-growth", "Subthreshold growth"), OwnAnswer("corona", "Corona enhancement"),
                OwnAnswer("fat-sparing", "Fat sparing in solid mass"), OwnAnswer("restricted-dwi", "Restricted diffusion"), OwnAnswer("t2-hyper", "Mild-moderate T2 hyperintensity"),
                OwnAnswer("iron-sparing", "Iron sparing in solid mass"), OwnAnswer("tp-hypo", "Transitional phase hypointensity"), OwnAnswer("hbp-hypo", "Hepatobiliary phase hypointensity")),
            new("category", OwnCode("li-rads-category", "LI-RADS category"), new("Which category?", "Quelle catégorie ?"),
                [Category("1"), Category("2"), Category("3"), Category("4"), Category("5"), Category("M"), Category("TIV"), Category("NC")],
                required: true, asksConfidence: true, place: AnswerPlace.Conclusion, askedWhen: [When("treated", Untreated)]),
        ],
        [new(MarkKind.Bidirectional, 1), new(MarkKind.Contour, 0)], 20,
        source: "Features with RDE codes: RadElement identifiers in the ACR Assist module of LI-RADS; the size (RDE81) is measured from the mark. Yes and no: SNOMED CT. "
            + $"Categories and features without an identifier there: names as in that module, codes of ours. {OwnSource}");

    private static TemplateQuestion Major(string id, string code, string meaning, string english, string french, ValueList<AllowedAnswer> answers) => new(
        id, new CodedConcept(code, RadElement, meaning), new(english, french), answers, required: true, asksConfidence: false, askedWhen: [When("treated", Untreated)]);

    private static TemplateQuestion Several(string id, string meaning, string english, string french, params ReadOnlySpan<AllowedAnswer> answers) => new(
        id, OwnCode(id, meaning), new(english, french), ValueList.Create(answers), required: false, asksConfidence: false, atMost: answers.Length);

    private static AllowedAnswer Category(string name) => OwnAnswer($"LR-{name}", $"LR-{name}");
}
