using static CrowdAnnotate.Aim.Lexicon;

namespace CrowdAnnotate.Aim;

/// <summary>What it is, where it is, how large: for any finding.</summary>
internal static class FindingSiteSize
{
    public static readonly AnnotationTemplate Template = new(
        TemplateUid("finding-site-size", "1"), "Finding, site, size", "1",
        new("Mark every finding with its long and short axis; say what it is and where.", "Mesurez chaque anomalie (grand et petit axe) ; dites ce que c'est et où."),
        [
            new("finding", OwnCode("finding", "Finding"), new("What is it?", "Qu'est-ce ?"),
                [
                    Answer(RadLex, "RID3874", "mass", "Mass", "Masse"), OwnAnswer("nodule", "Nodule", "Nodule"), OwnAnswer("cyst", "Cyst", "Kyste"),
                    OwnAnswer("lymph-node", "Lymph node", "Adénopathie"), OwnAnswer("finding-other", "Something else", "Autre"),
                ],
                required: true, asksConfidence: true, place: AnswerPlace.Observation),
            Site(),
        ],
        [new(MarkKind.Bidirectional, 1), new(MarkKind.Contour, 0)], 20,
        source: $"RID3874 mass: the VASARI template file. {EpadSource} {OwnSource}");
}
