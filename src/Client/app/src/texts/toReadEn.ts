/** The list of campaigns to read, in English. */
export const toReadEn = {
  title: 'Campaigns to read',
  emptyTitle: 'No campaign is waiting for you',
  emptyText: 'When a curator invites you to one, it appears here.',
  progress: (submitted: number, total: number) => `${submitted} of ${total} read`,
  skipped: (count: number) => `${count} skipped`,
  start: 'Start reading',
  goOn: 'Go on with the open case',
  next: 'Next case',
  opening: 'Opening…',
  finished: 'All read',
  closed: 'Closed',
  closedText: 'What you submitted is kept.',
};
