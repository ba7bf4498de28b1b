/** Les motifs d’une décision, par leur code. */
export const adjudicationReasonsFr: Record<string, string> = {
  'agrees-with-lesion': 'Les régions des lecteurs concordent sur la lésion',
  'best-boundary': 'Ce contour suit le mieux la lésion',
  'others-elsewhere': 'Les autres ont tracé une autre structure',
  'no-boundary-right': 'Aucun contour ne suit la lésion',
  'structure-included': 'Les contours incluent une structure voisine',
  'part-missed': 'Les contours omettent une partie de la lésion',
  'not-a-lesion': 'Anatomie normale',
  artefact: 'Artefact',
  'outside-protocol': 'Hors de ce que demande le protocole',
  'same-lesion': 'Les tracés sont d’une même lésion',
  'different-lesions': 'Les tracés sont de lésions différentes',
  other: 'Autre motif',
};

/** Les phrases du serveur sur les décisions. */
export const adjudicationSentencesFr: Record<string, string> = {
  'A merge no longer applies: none of its marks is left.': 'Une fusion est sans effet : aucun de ses tracés ne subsiste.',
  'A split no longer applies: none of its marks is left.': 'Une séparation est sans effet : aucun de ses tracés ne subsiste.',
  'A person adjudicates; a script does not.': 'Une personne adjudique, un script non.',
};
export const adjudicationPatternsFr: [said: RegExp, words: string][] = [
  [/^A merge no longer applies\. Reader (\S+) marked both: one reader's marks are different lesions\.$/, 'Une fusion est sans effet : $1 a tracé les deux, et les tracés d’un lecteur sont des lésions différentes.'],
  [/^Reader (\S+) marked both: one reader's marks are different lesions\.$/, '$1 a tracé les deux : les tracés d’un lecteur sont des lésions différentes.'],
  [/^There is no consensus to accept: (.+)$/, 'Il n’y a pas de consensus à accepter : $1'],
];
