import { agreementFr } from './agreementFr';
import { adminFr } from './adminFr';
import { curatorFr } from './curatorFr';
import { doneFr } from './doneFr';
import type { Texts } from './en';
import { counted } from './french';
import { withFrenchSpaces } from './frenchSpaces';
import { problemsFr } from './problemsFr';
import { practiceFr } from './practiceFr';
import { embedFr } from './embedFr';
import { plotsFr } from './plotsFr';
import { readingFr } from './readingFr';
import { replaysFr } from './replaysFr';
import { reportFr } from './reportFr';
import { outboxFr } from './savingFr';
import { toReadFr } from './toReadFr';
import { viewerFr } from './viewerFr';
import { viewingFr } from './viewingFr';
import { wordsFr } from './wordsFr';

/** Toutes les phrases de la page, en français. */
export const fr: Texts = withFrenchSpaces<Texts>({
  product: 'CrowdAnnotate',
  synthetic: 'Fantôme synthétique, pas un patient',
  syntheticShort: 'Synthétique',
  byte: 'o',
  and: 'et',
  signIn: {
    title: 'Connexion',
    lead: 'Les lectures sont enregistrées sous votre pseudonyme, jamais sous votre nom.',
    pseudonym: 'Pseudonyme',
    password: 'Mot de passe',
    submit: 'Se connecter',
    working: 'Connexion…',
    wrong: 'Le pseudonyme et le mot de passe ne correspondent pas.',
    tooMany: 'Trop de tentatives. Attendez une minute, puis réessayez.',
    unreachable: 'Le serveur est injoignable. Vérifiez le réseau, puis réessayez.',
    failed: 'La connexion a échoué. Réessayez.',
    missing: 'Remplissez les deux champs.',
  },
  shell: {
    language: 'Langue',
    skipLink: 'Aller au contenu',
    skipToQuestions: 'Aller aux anomalies et aux questions',
    skipToImage: 'Aller à l’image',
    letterKeysOff: 'Désactiver les touches d’une lettre',
    letterKeysOn: 'Activer les touches d’une lettre',
    menu: 'Menu du compte',
    signOut: 'Se déconnecter',
    sendingTitle: 'Envoi de vos tracés…',
    sendingText: 'Vous serez déconnecté dès que le serveur les aura reçus.',
    unsentTitle: (cases) => `${counted(cases, 'cas n’est', 'cas ne sont')} que sur cet appareil`,
    unsentText: 'L’envoi n’a pas abouti. Tout reste sur cet appareil. Ce que vous avez validé partira dès que quelqu’un se connecte ici, le reste quand ce sera vous.',
    stay: 'Rester connecté',
    leaveAnyway: 'Se déconnecter quand même',
    signedInAs: (who) => `Connecté : ${who}`,
    roles: { reader: 'Lecteur', curator: 'Curateur', administrator: 'Administrateur' },
    toReading: 'Campagnes à lire',
    toCampaigns: 'Campagnes',
    toAdmin: 'Archive et personnes',
    loading: 'Chargement',
    signedOutTitle: 'Votre session a expiré',
    signInAgain: 'Se reconnecter',
    notFoundTitle: 'Il n’y a rien ici',
    notFoundText: 'L’adresse est fausse, ou ce qu’elle montrait ne vous est pas accessible.',
    home: 'Retour à l’accueil',
    failedTitle: 'Le chargement a échoué',
    offlineTitle: 'Le serveur est injoignable',
    offlineText: 'Rien n’est perdu. La page réessaie dès que le réseau revient.',
    retry: 'Réessayer',
    notForRole: 'Votre rôle ne donne pas accès à cette page.',
    crashedTitle: 'Une erreur est survenue sur cette page',
    crashedText: 'Vos tracés sont conservés sur cet appareil. Rechargez la page pour reprendre là où vous en étiez.',
    reload: 'Recharger',
  },
  viewer: viewerFr,
  practice: practiceFr,
  embed: embedFr,
  reading: readingFr,
  toRead: toReadFr,
  done: doneFr,
  saving: outboxFr,
  curator: curatorFr,
  plots: plotsFr,
  agreement: agreementFr,
  replays: replaysFr,
  report: reportFr,
  admin: adminFr,
  viewing: viewingFr,
  words: wordsFr,
  problems: problemsFr,
});
