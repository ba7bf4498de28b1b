import type { Assignment, Measured, Reading } from '../../api/contract';
import { emptyReading, sameReading } from '../state/reading';
import type { Refused } from '../outbox/item';

/** What this device keeps of a case until the server has it. A case handed out ahead is one in which nothing is done yet. */
export interface CaseRecord {
  assignmentId: string;
  /** The pseudonym of whose it is; null in what was kept before the server said so. */
  reader: string | null;
  /** Cases are read in this order. */
  order: number;
  assignment: Assignment;
  reading: Reading;
  /** The version of the server's draft on which `reading` stands; 0 for none. */
  base: number;
  /** There is something in `reading` that the server has not acknowledged. */
  unsent: boolean;
  /** What was last sent without an answer: it may have arrived. */
  inFlight: Reading | null;
  /** What was sent before that on the same base, without an answer either; absent in what was kept by an older program. */
  unanswered?: Reading[];
  /** The server's numbers, and the reading they belong to. */
  measured: Measured | null;
  measuredFor: Reading | null;
  /** The outbox item that holds this case's submission or skip. */
  sentAs: string | null;
  /** Why the server did not take the draft as it is; it is not sent again before it changes. */
  refused: Refused | null;
}

/** As version 1 of the store kept it. */
export type CaseRecordV1 = Omit<CaseRecord, 'reader' | 'order' | 'sentAs' | 'refused'> & { submission: { id: string; reading: Reading } | null };

export function ofVersion1({ submission, ...old }: CaseRecordV1): CaseRecord {
  return { ...old, reader: old.assignment.reader ?? null, order: 0, sentAs: submission?.id ?? null, refused: null };
}

export function recordOf(assignment: Assignment, order = 0): CaseRecord {
  const { draft } = assignment;
  return {
    assignmentId: assignment.id,
    reader: assignment.reader ?? null,
    order,
    assignment,
    reading: draft?.reading ?? emptyReading,
    base: draft?.version ?? 0,
    unsent: false,
    inFlight: null,
    unanswered: [],
    measured: draft?.measured ?? null,
    measuredFor: draft?.reading ?? null,
    sentAs: null,
    refused: null,
  };
}

/**
 * The device's record and the server's assignment as one. Work that was never acknowledged wins over what the server has, unless the server has
 * moved on by something that did not come from here: then `stale` says so, and the reader decides.
 */
export function reconcile(kept: CaseRecord | null, assignment: Assignment): { record: CaseRecord; stale: boolean } {
  const fresh = recordOf(assignment, kept?.order);
  if (!kept?.unsent) return { record: { ...fresh, sentAs: kept?.sentAs ?? null }, stale: false };
  const draft = assignment.draft;
  const record = { ...kept, assignment, reader: fresh.reader, refused: null };
  if ((draft?.version ?? 0) === kept.base) return { record: { ...record, inFlight: null, unanswered: [] }, stale: false };
  if (draft === null || !sentFromHere(kept).some((reading) => sameReading(draft.reading, reading))) return { record, stale: true };
  return {
    record: { ...record, base: draft.version, inFlight: null, unanswered: [], unsent: !sameReading(draft.reading, kept.reading), measured: draft.measured, measuredFor: draft.reading },
    stale: false,
  };
}

/** It was submitted or skipped and is not in its reader's hand. */
export const isDecided = ({ assignment: { state } }: CaseRecord) => state === 'Submitted' || state === 'Skipped';

/** What is known of it may be shown. */
export const isPractised = ({ assignment: { practice, state } }: CaseRecord) => practice === true && state === 'Submitted';

const MOST_UNANSWERED = 8;

/** All that may have arrived at the server without our knowing. */
const sentFromHere = ({ inFlight, unanswered = [], reading }: CaseRecord): Reading[] => [...(inFlight ? [inFlight] : []), ...unanswered, reading];

/** Before `reading` is sent: what is still without an answer is remembered, for its answer alone may have been lost. */
export function aboutToSend({ inFlight, unanswered = [] }: CaseRecord, reading: Reading): Pick<CaseRecord, 'inFlight' | 'unanswered'> {
  return { inFlight: reading, unanswered: (inFlight && inFlight !== reading ? [inFlight, ...unanswered] : unanswered).slice(0, MOST_UNANSWERED) };
}
