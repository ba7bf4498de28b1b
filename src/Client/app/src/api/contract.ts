import type { CodedReason, DecisionKind, DecisionRow, LesionDecision } from './adjudication';

/**
 * What the server and the page say to each other, as JSON. The server's records are the source; the tests of
 * Server.Tests hold both to it. Lengths are mm, areas mm², volumes mm³ unless a unit stands beside the value.
 */

/** A code of a coding scheme; equal by value and scheme, never by meaning. */
export interface Code { value: string; scheme: string; meaning: string }

/** Corner-origin image pixels: (0,0) is the top-left corner of the top-left pixel, whose centre is (0.5, 0.5). */
export type ImagePoint = [x: number, y: number];

/** RFC 9457. `type` is a stable word such as "stale-draft"; `errors` say where. */
export interface Problem { type: string; title: string; status: number; detail?: string; errors?: { path: string; message: string }[] }

// ---- session -----------------------------------------------------------------------------------------------------
export type Role = 'reader' | 'curator' | 'administrator';
/** GET /api/session (always 200). `antiForgery` goes into the header X-CSRF-TOKEN of every POST, PUT and DELETE; fetch it again after sign-in. */
export interface Session { signedIn: boolean; pseudonym: string | null; role: Role | null; antiForgery: string; expiresAt: string | null }
/** POST /api/account/signin {name, password, returnUrl} → {returnUrl}; the page then navigates there. 401 problem "wrong-credentials", 429 "too-many-tries".
 *  To sign in, the page navigates to /signin?returnUrl=/… ; the server sends the browser to the page /account/signin?returnUrl=… .
 *  POST /api/session/signout → 204. Any API call answers 401 problem "signed-out" when the session has ended. */
export interface SignInRequest { name: string; password: string; returnUrl: string }

// ---- template ----------------------------------------------------------------------------------------------------
/** `number`: what the reader types with the answer, in that UCUM unit, within those bounds. */
/** The same words in other languages, by the language's tag; whatever is absent is said in English. */
export type OtherLanguages = Partial<Record<string, string>>;
export interface TemplateAnswer { code: Code; label: string; labelIn?: OtherLanguages | null; number?: TypedNumber | null }
export interface TypedNumber { unit: string; bounds: { operator: Comparison; value: number }[] }
export type Comparison = 'equal' | 'notEqual' | 'lessThan' | 'lessThanEqual' | 'greaterThan' | 'greaterThanEqual';
export interface TemplateQuestion {
  id: string; code: Code; text: string; answers: TemplateAnswer[]; required: boolean; asksConfidence: boolean; scale: 'nominal' | 'ordinal';
  // What follows is absent in a case that was opened before the server knew of it.
  explanation?: string | null;
  textIn?: OtherLanguages | null; explanationIn?: OtherLanguages | null;
  /** How many answers, where any is given; 1 and 1 unless said. */
  atLeast?: number; atMost?: number;
  /** Asked once that question has an answer. */
  partOf?: string | null;
  /** All must hold: one of the answers was given to an earlier question, or (given false) none of them was. */
  askedWhen?: { questionId: string; answers: Code[]; given: boolean }[];
}
/** Every finding answers the questions that are asked of it. `requiredMarks` holds the kinds of mark that each finding needs; `marks` all that are offered, with how many. */
export interface Template {
  uid: string; name: string; version: string; questions: TemplateQuestion[]; requiredMarks: MarkKind[]; maxFindings: number;
  marks?: { kind: MarkKind; atLeast: number; atMost: number | null }[];
}
/** GET /api/campaigns/templates: what a campaign can be made with. */
export interface TemplateSummary { name: string; title: string; questions: number }

// ---- reading -----------------------------------------------------------------------------------------------------
export interface CaseImages {
  id: string; number: string; studyUid: string; seriesUid: string; modality: string; synthetic: boolean;
  /** In the order of the slices, first to last along the normal; slice z is instances[z], frame numbers start at 1. */
  instances: { sopInstanceUid: string; frame: number }[];
  columns: number; rows: number; columnSpacing: number; rowSpacing: number; sliceSpacing: number; sliceThickness: number | null;
  calibration: 'pixelSpacing' | 'imagerPixelSpacing' | 'none';
  /** false: each image is by itself, like a projection; the slice spacing means nothing then. */
  volume?: boolean;
}
/** GET /api/reading/campaigns */
export interface ReaderCampaign { id: string; name: string; prompt: string; synthetic: boolean; submitted: number; skipped: number; total: number; openAssignmentId: string | null; closed?: boolean }

export type MarkKind = 'bidirectional' | 'length' | 'ellipse' | 'circle' | 'rectangle' | 'contour' | 'region' | 'angle' | 'point' | 'arrow';
/**
 * One stroke on one frame. `points` by kind: bidirectional: long axis start and end, short axis start and end. length: its ends. ellipse: the ends of
 * the major axis, then of the minor. circle: its centre, a point on it. rectangle: its four corners in order. contour: 3 or more, closed, the first not
 * repeated. angle: an end, the vertex, the other end. point: itself. arrow: its tip, its tail. region: none.
 */
export interface Mark {
  id: string; kind: MarkKind; sopInstanceUid: string; frame: number; points: ImagePoint[];
  /** Of a region alone: closed outlines along the edges of pixels (whole numbers); a pixel is in it when an odd number of them encloses it. */
  outlines?: ImagePoint[][];
  /** What a contour's points were made from (the corners of a polygon, the knots of a spline), for editing; the numbers stand on `points`. */
  knots?: ImagePoint[];
  /** What is written at an arrow or a point; at most 200 characters. */
  text?: string;
  /** Of axes alone: the short one is where the page proposed it, and no hand has set or kept it. It is in no number and cannot be submitted. */
  shortAxisProposed?: true;
}
/** `value`: the number typed with the answer; absent where there is none. */
export interface Answer { questionId: string; code: Code; confidence: number | null; value?: number }
export interface Finding { trackingUid: string; label: string; marks: Mark[]; answers: Answer[] }
/** What a reader has done on a case so far. trackingUid is "2.25." + a UUID as a decimal number; mark ids are UUIDs. */
export interface Reading { findings: Finding[]; noLesion: boolean; comment: string | null }

/** A number the server computed. markId is null for a measurement of the whole finding (volume). `notes` are plain sentences (e.g. "slices 12–13 interpolated"). */
export interface Measurement { trackingUid: string; markId: string | null; concept: Code; derivation: Code | null; value: number; unit: string; calibration: 'pixelSpacing' | 'imagerPixelSpacing' | 'none' }
export interface Measured { measurements: Measurement[]; notes: { trackingUid: string; markId: string | null; text: string }[] }

export interface Draft { version: number; reading: Reading; measured: Measured; savedAt: string }
/** POST /api/reading/campaigns/{campaignId}/next → Assignment, or 204 when nothing is left. The case in hand comes back again, else one that was handed out ahead.
 *  GET /api/reading/assignments/{id} → Assignment (404 when it is not the reader's own). */
export interface Assignment {
  id: string; ticket: string; leaseUntil: string;
  /** Whose it is; absent in a case that was opened before the server said so. */
  reader?: string;
  campaign: { id: string; name: string; prompt: string; synthetic: boolean };
  case: CaseImages; template: Template; draft: Draft | null; progress: { submitted: number; total: number };
  /** A case of known truth that is read first and counts for nothing. */
  practice?: boolean;
  /** What is asked of this case alone; absent in a case that was opened before the server said so. */
  prompt?: CasePrompt | null;
  /** It was submitted before, and that stands until this is submitted. POST …/{id}/leave (204) lets it stand and puts the case away. */
  reopened?: boolean;
  /** What became of it; absent in a case that was opened before the server said so. */
  state?: 'Open' | 'Submitted' | 'Skipped';
}
/** GET /api/reading/campaigns/{campaignId}/done → CaseDone[]: what was submitted or skipped (then skipReason), the latest first.
 *  POST /api/reading/assignments/{id}/reopen → Assignment: in hand again, with what was submitted as its draft. */
export interface CaseDone { assignmentId: string; number: string; decidedAt: string | null; skipReason: SkipReason | null; reopened: boolean }
/** A sentence, and the slice a case opens at (counted from 0; null for the middle).
 *  PUT /api/campaigns/{id}/cases/{caseId}/prompt CasePrompt → {prompt: CasePrompt | null}, before any reader has the case. */
export interface CasePrompt { text: string | null; slice: number | null }
/** GET /api/reading/assignments/{id}/beside → SeriesBeside[]: what may be looked at beside the case, series of its study first, then priors, the latest first.
 *  daysBefore: of a prior. sameFrame: positions of both are in one frame of reference. `images` carries the id and the number of the case. */
export interface SeriesBeside { kind: 'companion' | 'prior'; description: string | null; daysBefore: number | null; sameFrame: boolean; images: CaseImages }
/** POST /api/reading/campaigns/{campaignId}/ahead {count, have} → CasesAhead: tops up what the reader holds to `count` (1 to 25, the case in hand among them).
 *  `open` is all that the reader holds, in the order in which it is to be read; `cases` are those of it that are not in `have`. */
export interface CasesAhead { open: string[]; cases: Assignment[] }
/** PUT /api/reading/assignments/{id}/draft {version, reading, writer} (version: of the draft it is based on, 0 for none; writer: this browser) → DraftSaved.
 *  409 problem "stale-draft" when another tab has saved since: get the assignment again. */
export interface DraftSaved { version: number; measured: Measured; savedAt: string }
/** POST /api/reading/assignments/{id}/submission → Submitted, 201; the same submissionId with the same content again: the same answer, 200;
 *  with other content 422 "submission-differs"; 400 "invalid-reading" with `errors` by path (findings/0/answers, findings/1/marks/0, viewing/windows/2 …);
 *  409 "stale-draft" where another writer has saved a draft since the one it is based on. */
export interface SubmissionRequest { submissionId: string; ticket: string; reading: Reading; basis?: { version: number; writer: string }; viewing?: Viewing }
/** What was done to the case until it was submitted, and no more than that; the reader can see it. Slices are runs, first and last, counted from 0. */
export interface Viewing {
  /** Seconds in which the page was in front and something was done within the last 30. */
  activeSeconds: number;
  slicesSeen: [first: number, last: number][];
  /** The windows used for two seconds or more, at most 20, the longest first. */
  windows: { level: number; width: number; seconds: number }[];
  /** CSS pixels per image column, least and most. */
  zoom: { least: number; most: number } | null;
  input: ('mouse' | 'touch' | 'pen' | 'keyboard')[];
  /** CSS pixels, and device pixels for each. */
  display: { width: number; height: number; pixelRatio: number };
  /** Whether both faint squares of the grey pattern were seen on this display. */
  greyPattern: 'seen' | 'not-seen' | 'not-asked';
}
export interface Submitted { submissionId: string; annotationUid: string; submittedAt: string; measured: Measured }
/** Of a practice case instead: what is known of it, at once, and by GET /api/reading/assignments/{id}/feedback → PracticeFeedback. POST /api/reading/assignments/{id}/again → Assignment, to practise it once more. */
export interface Practised { submissionId: string; submittedAt: string; measured: Measured; feedback: PracticeFeedback }
export interface PracticeFeedback { rows: PracticeRow[]; truth: GivenFinding[] }
/** A lesion of the truth, a finding of the reader, or both where they overlap; mm. dice is null where axes alone were drawn. */
export interface PracticeRow { truth: string | null; finding: string | null; dice: number | null; longAxis: number | null; trueLongAxis: number | null }
/** POST /api/reading/assignments/{id}/skip {reason, ticket} → Skipped; said again, the same answer. By its ticket it is that reader's, whoever is signed in. */
/** `reading`: what was done on the case and has not come as a draft; 409 "stale-draft" where another writer has saved since its `basis`. */
export interface SkipRequest { reason: SkipReason; ticket: string; reading?: Reading; basis?: { version: number; writer: string } }
export interface Skipped { assignmentId: string; reason: SkipReason; skippedAt: string }
/** Those of `cannot-judge` say that the reader has looked and cannot tell; without more, for another reason than the four. */
export type SkipReason =
  | 'poor-image-quality' | 'images-incomplete' | 'wrong-body-part' | 'not-my-field'
  | 'cannot-judge-artefact' | 'cannot-judge-coverage' | 'cannot-judge-phase' | 'cannot-judge-prior' | 'cannot-judge';

// ---- curator -----------------------------------------------------------------------------------------------------
/** GET /api/campaigns */
export interface CampaignSummary { id: string; name: string; prompt: string; synthetic: boolean; cases: number; readers: number; submissions: number; readersPerCase: number; casesCovered: number;
  /** The de-identification profile; what its images are in law; since when its readers get nothing. */
  profile: string; state: KeyState; closedAt: string | null }
export type ConsensusState = 'waiting' | 'computing' | 'ready' | 'failed';
export interface CaseCoverage {
  id: string; number: string; submissions: number; skips: number; target: number; state: ConsensusState; lesions: number;
  /** Mean over the case's lesions of the mean pairwise Dice; null when undefined. */
  meanDice: number | null; flags: string[]; updatedAt: string | null;
  /** Readers practise on it (POST and DELETE /api/campaigns/{id}/cases/{caseId}/practice); it counts for nothing. */
  practice?: boolean;
}
/** GET /api/campaigns/{id} */
export interface Campaign extends CampaignSummary { cases: never; coverage: CaseCoverage[]; template: Template; readerPseudonyms: string[] }

/** A statistic with its variant, or the reason why it is undefined. The interval is clustered by case. */
export interface Statistic {
  name: string; variant: string; value: number | null; undefined: string | null;
  low: number | null; high: number | null; intervalMethod: string | null; intervalUndefined: string | null;
  lesions: number; cases: number; readers: number; readings: number; notFor: string;
}
export interface BlandAltman { firstReader: string; secondReader: string; bias: number; low: number; high: number; n: number; points: { case: string; lesion: string; mean: number; difference: number }[] }
/** What the desk shows of GET /api/campaigns/{id}/agreement; the rest of the answer stands in agreement.ts. Bland–Altman of ten readers at most. */
export interface CampaignAgreement {
  version: number; computedAt: string; submissions: number;
  detection: Statistic; dice: Statistic; iccLongAxis: Statistic; limitsWithMean: Statistic; alphas: (Statistic & { questionId: string; question: string })[];
  blandAltman: BlandAltman[];
}

export interface SliceContour { slice: number; points: ImagePoint[]; drawn: boolean }
export interface ReaderInLesion {
  submissionId: string; pseudonym: string; kind: 'contours' | 'axes'; trackingUid: string; label: string;
  longAxis: number | null; shortAxis: number | null; volume: number | null;
  diceToRest: number | null; outlier: boolean; reason: string | null; answers: { questionId: string; meaning: string; confidence: number | null; value?: number | null; unit?: string | null }[];
  contours: SliceContour[]; axes: { slice: number; points: ImagePoint[] }[];
}
/** kind: contours; axes where it is only the ellipse on RECIST axes; images where they are no volume, whose `volume` are areas (mm², or square pixels). */
export interface ConsensusRoi {
  method: string; kind: 'contours' | 'axes' | 'images'; readers: string[]; volume: number; volume25: number; volume50: number; volume75: number; meanPairwiseDice: number | null;
  longAxis: number | null; shortAxis: number | null; contours: SliceContour[]; flaggedSlices: number[];
}
export interface FeatureRow { tag: string; ibsi: string; name: string; unit: string; consensus: number | null; byReader: Record<string, number | null>; mean: number | null; coefficientOfVariation: number | null; undefined: string | null }
export interface Lesion {
  id: string; label: string; readers: ReaderInLesion[]; missedBy: string[]; consensus: ConsensusRoi | null; consensusUndefined: string | null; pairwiseDice: { a: string; b: string; dice: number }[]; features: FeatureRow[];
  /** There is a consensus, shown or not. */
  hasConsensus: boolean; decision: LesionDecision | null;
}
/** GET /api/campaigns/{id}/cases/{caseId} */
export interface CaseReview {
  case: CaseImages; campaign: { id: string; name: string; synthetic: boolean }; state: ConsensusState; version: number; computedAt: string | null; failure: string | null;
  submissions: { pseudonym: string; submittedAt: string; noLesion: boolean; comment: string | null }[];
  /** How many readers passed the case over, by reason; judged: they looked and could not tell. */
  passed: { reason: SkipReason; judged: boolean; readers: number }[];
  template: Template; lesions: Lesion[]; prompt: CasePrompt | null;
  /** This curator has asked for the consensus. Until then whatever is computed from it is null or empty, here and in the lesions. */
  consensusShown: boolean;
  adjudicationVersion: number; decisions: DecisionRow[]; reasons: Record<DecisionKind, CodedReason[]>;
  /** Null where the caller may decide; else a sentence why not. */
  mayAdjudicate: string | null;
}
/** Something drawn or written on a slice elsewhere: an outline is closed; a text stands at its first point. */
export interface GivenShape { slice: number; kind: 'outline' | 'line' | 'point' | 'text'; points: ImagePoint[]; text: string | null }
/** images: slices that it refers to without drawing on them. */
export interface GivenFinding { trackingUid: string; label: string; comment: string | null; shapes: GivenShape[]; images: number[] }
/** A reader's finding held against the gold standard's; millimetres. gold is null for what the gold standard has not, finding for what the reader has not. */
export interface GoldRow { pseudonym: string; gold: string | null; finding: string | null; dice: number | null; hausdorff95: number | null; meanDistance: number | null; undefined: string | null }
/** GET /api/campaigns/{id}/cases/{caseId}/given → GivenLayer[]; POST /api/campaigns/{id}/annotations?as=read|prior|gold&reader=… (files) brings them in;
 *  DELETE /api/given-readings/{id} → 204. id is null for what came with the images. */
export interface GivenLayer {
  id: string | null; kind: 'prior' | 'gold'; name: string; importedAt: string | null;
  origins: { format: string; manufacturer: string | null; sourceUid: string | null; sha256: string }[]; lost: string[]; findings: GivenFinding[]; comparison: GoldRow[];
}
/** The answer to annotations that were brought in: of each document, then of each case. */
export interface GivenImportAnswer {
  documents: { part: number; entry: number | null; path: string; format: string; outcome: 'taken' | 'refused' | 'left-alone'; reason: string | null; annotations: number; cases: string[]; mended: string[]; lost: string[] }[];
  cases: { case: string; outcome: 'submitted' | 'stored' | 'refused'; reason: string | null; findings: number; lost: string[] }[];
}
/** POST /api/campaigns/{id}/releases → Release 201. GET /api/campaigns/{id}/releases → Release[]. GET /api/releases/{id}/download → ZIP. */
export interface Release { id: string; name: string; createdAt: string; cases: number; annotations: number; lesions: number; bytes: number; sha256: string }

/** GET /api/campaigns/{id}/send: how far the latest sending to the archive is. `destination` is null where no archive is configured.
 *  POST {formats?, again?} begins one, or goes on at once with one that waits → the same answer, 202. */
export interface Sending { destination: string | null; run: SendingRun | null; objects: SentObject[] }
export interface SendingRun {
  number: number; destination: string; formats: string[]; again: boolean; by: string; startedAt: string; endedAt: string | null;
  state: 'making' | 'sending' | 'done' | 'stopped'; trouble: string | null; nextTryAt: string | null;
  objects: number; sent: number; wasThere: number; refused: number; waiting: number;
}
export interface SentObject {
  path: string; format: string; sopInstanceUid: string | null; state: 'waiting' | 'sent' | 'refused'; words: string | null; wasThere: boolean;
  storedAs: string | null; replaces: string | null; sentAt: string | null;
}

/** SignalR hub /live, curators only: invoke "watch"(campaignId); the message "caseChanged" says what to fetch again. */
export interface CaseChanged { campaignId: string; caseId: string; version: number; state: ConsensusState }

// ---- administrator -----------------------------------------------------------------------------------------------
/** GET /api/people; POST /api/people {pseudonym, role, campaign} → NewPerson (the password is shown once).
 *  POST /api/people/{pseudonym}/role {role} → {left}; …/lock, …/unlock → 204; …/password → {password}; POST and DELETE …/campaigns/{id} → 204. */
export interface Person { pseudonym: string; role: Role; campaigns: string[]; locked?: boolean }
export interface NewPerson extends Person { password: string }

/** What looks wrong about a series, by a stable word and in plain words. */
export interface SeriesProblem { code: string; text: string }
export type SeriesKind = 'case' | 'companion' | 'archive';
export type KeyState = 'pseudonymised' | 'anonymised';
/** GET /api/archive/series. What an image does not say is null. */
export interface ArchivedSeries {
  seriesUid: string; studyUid: string; patient: string; modality: string; instances: number; importedAt: string; synthetic: boolean; campaigns: string[];
  description?: string | null; bodyPart?: string | null; manufacturer?: string | null; model?: string | null;
  /** The keyed pseudonym of the device. */
  scanner?: string | null;
  kernel?: string | null; phase?: string | null; contrast?: string | boolean | null; kVp?: number | null;
  sliceThickness?: number | null; sliceSpacing?: number | null; pixelSpacing?: number | number[] | null; gaps?: number | string | null; orientation?: string | null;
  problems?: SeriesProblem[]; kind?: SeriesKind; reason?: string | null; delivery?: 'pending' | 'ready' | 'uncompressed'; state?: KeyState;
}
/** GET /api/archive/key */
export interface ArchiveKey { state: KeyState; exists: boolean; destroyedAt: string | null }

/** POST /api/archive/imports {campaign?, make?, profile?} → {importId}; GET → ImportRow[]; POST …/{id}/known {digests} → {known}. */
export interface ImportRow { importId: string; campaign: string | null; startedAt: string; finishedAt: string | null; accepted: number; held: number; refused: number; again: number }
export interface KnownFile { digest: string; outcome: 'accepted' | 'held' | 'refused'; reason: string | null }
/** POST /api/archive/imports/{id}/files → {outcomes}, in the order of the files; `part` says of which, from 0: one that is a ZIP has several. */
export interface FileOutcome { part?: number; outcome: 'accepted' | 'again' | 'held' | 'refused'; reason: string | null; seriesUid: string | null; entry: number | null }
/** POST /api/archive/imports/{id}/finish {campaign?, make?} → {series} */
export interface ImportedSeries { seriesUid: string; caseNumber: string | null; slices: number; reason: string | null; notes?: string[] }

export interface Rectangle { x: number; y: number; width: number; height: number }
/** GET /api/archive/review; a frame: GET …/{itemId}/frames/{n} (PNG); POST …/{itemId}/release {rectangles, applyTo}, …/reject {applyTo}. */
export interface HeldItem {
  itemId: string; seriesUid: string; patient: string; modality: string; reasons: { code: string; text: string }[];
  rows: number; columns: number; frames: number; receivedAt: string; suggested: Rectangle[];
}
export type ReviewReach = 'instance' | 'series';
