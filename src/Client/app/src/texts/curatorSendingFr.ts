import type { curatorSendingEn } from './curatorSendingEn';
import { agreed, counted } from './french';
import { whole } from './numbers';

/** L’envoi des résultats à une archive, en français. */
export const curatorSendingFr: typeof curatorSendingEn = {
  title: 'Archive',
  send: 'Envoyer à l’archive',
  sending: 'Envoi…',
  lead: 'Chaque lecture et le consensus en SR, SEG et RTSTRUCT, sous pseudonymes. Ce que l’archive possède déjà n’est pas renvoyé.',
  nothingYet: 'Rien n’a encore été validé, il n’y a donc rien à envoyer.',
  making: (n) => (n === 0 ? 'Création des objets' : `Création des objets : ${whole(n)} jusqu’ici`),
  sent: (sent, of) => `${whole(sent)} sur ${counted(of, 'objet')} ${agreed(sent, 'envoyé')}`,
  none: 'Il n’y avait rien à envoyer : aucune lecture n’a d’objet dans ces formats.',
  before: (n) => `dont ${whole(n)} auparavant`,
  refused: (n) => counted(n, 'refusé'),
  waiting: (n) => `${whole(n)} en attente`,
  byWhom: (by, when) => `par ${by}, ${when}`,
  pausedTitle: 'En attente de l’archive',
  paused: (trouble, when) => `${trouble} Nouvel essai automatique${when ? ` à ${when}` : ''} ; rien n’est perdu.`,
  tryNow: 'Réessayer maintenant',
  stoppedTitle: 'Envoi interrompu',
  stopped: (trouble) => `${trouble} Ce qui n’est pas parti le sera la prochaine fois.`,
  failed: 'L’envoi n’a pas commencé',
  refusedList: 'Objets refusés',
  all: (n) => (n < 2 ? counted(n, 'objet') : `Les ${counted(n, 'objet')}`),
  states: { waiting: 'En attente', sent: 'Envoyé', refused: 'Refusé' },
  wasThere: 'Envoyé auparavant',
  replaces: (uid) => `Nouvelle instance ; ${uid}, envoyée auparavant, reste dans l’archive.`,
  storedAs: (uid) => `L’archive la conserve sous ${uid}.`,
};
