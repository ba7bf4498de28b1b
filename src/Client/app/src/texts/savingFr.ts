import type { savingEn } from './savingEn';

/** Ce qu’il advient du travail du lecteur, en français. */
export const savingFr: typeof savingEn = {
  save: {
    nothing: 'Rien pour l’instant',
    saved: 'Enregistré',
    device: 'Sur cet appareil',
    sending: 'Envoi en cours',
    offline: 'Sur cet appareil, hors ligne',
    signedOut: 'Sur cet appareil',
    stale: 'Version dépassée',
    refused: 'Non accepté',
    deviceFails: 'Non conservé',
  },
};
