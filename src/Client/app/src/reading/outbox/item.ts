import type { Assignment, Problem, Reading, SkipRequest, SubmissionRequest } from '../../api/contract';
import type { ApiProblem } from '../../api/problem';
import type { CaseRecord, CaseRecordV1 } from '../draft/caseRecord';
import { writer } from '../draft/writer';

/** What the server said when it did not take something. */
export interface Refused { status: number; type: string; text: string; errors: NonNullable<Problem['errors']>; at: string }

interface Common {
  /** Made here, and the same for every try. */
  id: string;
  /** The pseudonym of whose it is; null in what was kept before the server said so. */
  reader: string | null;
  assignmentId: string;
  campaign: { id: string; name: string };
  caseNumber: string;
  madeAt: string;
  tries: number;
  /** Milliseconds since 1970: not tried again before. */
  notBefore: number;
  /** Set: the server refused it. It is kept in sight and tried again only when its reader asks. */
  refused: Refused | null;
}

/** One thing that has to reach the server. Its body never changes once it is here. */
export type OutboxItem = Common & ({ kind: 'submission'; body: SubmissionRequest } | { kind: 'skip'; body: SkipRequest });

function common(id: string, reader: string | null, assignment: Assignment, madeAt: string): Common {
  const { campaign } = assignment;
  return { id, reader, assignmentId: assignment.id, campaign: { id: campaign.id, name: campaign.name }, caseNumber: assignment.case?.number ?? '', madeAt, tries: 0, notBefore: 0, refused: null };
}

const now = () => new Date().toISOString();

export function submissionOf(record: CaseRecord, reading: Reading, viewing?: SubmissionRequest['viewing'], id: string = crypto.randomUUID()): OutboxItem {
  const body = { submissionId: id, ticket: record.assignment.ticket, reading, basis: { version: record.base, writer: writer() }, ...(viewing ? { viewing } : {}) };
  return { ...common(id, record.reader, record.assignment, now()), kind: 'submission', body };
}

export function skipOf(record: CaseRecord, reason: SkipRequest['reason'], id: string = crypto.randomUUID()): OutboxItem {
  // What the server has not got goes with the skip: its reader finds it again when they go back to the case.
  const work = record.unsent ? { reading: record.reading, basis: { version: record.base, writer: writer() } } : {};
  return { ...common(id, record.reader, record.assignment, now()), kind: 'skip', body: { reason, ticket: record.assignment.ticket, ...work } };
}

/** Version 1 kept a submission inside its case; its id stays, so that a second try is the same submission. */
export function itemOfVersion1(old: CaseRecordV1): OutboxItem | null {
  if (!old.submission) return null;
  const { id, reading } = old.submission;
  return { ...common(id, old.assignment.reader ?? null, old.assignment, now()), kind: 'submission', body: { submissionId: id, ticket: old.assignment.ticket, reading } };
}

export function refusedOf(problem: ApiProblem): Refused {
  return { status: problem.status, type: problem.type, text: problem.message, errors: problem.problem.errors ?? [], at: now() };
}

export const pathOf = (item: OutboxItem) => `/api/reading/assignments/${item.assignmentId}/${item.kind}`;
