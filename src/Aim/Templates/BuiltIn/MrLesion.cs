using CrowdAnnotate.Primitives;
using static CrowdAnnotate.Aim.Lexicon;

namespace CrowdAnnotate.Aim;

/// <summary>A lesion on MR: size, signal on T1, T2, diffusion and its map, diagnosis, location.</summary>
internal static class MrLesion
{
    private static readonly AllowedAnswer NoDiffusion = OwnAnswer("dwi-none", "No such images", "Non acquise");

    public static readonly AnnotationTemplate Template = new(
        TemplateUid("mr-lesion", "1"), "MR lesion", "1",
        new("Measure every lesion, describe its signal against the tissue around it, and give your diagnosis.", "Mesurez chaque lésion, décrivez son signal par rapport au tissu voisin, et donnez votre diagnostic."),
        [
            Site(),
            Signal("t1", "Signal on T1", "On T1 it is", "En T1", OwnAnswer("t1-none", "No such images", "Non acquise")),
            Signal("t2", "Signal on T2", "On T2 it is", "En T2", OwnAnswer("t2-none", "No such images", "Non acquise")),
            Signal("dwi", "Signal on DWI", "On diffusion-weighted images it is", "En diffusion", NoDiffusion),
            Signal("adc", "Signal on ADC", "On the ADC map it is", "Sur la carte d'ADC", OwnAnswer("adc-none", "No such map", "Non calculée"), Unless("dwi", NoDiffusion)),
            new("diagnosis", OwnCode("diagnosis", "Diagnosis"), new("What is your diagnosis?", "Votre diagnostic ?"),
                [
                    OwnAnswer("dx-primary", "Primary malignant tumor", "Tumeur maligne primitive"), OwnAnswer("dx-metastasis", "Metastasis", "Métastase"),
                    OwnAnswer("dx-lymphoma", "Lymphoma", "Lymphome"), OwnAnswer("dx-benign", "Benign tumor", "Tumeur bénigne"), OwnAnswer("dx-cyst", "Cyst", "Kyste"),
                    OwnAnswer("dx-inflammation", "Infection or inflammation", "Infection ou inflammation"), OwnAnswer("dx-vascular", "Vascular lesion", "Lésion vasculaire"),
                    OwnAnswer("dx-other", "Something else", "Autre"), OwnAnswer("dx-unknown", "Cannot tell", "Indéterminé"),
                ],
                required: true, asksConfidence: true, place: AnswerPlace.Conclusion),
        ],
        [new(MarkKind.Bidirectional, 1), new(MarkKind.Contour, 0)], 20, modality: "MR",
        source: $"The form (size, T1, T2, DWI and ADC signal, diagnosis, location): the project's deck; its answers are worded by us. {EpadSource} {OwnSource}");

    private static TemplateQuestion Signal(string id, string meaning, string english, string french, AllowedAnswer absent, params ReadOnlySpan<AskedWhen> when) => new(
        id, OwnCode($"signal-{id}", meaning), new(english, french),
        [
            OwnAnswer("hypointense", "Hypointense", "Hyposignal"), OwnAnswer("isointense", "Isointense", "Isosignal"), OwnAnswer("hyperintense", "Hyperintense", "Hypersignal"),
            OwnAnswer("heterogeneous", "Heterogeneous", "Hétérogène"), absent,
        ],
        required: true, asksConfidence: false, askedWhen: ValueList.Create(when));
}
