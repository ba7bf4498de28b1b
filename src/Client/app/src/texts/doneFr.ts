import type { doneEn } from './doneEn';
import { counted } from './french';

/** Le retour à un cas validé ou passé, en français. */
export const doneFr: typeof doneEn = {
  open: (count) => counted(count, 'cas traité', 'cas traités'),
  title: 'Vos cas traités',
  text: 'Une erreur ? Rouvrez le cas et corrigez-la. Ce que vous avez validé reste valable jusqu’à ce que vous validiez de nouveau ou passiez le cas.',
  closed: 'La campagne est close : ce que vous avez validé reste valable.',
  submitted: 'validé',
  skipped: 'passé',
  reopened: 'rouvert, pas encore validé à nouveau',
  at: (iso) => new Date(iso).toLocaleString('fr', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
  correct: 'Corriger',
  goOn: 'Reprendre',
  back: 'Y revenir',
  submittedTitle: 'Vous avez validé ce cas',
  skippedTitle: 'Vous avez passé ce cas',
  decidedText: 'Revenez-y pour corriger quelque chose, ou passez au suivant.',
  decidedWithWork: 'Cet appareil garde un travail qui n’a pas été validé. Revenez au cas pour le voir à côté de ce qui l’a été.',
  correctingTitle: 'Vous corrigez ce cas',
  correctingText: 'Ce que vous avez validé reste valable jusqu’à une nouvelle validation.',
  leave: 'Le laisser tel quel',
};
