import type { ImagePoint, SliceContour } from './contract';

/** What the server and the page say to each other of adjudication, as JSON; the rest stands in contract.ts. */

/** The first four are of a lesion's region; the other two of which marks are the same lesion. */
export type DecisionKind = 'accepted' | 'readerChosen' | 'redrawn' | 'rejected' | 'merged' | 'split';
export interface CodedReason { code: string; meaning: string }
/** One reader's mark by the names it keeps however lesions are matched. */
export interface MarkReference { reader: string; trackingUid: string }

/** What stands on a lesion. marks: those it was made on; marksNow: those the lesion has; isOutdated: some came, went or were corrected since. volume: of images that are no volume the area. */
export interface LesionDecision {
  id: string; kind: 'accepted' | 'readerChosen' | 'redrawn' | 'rejected'; reason: CodedReason; comment: string | null; curator: string; at: string; beforeConsensus: boolean;
  chosen: string | null; contours: SliceContour[]; volume: number | null; marks: number; marksNow: number; isOutdated: boolean;
}
/** Anything that was ever decided on the case. lesion: its label now; stands: it is what counts; notApplied: why a merge or split no longer applies. */
export interface DecisionRow {
  id: string; kind: DecisionKind; lesion: string | null; readers: string[]; chosen: string | null; reason: CodedReason; comment: string | null; curator: string; at: string; beforeConsensus: boolean;
  undone: { curator: string; at: string; comment: string | null } | null; stands: boolean; notApplied: string | null;
}

/** POST /api/campaigns/{id}/cases/{caseId}/adjudication → DecisionSaved, 201; the same id again: the same answer, 200. `basis` is the review's adjudicationVersion.
 *  submissions: those that the marks are of, as the curator saw them. marks: all of the lesion, or of all lesions that are merged. outlines: closed polygons; the server fills the slices between them.
 *  409 "decided-meanwhile", "consensus-seen", "marks-changed", "matching-anew". POST …/adjudication/{decisionId}/undo UndoRequest → DecisionSaved.
 *  POST /api/campaigns/{id}/cases/{caseId}/consensus-shown → 204: from then on this curator no longer chooses, redraws or rejects on the case. */
export interface DecisionRequest {
  id: string; basis: number; kind: DecisionKind; marks: MarkReference[]; submissions: string[]; chosen?: MarkReference; apart?: MarkReference[]; outlines?: { slice: number; points: ImagePoint[] }[];
  reason: string; comment: string | null;
}
export interface UndoRequest { id: string; basis: number; comment: string | null }
export interface DecisionSaved { version: number }

/** GET /api/campaigns/{id}/cases/{caseId}/lesions/{lesionId}/votes: how many of `readers` have each voxel of a box of the case's grid inside.
 *  `votes` is base64 of a byte for each voxel, columns fastest, then rows, then slices. 404 while the consensus is not shown, and where there is none. */
export interface LesionVotes { readers: number; x: number; y: number; z: number; columns: number; rows: number; slices: number; votes: string }
