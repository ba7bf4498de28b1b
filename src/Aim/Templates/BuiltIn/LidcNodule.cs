using CrowdAnnotate.Primitives;
using static CrowdAnnotate.Aim.Lexicon;

namespace CrowdAnnotate.Aim;

/// <summary>The nine characteristics of LIDC-IDRI for a lung nodule.</summary>
internal static class LidcNodule
{
    private const string Qiicr = "99LIDCQIICR";

    public static readonly AnnotationTemplate Template = new(
        TemplateUid("lidc-nodule", "1"), "LIDC nodule", "1",
        new("Outline every nodule on each slice and rate its nine characteristics.", "Détourez chaque nodule sur chaque coupe et notez ses neuf caractéristiques."),
        [
            Rated("subtlety", new("C45992", "NCIt", "Subtlety score"), "How easy is it to see?", "Est-il facile à voir ?",
                Step("101", "1 out of 5 (Extremely subtle)", "1 Extremely subtle"), Step("102", "2 out of 5 (Moderately subtle)", "2 Moderately subtle"),
                Step("103", "3 out of 5 (Fairly subtle)", "3 Fairly subtle"), Step("104", "4 out of 5 (Moderately obvious)", "4 Moderately obvious"),
                Step("105", "5 out of 5 (Obvious)", "5 Obvious")),
            Kind("internal-structure", new("200", Qiicr, "Internal structure"), "What is it made of?", "De quoi est-il fait ?",
                Answer("NCIt", "C12471", "Soft tissue", french: "Tissu mou"), Answer("NCIt", "C25278", "Fluid", french: "Liquide"),
                Answer("NCIt", "C12472", "Adipose tissue", "Fat", "Graisse"), Answer("NCIt", "C73434", "Air", french: "Air")),
            Kind("calcification", new("C3672", "NCIt", "Calcification"), "How is it calcified?", "Comment est-il calcifié ?",
                Answer(RadLex, "RID35453", "Popcorn calcification sign", "Popcorn", "En pop-corn"), Answer(Qiicr, "302", "Laminated appearance", "Laminated", "Lamellaire"),
                Answer(RadLex, "RID5741", "Solid appearance", "Solid", "Pleine"), Answer(Qiicr, "304", "Non-central appearance", "Non-central", "Excentrée"),
                Answer(RadLex, "RID5827", "Central calcification", "Central", "Centrale"), Answer(RadLex, "RID28473", "Absent", french: "Absente")),
            Rated("sphericity", new("400", Qiicr, "Sphericity"), "How round is it?", "Est-il rond ?",
                Answer(RadLex, "RID5811", "linear", "1 Linear", "1 Linéaire"), Between(2), Answer(RadLex, "RID5800", "ovoid", "3 Ovoid", "3 Ovoïde"), Between(4),
                Answer(RadLex, "RID5799", "round", "5 Round", "5 Rond")),
            Rated("margin", new("C25563", "NCIt", "Margin"), "How sharp is its margin?", "Son bord est-il net ?",
                Answer(RadLex, "RID5709", "Indistinct margin", "1 Indistinct", "1 Flou"), Between(2), Between(3), Between(4),
                Answer(RadLex, "RID5707", "Circumscribed margin", "5 Circumscribed", "5 Bien limité")),
            Rated("lobulation", new("C62175", "NCIt", "Lobular Pattern"), "How lobulated is it?", "Est-il lobulé ?",
                Step("601", "1 out of 5 (No lobulation)", "1 None"), Between(2), Between(3), Between(4), Step("605", "5 out of 5 (Marked lobulation)", "5 Marked")),
            Rated("spiculation", new("C28749", "NCIt", "Spiculation"), "How spiculated is it?", "Est-il spiculé ?",
                Step("701", "1 out of 5 (No spiculation)", "1 None"), Between(2), Between(3), Between(4), Step("705", "5 out of 5 (Marked spiculation)", "5 Marked")),
            Rated("texture", new("C41144", "NCIt", "Texture"), "How solid is it?", "Est-il solide ?",
                Answer(RadLex, "RID50153", "non-solid pulmonary nodule", "1 Non-solid", "1 Non solide"), Between(2),
                Answer(RadLex, "RID50152", "part-solid pulmonary nodule", "3 Part-solid", "3 Mixte"), Between(4),
                Answer(RadLex, "RID50151", "solid pulmonary nodule", "5 Solid", "5 Solide")),
            Rated("malignancy", new("RID36042", RadLex, "Malignancy"), "How likely is it cancer?", "Est-il suspect ?",
                Step("901", "1 out of 5 (Highly Unlikely for Cancer)", "1 Highly unlikely"), Step("902", "2 out of 5 (Moderately Unlikely for Cancer)", "2 Moderately unlikely"),
                Step("903", "3 out of 5 (Indeterminate Likelihood)", "3 Indeterminate"), Step("904", "4 out of 5 (Moderately Suspicious for Cancer)", "4 Moderately suspicious"),
                Step("905", "5 out of 5 (Highly Suspicious for Cancer)", "5 Highly suspicious")),
        ],
        [new(MarkKind.Contour, 1), new(MarkKind.Bidirectional, 0)], 20, modality: "CT",
        source: "Questions and answers with their codes (NCIt, RadLex, 99LIDCQIICR): concepts_dict.json and values_dict.json of QIICR/lidc2dicom.");

    private static TemplateQuestion Rated(string id, CodedConcept code, string english, string french, params ReadOnlySpan<AllowedAnswer> answers) =>
        new(id, code, new(english, french), ValueList.Create(answers), required: true, asksConfidence: false, AnswerScale.Ordinal);

    private static TemplateQuestion Kind(string id, CodedConcept code, string english, string french, params ReadOnlySpan<AllowedAnswer> answers) =>
        new(id, code, new(english, french), ValueList.Create(answers), required: true, asksConfidence: false);

    private static AllowedAnswer Step(string value, string meaning, string english) => Answer(Qiicr, value, meaning, english);

    // The steps that LIDC gives no name.
    private static AllowedAnswer Between(int step) => Answer(Qiicr, $"00{step}", $"{step} out of 5", $"{step}");
}
