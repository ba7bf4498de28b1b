const objects = (n: number) => (n === 1 ? '1 object' : `${n} objects`);

/** Sending results to an archive, in English. */
export const curatorSendingEn = {
  title: 'Archive',
  send: 'Send to archive',
  sending: 'Sending…',
  lead: 'Every reading and the consensus as SR, SEG and RTSTRUCT, under pseudonyms. What the archive has already is not sent again.',
  nothingYet: 'Nothing has been submitted yet, so there is nothing to send.',
  making: (n: number) => (n === 0 ? 'Making the objects' : `Making the objects: ${n} so far`),
  sent: (sent: number, of: number) => `Sent ${sent} of ${objects(of)}`,
  none: 'There was nothing to send: no reading has an object in these formats.',
  before: (n: number) => `${n} of them before`,
  refused: (n: number) => `${n} refused`,
  waiting: (n: number) => `${n} waiting`,
  byWhom: (by: string, when: string) => `by ${by}, ${when}`,
  pausedTitle: 'Waiting for the archive',
  paused: (trouble: string, when: string | null) => `${trouble} It is tried again by itself${when ? ` at ${when}` : ''}; nothing is lost.`,
  tryNow: 'Try now',
  stoppedTitle: 'Sending stopped',
  stopped: (trouble: string) => `${trouble} What was not sent is sent the next time.`,
  failed: 'Sending did not begin',
  refusedList: 'Refused objects',
  all: (n: number) => `All ${objects(n)}`,
  states: { waiting: 'Waiting', sent: 'Sent', refused: 'Refused' },
  wasThere: 'Sent before',
  replaces: (uid: string) => `A new instance; ${uid}, sent before, stays in the archive.`,
  storedAs: (uid: string) => `The archive keeps it as ${uid}.`,
};
