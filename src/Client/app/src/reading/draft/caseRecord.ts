import type { Assignment, Measured, Reading } from '../../api/contract';
import { emptyReading, sameReading } from '../state/reading';

/** What this device keeps of a case until the server has it. */
export interface CaseRecord {
  assignmentId: string;
  assignment: Assignment;
  reading: Reading;
  /** The version of the server's draft on which `reading` stands; 0 for none. */
  base: number;
  /** There is something in `reading` that the server has not acknowledged. */
  unsent: boolean;
  /** What was last sent without an answer: it may have arrived. */
  inFlight: Reading | null;
  /** The server's numbers, and the reading they belong to. */
  measured: Measured | null;
  measuredFor: Reading | null;
  /** A submission under way keeps its id for ever, so that a second try is the same submission. */
  submission: { id: string; reading: Reading } | null;
}

export function recordOf(assignment: Assignment): CaseRecord {
  const { draft } = assignment;
  return {
    assignmentId: assignment.id,
    assignment,
    reading: draft?.reading ?? emptyReading,
    base: draft?.version ?? 0,
    unsent: false,
    inFlight: null,
    measured: draft?.measured ?? null,
    measuredFor: draft?.reading ?? null,
    submission: null,
  };
}

/**
 * The device's record and the server's assignment as one. Work that was never acknowledged wins over what the server has, unless the server has
 * moved on by something that did not come from here: then `stale` says so, and the reader decides.
 */
export function reconcile(kept: CaseRecord | null, assignment: Assignment): { record: CaseRecord; stale: boolean } {
  const fresh = recordOf(assignment);
  if (!kept?.unsent) return { record: { ...fresh, submission: kept?.submission ?? null }, stale: false };
  const draft = assignment.draft;
  const record = { ...kept, assignment };
  if ((draft?.version ?? 0) === kept.base) return { record: { ...record, inFlight: null }, stale: false };
  const arrived = draft !== null && ((kept.inFlight !== null && sameReading(draft.reading, kept.inFlight)) || sameReading(draft.reading, kept.reading));
  if (!arrived) return { record, stale: true };
  return {
    record: { ...record, base: draft.version, inFlight: null, unsent: !sameReading(draft.reading, kept.reading), measured: draft.measured, measuredFor: draft.reading },
    stale: false,
  };
}
