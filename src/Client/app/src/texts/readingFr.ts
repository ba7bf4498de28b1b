import { agreed, counted } from './french';
import { markingFr } from './markingFr';
import type { readingEn } from './readingEn';
import { savingFr } from './savingFr';

/** La page de lecture d’un cas, en français. */
export const readingFr: typeof readingEn = {
  opening: 'Ouverture du cas…',
  panel: 'Anomalies et questions',
  toolbar: 'Outils',
  ...markingFr,
  yourCases: 'Vos cas',
  lastSubmitted: 'Dernier cas validé',
  lastSkipped: 'Dernier cas passé',
  lastKept: 'Dernier cas conservé sur cet appareil',
  findings: 'Anomalies',
  findingCount: (count, most) => `${count} sur ${most} au plus`,
  noFindingYet: 'Dessinez sur l’image pour marquer une lésion. Ses questions s’affichent ensuite ici.',
  noLesion: 'Aucune lésion',
  noLesionSaid: 'Vous indiquez qu’il n’y a aucune lésion à marquer sur ces images.',
  newFinding: 'Nouvelle anomalie',
  deleteFinding: (label) => `Supprimer ${label}`,
  deleteMark: (kind, slice) => `Supprimer ${kind}, coupe ${slice}`,
  noMarkYet: 'Aucun tracé. Dessinez-le sur l’image.',
  markPlace: { saved: 'enregistré', sending: 'envoi en cours', device: 'sur cet appareil' },
  onSlice: (slice) => `coupe ${slice}`,
  measuring: 'mesure en cours…',
  notMeasured: 'pas encore mesuré',
  noNumber: 'aucune valeur',
  calibration: { pixelSpacing: 'mm d’après Pixel Spacing', imagerPixelSpacing: 'mm sur le détecteur, d’après Imager Pixel Spacing', none: 'sans calibration, les longueurs sont en pixels' },
  questions: 'Questions',
  optional: 'facultatif',
  unanswered: 'réponse attendue',
  howSure: 'Quel est votre degré de certitude ?',
  notSet: 'non indiqué',
  value: 'Valeur',
  comment: 'Commentaire',
  submit: 'Valider, cas suivant',
  submitting: 'Validation…',
  skip: 'Passer…',
  save: savingFr.save,
  lack: (lack) => {
    const where = lack.label ? `${lack.label} : ` : '';
    if (lack.kind === 'tooMany') return `${where}supprimez des tracés : la campagne en demande ${lack.text} au plus`;
    if (lack.kind === 'mark') return `${where}tracez ${markingFr.drawn[lack.text as keyof typeof markingFr.drawn] ?? 'une marque'}`;
    if (lack.kind === 'axis') return `${where}placez le petit axe, ou gardez celui proposé`;
    if (lack.kind === 'answer') return `${where}répondez à « ${lack.text} »`;
    if (lack.kind === 'number') return `${where}saisissez la valeur de « ${lack.text} »`;
    if (lack.kind === 'confidence') return `${where}indiquez votre certitude pour « ${lack.text} »`;
    return lack.text ? where + lack.text : 'Marquez une lésion ou choisissez « Aucune lésion »';
  },
  more: (count) => `et ${counted(count, 'autre')}`,
  refusedTitle: 'Le serveur n’a pas accepté cette lecture',
  storedTitle: 'Ce cas est validé',
  storedText: 'Le suivant n’a pas pu être ouvert.',
  keptTitle: 'Ce cas est conservé sur cet appareil',
  keptText: 'Il part dès que le réseau revient. Aucun autre cas n’est sur cet appareil : le suivant a besoin du réseau.',
  signedOutText: 'Votre travail est conservé sur cet appareil. Connectez-vous pour reprendre ce cas là où vous en étiez.',
  offlineTitle: 'Pas de connexion au serveur',
  offlineText: 'Poursuivez la lecture : tout est conservé sur cet appareil et part dès que la connexion revient.',
  deviceFailsTitle: 'Cet appareil ne peut pas conserver votre travail',
  deviceFailsText: 'Sa mémoire est pleine ou fermée à cette page. Ne fermez pas la page avant que « Enregistré » ne s’affiche.',
  closedTitle: 'Cette campagne est close',
  closedText: 'Ce que vous avez validé est conservé. Ce qui n’a pas été validé reste sur cet appareil, au cas où elle serait rouverte.',
  draftRefusedTitle: 'Le serveur n’a pas accepté la dernière modification',
  staleTitle: 'Ce cas a été modifié dans une autre fenêtre',
  staleText: 'Ce que vous voyez ici est conservé sur cet appareil. Si vous chargez la version plus récente, « Annuler » fait revenir celle-ci.',
  loadNewer: 'Charger la plus récente',
  keepThis: 'Garder celle-ci',
  skipTitle: 'Passer ce cas',
  skipText: 'Il va à un autre lecteur. Vous pouvez y revenir depuis vos campagnes.',
  skipGroup: 'Le passer',
  judgeGroup: 'J’ai regardé et ne peux pas me prononcer',
  skipWithdraws: 'Ce que vous aviez validé sur ce cas est retiré, et vos modifications ne seront pas validées. Vous pouvez y revenir depuis vos campagnes.',
  skipWithWork: 'Ce que vous avez fait sur ce cas ne sera pas validé. Il va à un autre lecteur ; vous pouvez y revenir depuis vos campagnes.',
  skipReasons: {
    'poor-image-quality': 'La qualité d’image est insuffisante',
    'images-incomplete': 'Il manque des images',
    'wrong-body-part': 'Il montre une autre région du corps',
    'cannot-judge-artefact': 'Un artefact (mouvement, métal) le masque',
    'cannot-judge-coverage': 'La région n’est pas couverte en entier',
    'cannot-judge-phase': 'Il faudrait une autre phase ou série',
    'cannot-judge-prior': 'Il faudrait un examen antérieur',
    'cannot-judge': 'Pour une autre raison',
    'not-my-field': 'Ce n’est pas mon domaine',
  },
  keepReading: 'Poursuivre la lecture',
  close: 'Fermer',
  keysTitle: 'Touches',
  finishedTitle: 'Vous avez lu tous les cas de cette campagne',
  finishedCount: (submitted, skipped) => `${counted(submitted, 'cas validé', 'cas validés')}${skipped ? `, ${skipped} ${agreed(skipped, 'passé')}` : ''}.`,
  finishedText: 'Merci. Si d’autres sont ajoutés, ils apparaîtront dans vos campagnes.',
  toCampaigns: 'Vers vos campagnes',
};
