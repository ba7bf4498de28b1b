import type { practiceEn } from './practiceEn';

/** Les cas d’entraînement, en français. */
export const practiceFr: typeof practiceEn = {
  seeFeedback: 'Voir ce qui en est connu',
  badge: 'Entraînement',
  badgeHint: 'Un cas dont la vérité est connue. Elle vous est montrée après validation, et le cas ne compte pas.',
  title: 'Ce que l’on sait de ce cas',
  found: (found, of) => (found === of ? `Vous avez marqué ${of === 1 ? 'la lésion' : `les ${of} lésions`}.` : `Vous avez marqué ${found} lésion${found > 1 ? 's' : ''} sur ${of}.`),
  overlap: (percent) => `recouvrement ${percent} %`,
  overlapHint: 'Coefficient de Dice entre vos contours et les contours connus',
  axis: (yours, known) => `${yours} mm, connu ${known} mm`,
  missed: 'non marquée',
  extra: 'aucune lésion connue ici',
  legend: 'Les contours connus sont en blanc et en tirets sur l’image.',
  show: (label) => `Montrer ${label} sur l’image`,
  again: 'Refaire l’entraînement',
  next: 'Passer aux cas',
  offline: 'Votre lecture d’entraînement est sur cet appareil. Ce que l’on sait du cas vous sera montré au retour du réseau.',
  use: 'Utiliser comme cas d’entraînement',
  unuse: 'Mettre fin à l’entraînement',
  isPractice: 'Cas d’entraînement',
  useHint: 'Chaque lecteur le lit en premier, voit ensuite cette référence, et le cas ne compte pas.',
};
