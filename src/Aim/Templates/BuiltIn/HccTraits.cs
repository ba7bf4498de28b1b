using CrowdAnnotate.Primitives;
using static CrowdAnnotate.Aim.Lexicon;

namespace CrowdAnnotate.Aim;

/// <summary>Traits of hepatocellular carcinoma on CT of which the name was read in a source: no more than two.</summary>
internal static class HccTraits
{
    public static readonly AnnotationTemplate Template = new(
        TemplateUid("hcc-traits", "1"), "HCC radiogenomic traits", "1",
        new("Measure every hepatocellular carcinoma and say whether the predictors of venous invasion are there.", "Mesurez chaque carcinome hépatocellulaire et dites si les prédicteurs d'invasion veineuse sont présents."),
        [
            Trait("ttpvi", "Two-trait predictor of venous invasion", "Two-trait predictor of venous invasion (TTPVI)?", "Prédicteur à deux signes (TTPVI) ?"),
            Trait("rvi", "Radiogenomic venous invasion", "Radiogenomic venous invasion (RVI)?", "Invasion veineuse radiogénomique (RVI) ?"),
        ],
        [new(MarkKind.Bidirectional, 1), new(MarkKind.Contour, 0)], 20, modality: "CT",
        source: "The names TTPVI and RVI: PMC8108034, on the traits of Segal 2007. The other traits and their definitions were not read in a source and are left out. "
            + $"Yes and no: SNOMED CT. {OwnSource}");

    private static TemplateQuestion Trait(string id, string meaning, string english, string french) =>
        new(id, OwnCode(id, meaning), new(english, french), [Yes, No, Indeterminate], required: true, asksConfidence: true);
}
