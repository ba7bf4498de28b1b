/** The way back to a case that was submitted or skipped, in English. */
export const doneEn = {
  open: (count: number) => (count === 1 ? '1 case done' : `${count} cases done`),
  title: 'Cases you have done',
  text: 'A mistake? Open the case and put it right. What you submitted stands until you submit again.',
  closed: 'The campaign is closed: what you submitted stands.',
  submitted: 'submitted',
  skipped: 'skipped',
  reopened: 'open again, not submitted anew',
  at: (iso: string) => new Date(iso).toLocaleString('en', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hour12: false }),
  correct: 'Correct',
  goOn: 'Go on',
  back: 'Go back to it',
  correctingTitle: 'You are correcting this case',
  correctingText: 'What you submitted stands until you submit again.',
  leave: 'Leave it as it was',
};
