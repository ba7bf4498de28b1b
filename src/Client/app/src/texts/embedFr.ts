import type { embedEn } from './embedEn';

/** Un cas dans le cadre d’un portail, en français. */
export const embedFr: typeof embedEn = {
  cannotTitle: 'Ce cas ne peut pas être lu ici',
  signInTitle: 'Connectez-vous pour lire ce cas',
  signInText: 'La connexion s’ouvre dans une autre fenêtre. Revenez ensuite ici et poursuivez.',
  signIn: 'Se connecter',
  goOn: 'Poursuivre',
  signedInTitle: 'Vous êtes connecté',
  signedInText: 'Fermez cette fenêtre et poursuivez là d’où vous venez.',
  done: { submitted: 'Le cas est validé', skipped: 'Le cas est passé', kept: 'Votre lecture est sur cet appareil et part dès que le réseau revient' },
};
