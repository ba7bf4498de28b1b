import { agreementEn } from './agreementEn';
import { adminEn } from './adminEn';
import { curatorEn } from './curatorEn';
import { doneEn } from './doneEn';
import { practiceEn } from './practiceEn';
import { embedEn } from './embedEn';
import { plotsEn } from './plotsEn';
import { readingEn } from './readingEn';
import { replaysEn } from './replaysEn';
import { reportEn } from './reportEn';
import { outboxEn } from './savingEn';
import { toReadEn } from './toReadEn';
import { viewerEn } from './viewerEn';
import { viewingEn } from './viewingEn';
import { wordsEn } from './wordsEn';

/** Every sentence the page says, in English. Another language is another file of this shape (`Texts`). */
export const en = {
  product: 'CrowdAnnotate',
  synthetic: 'Synthetic phantom, not a patient',
  syntheticShort: 'Synthetic',
  byte: 'B',
  and: 'and',
  signIn: {
    title: 'Sign in',
    lead: 'Readings are stored under your pseudonym, never under your name.',
    pseudonym: 'Pseudonym',
    password: 'Password',
    submit: 'Sign in',
    working: 'Signing in…',
    wrong: 'Pseudonym and password do not match.',
    tooMany: 'Too many tries. Please wait a minute, then try again.',
    unreachable: 'The server cannot be reached. Check the network, then try again.',
    failed: 'Sign-in did not work. Please try again.',
    missing: 'Fill in both fields.',
  },
  shell: {
    language: 'Language',
    skipLink: 'Skip to the content',
    skipToQuestions: 'Skip to findings and questions',
    skipToImage: 'Skip to the image',
    letterKeysOff: 'Switch single-letter keys off',
    letterKeysOn: 'Switch single-letter keys on',
    menu: 'Account menu',
    signOut: 'Sign out',
    sendingTitle: 'Sending what you drew…',
    sendingText: 'You are signed out as soon as the server has it.',
    unsentTitle: (cases: number) => (cases === 1 ? 'One case is on this device only' : `${cases} cases are on this device only`),
    unsentText: 'It could not be sent. It stays on this device. What you submitted is sent when anybody signs in here; the rest when you do.',
    stay: 'Stay signed in',
    leaveAnyway: 'Sign out all the same',
    signedInAs: (who: string) => `Signed in as ${who}`,
    roles: { reader: 'Reader', curator: 'Curator', administrator: 'Administrator' },
    toReading: 'Campaigns to read',
    toCampaigns: 'Campaigns',
    toAdmin: 'Archive and people',
    loading: 'Loading',
    signedOutTitle: 'Your sign-in has ended',
    signInAgain: 'Sign in again',
    notFoundTitle: 'There is nothing here',
    notFoundText: 'The address is wrong, or what it showed is not yours to see.',
    home: 'Back to the start',
    failedTitle: 'This could not be loaded',
    offlineTitle: 'The server cannot be reached',
    offlineText: 'Nothing is lost. The page tries again when the network is back.',
    retry: 'Try again',
    notForRole: 'Your role has no access to this page.',
    crashedTitle: 'Something went wrong on this page',
    crashedText: 'What you drew is kept on this device. Reload to go on where you were.',
    reload: 'Reload',
  },
  viewer: viewerEn,
  practice: practiceEn,
  embed: embedEn,
  reading: readingEn,
  toRead: toReadEn,
  done: doneEn,
  saving: outboxEn,
  curator: curatorEn,
  plots: plotsEn,
  agreement: agreementEn,
  replays: replaysEn,
  report: reportEn,
  admin: adminEn,
  viewing: viewingEn,
  words: wordsEn,
  /** What the server refused, by its type; English leaves the server its own sentence. */
  problems: {} as Record<string, string>,
};

export type Texts = typeof en;
