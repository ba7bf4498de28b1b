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
