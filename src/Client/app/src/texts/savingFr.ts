import { agreed, counted } from './french';
import type { outboxEn, savingEn } from './savingEn';

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

const cases = (count: number) => counted(count, 'cas', 'cas');

/** La liste de ce qui est sur cet appareil et pas encore au serveur, en français. */
export const outboxFr: typeof outboxEn = {
  title: 'Sur cet appareil, pas encore au serveur',
  chip: (count, sending) => `${cases(count)} sur cet appareil${sending ? ', envoi en cours' : ''}`,
  chipOthers: (count) => `${cases(count)} d’un autre lecteur`,
  chipTrouble: 'Cet appareil ne peut pas conserver votre travail',
  andWaiting: (word, count) => `${word} · ${count} en attente`,
  andRefused: (count) => `${cases(count)} non ${count < 2 ? 'accepté' : 'acceptés'}`,
  byOthers: 'Quelque chose entre ce navigateur et le serveur ne l’a pas laissé passer.',
  empty: 'Rien n’attend ici. Le serveur a tout ce que vous avez fait.',
  item: {
    submission: (number) => `${number}, validé`,
    skip: (number) => `${number}, passé`,
    draft: (number) => `${number}, pas encore validé`,
  },
  at: (iso) => new Date(iso).toLocaleTimeString('fr', { hour: '2-digit', minute: '2-digit' }),
  waiting: 'En attente d’envoi.',
  sending: 'Envoi en cours.',
  tried: (tries) => `Le serveur n’a pas répondu, ${tries === 1 ? 'une fois' : `${tries} fois`} jusqu’ici. Un nouvel essai se fait tout seul.`,
  draft: 'Part dès que le serveur est joignable.',
  refused: (status, text) => `Le serveur ne l’a pas accepté (${status}) : ${text}`,
  open: 'Ouvrir le cas',
  saveFile: 'Enregistrer dans un fichier',
  discard: 'Supprimer…',
  discardSure: 'Supprimer pour de bon',
  sendNow: 'Envoyer maintenant',
  others: (count) => `${cases(count)} d’un autre lecteur ${count === 1 ? 'est aussi conservé' : 'sont aussi conservés'} ici. Ce qui a été validé part sous le nom de ce lecteur ; le reste l’attend.`,
  heldTitle: 'Connectez-vous pour l’envoyer',
  heldText: 'Ce qui attend ici part dès qu’un lecteur est connecté.',
  promised: (answer) =>
    answer === true ? 'Le navigateur a promis de le conserver s’il manque de place.'
    : answer === false ? 'Le navigateur n’a pas promis de le conserver s’il manque de place : envoyez-le avant de quitter cet appareil.'
    : 'Le navigateur ne dit pas s’il le conserve lorsqu’il manque de place.',
  troubleTitle: {
    newer: 'Ce navigateur a servi à une version plus récente du programme',
    blocked: 'Un autre onglet exécute encore une version plus ancienne du programme',
    failed: 'Ce navigateur n’accorde aucun stockage à la page',
  },
  troubleText: {
    newer: 'Ce que cette version conserve ici reste intact et ne peut pas être montré par celle-ci. Rechargez la page ; si cela persiste, demandez la version plus récente.',
    blocked: 'Fermez les autres onglets de ce site, puis rechargez. Rien n’est perdu.',
    failed: 'Ce que vous faites part aussitôt au serveur et n’est conservé nulle part ailleurs. Ne fermez pas la page avant de voir « Enregistré ».',
  },
  sketchBack: 'Ce que vous dessiniez à la fermeture de la page est de retour. « Annuler » l’enlève.',
  arrivedTitle: 'Le serveur a reçu ce cas',
  arrivedText: 'Il a été envoyé depuis cet appareil et il est enregistré.',
  sentTitle: 'Ce cas est validé et en route',
  sentText: 'Il est conservé sur cet appareil jusqu’à ce que le serveur l’ait.',
  nextCase: 'Cas suivant',
  elsewhereTitle: 'Ce cas est ouvert dans un autre onglet',
  elsewhereText: 'Il se lit dans un seul onglet à la fois, pour que rien ne soit écrasé. Ce qui y a été dessiné vient avec.',
  goOnHere: 'Continuer ici',
  anothersTitle: 'Ce cas est à un autre lecteur',
  anothersText: 'Ce qui a été dessiné est conservé sur cet appareil, sous le nom de son lecteur, jusqu’à ce qu’il se reconnecte.',
  fullTitle: 'Cet appareil n’a plus de place pour votre travail',
  fullText: 'Ce que vous dessinez n’est que dans cette page. Faites de la place et réessayez, ou enregistrez-le dans un fichier. Ne fermez pas la page.',
  pageOnlyTitle: 'Ni le serveur ni cet appareil n’ont pu prendre le cas',
  pageOnlyText: 'Il est toujours ici, dans cette page. Validez-le de nouveau quand le réseau revient, et ne fermez pas la page.',
  keepOffline: (count) => `Conserver ${count} cas pour lire sans réseau`,
  keepText: 'Là où le Wi-Fi est mauvais : les images sont chargées maintenant et supprimées à mesure que vous validez.',
  keeping: (complete, of, share) => `${complete} sur ${of} cas ${agreed(complete, 'conservé')}${share > 0 ? `, le suivant à ${Math.round(share * 100)} %` : ''}`,
  keptAll: (count) => `${cases(count)} ${count === 1 ? 'peut être lu' : 'peuvent être lus'} ici sans réseau`,
  keptFull: (count) => `${cases(count)} ${agreed(count, 'conservé')} : le navigateur n’accorde plus de place`,
  keptAway: (count) => `${cases(count)} ${agreed(count, 'conservé')} jusqu’ici : le réseau a disparu`,
  keepNoMore: 'Supprimer les images',
  offlineList: 'Pas de réseau : voici les cas qui sont sur cet appareil.',
};
