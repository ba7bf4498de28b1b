/** What becomes of a reader's work, in English. */
export const savingEn = {
  save: {
    nothing: 'Nothing yet',
    saved: 'Saved',
    device: 'On this device',
    sending: 'Sending',
    offline: 'On this device, offline',
    signedOut: 'On this device',
    stale: 'Not the newest',
    refused: 'Not accepted',
    deviceFails: 'Not kept',
  },
};

const cases = (count: number) => (count === 1 ? '1 case' : `${count} cases`);

/** The list of what is on this device and not at the server, in English. */
export const outboxEn = {
  title: 'On this device, not at the server yet',
  chip: (count: number, sending: boolean) => `${cases(count)} on this device${sending ? ', sending' : ''}`,
  chipOthers: (count: number) => `${cases(count)} of another reader`,
  chipTrouble: 'This device cannot keep your work',
  andWaiting: (word: string, count: number) => `${word} · ${count} waiting`,
  andRefused: (count: number) => `${cases(count)} not accepted`,
  byOthers: 'Something between this browser and the server did not let it through.',
  empty: 'Nothing waits here. The server has everything you did.',
  item: {
    submission: (number: string) => `${number}, submitted`,
    skip: (number: string) => `${number}, skipped`,
    draft: (number: string) => `${number}, not submitted yet`,
  },
  at: (iso: string) => new Date(iso).toLocaleTimeString('en', { hour: '2-digit', minute: '2-digit', hour12: false }),
  waiting: 'Waits to be sent.',
  sending: 'Is being sent.',
  tried: (tries: number) => `The server did not answer, ${tries === 1 ? 'once' : `${tries} times`} so far. It is tried again by itself.`,
  draft: 'Is sent as soon as the server can be reached.',
  refused: (status: number, text: string) => `The server did not accept it (${status}): ${text}`,
  open: 'Open the case',
  saveFile: 'Save as a file',
  discard: 'Discard…',
  discardSure: 'Discard it for good',
  sendNow: 'Send now',
  others: (count: number) => `${cases(count)} of another reader ${count === 1 ? 'is' : 'are'} also kept here. What was submitted is sent under that reader’s name; the rest waits for that reader.`,
  heldTitle: 'Sign in to send this',
  heldText: 'What waits here is sent as soon as a reader is signed in.',
  promised: (answer: boolean | null): string =>
    answer === true ? 'The browser has promised to keep this when it runs short of space.'
    : answer === false ? 'The browser has not promised to keep this when it runs short of space: send it before you leave this device.'
    : 'The browser does not say whether it keeps this when it runs short of space.',
  troubleTitle: {
    newer: 'This browser was used with a newer version of the program',
    blocked: 'Another tab still runs an older version of the program',
    failed: 'This browser gives the page no storage',
  },
  troubleText: {
    newer: 'What that version keeps here is left untouched and cannot be shown by this one. Reload the page; if this stays, ask for the newer version.',
    blocked: 'Close the other tabs of this site, then reload. Nothing is lost.',
    failed: 'What you do is sent to the server at once and kept nowhere else. Do not close the page until “Saved” is shown.',
  },
  sketchBack: 'What you were drawing when the page closed is back. Undo takes it away.',
  arrivedTitle: 'The server has this case',
  arrivedText: 'It was sent from this device and is stored.',
  sentTitle: 'This case is submitted and on its way',
  sentText: 'It is kept on this device until the server has it.',
  nextCase: 'Next case',
  elsewhereTitle: 'This case is open in another tab',
  elsewhereText: 'It is read in one tab at a time, so that nothing is overwritten. What was drawn there comes along.',
  goOnHere: 'Go on here',
  anothersTitle: 'This case is another reader’s',
  anothersText: 'What was drawn is kept on this device, under its reader’s name, until they sign in again.',
  fullTitle: 'This device has no room for your work',
  fullText: 'What you draw is in this page only. Make room and try again, or save it as a file. Do not close the page.',
  pageOnlyTitle: 'Neither the server nor this device could take the case',
  pageOnlyText: 'It is still here, in this page. Submit again when the network is back, and do not close the page.',
  keepOffline: (count: number) => `Keep ${count} cases for reading without a network`,
  keepText: 'For places with bad Wi-Fi: the images are fetched now and dropped as you submit.',
  keeping: (complete: number, of: number, share: number) => `${complete} of ${of} cases kept${share > 0 ? `, next ${Math.round(share * 100)} %` : ''}`,
  keptAll: (count: number) => `${cases(count)} can be read here without a network`,
  keptFull: (count: number) => `${cases(count)} kept: the browser gives no more room`,
  keptAway: (count: number) => `${cases(count)} kept so far: the network is gone`,
  keepNoMore: 'Drop the images',
  offlineList: 'No network: these are the cases on this device.',
};
