import { agreed, counted } from './french';
import { whole } from './numbers';
import type { toReadEn } from './toReadEn';

/** La liste des campagnes à lire, en français. */
export const toReadFr: typeof toReadEn = {
  title: 'Campagnes à lire',
  emptyTitle: 'Aucune campagne ne vous attend',
  emptyText: 'Dès qu’un curateur vous invite à l’une d’elles, elle apparaît ici.',
  progress: (submitted, total) => `${whole(submitted)} sur ${whole(total)} ${agreed(submitted, 'lu')}`,
  skipped: (count) => counted(count, 'passé'),
  start: 'Commencer la lecture',
  goOn: 'Reprendre le cas en cours',
  next: 'Cas suivant',
  opening: 'Ouverture…',
  finished: 'Tout est lu',
  closed: 'Close',
  closedText: 'Ce que vous avez validé est conservé.',
};
