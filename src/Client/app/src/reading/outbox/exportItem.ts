import type { CaseRecord } from '../draft/caseRecord';
import type { OutboxItem } from './item';

/** What a person can hand in by another way: the work as it would be sent, with what it belongs to. */
export function fileOf(kept: OutboxItem | CaseRecord): { name: string; text: string } {
  const what = 'kind' in kept ? { kind: kept.kind, id: kept.id, madeAt: kept.madeAt, body: kept.body } : { kind: 'draft', version: kept.base, body: { reading: kept.reading, ticket: kept.assignment.ticket } };
  const number = 'kind' in kept ? kept.caseNumber : kept.assignment.case.number;
  const campaign = 'kind' in kept ? kept.campaign : { id: kept.assignment.campaign.id, name: kept.assignment.campaign.name };
  const content = { format: 'crowdannotate-outbox', version: 1, assignmentId: kept.assignmentId, reader: kept.reader, campaign, case: number, ...what, refused: kept.refused };
  return { name: `${number.replaceAll(/[^\w-]/g, '_') || 'case'}-${what.kind}.json`, text: JSON.stringify(content, null, 2) };
}
