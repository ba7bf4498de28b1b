import type { CampaignAgreement, Statistic } from './contract';

/** share: 0 to 1, or a coefficient up to 1. */
export interface NamedStatistic extends Statistic { id: string | null; unit: 'share' | 'mm' | '%' | null }

/** The same statistics of a part: name is null where it is not told; of a day they are cumulated up to it. */
export interface AgreementSlice { kind: 'anatomy' | 'group' | 'day'; name: string | null; statistics: NamedStatistic[] }

/** pairs[a][b]: pairs of readers of one lesion, each counted both ways. */
export interface QuestionAgreement { questionId: string; question: string; answers: string[]; coefficients: NamedStatistic[]; pairs: number[][] }

export type StepName = 'same-lesion' | 'same-slice' | 'same-axis';
/** Of pairs of readers, step by step: each step is taken by those alone who agreed so far. */
export interface DisagreementApart {
  pairs: number; otherLesion: number; missed: number; otherSlice: number; otherAxis: number; otherEdge: number; alike: number;
  steps: { name: StepName; pairs: number; lesions: number; limitsPercent: number | null; low: number | null; high: number | null; intervalUndefined: string | null }[];
}

/** SDs in % of the size; shares of the total variance. */
export interface VarianceParts {
  undefined: string | null; casePercent: number | null; readerPercent: number | null; caseReaderPercent: number | null;
  caseShare: number | null; readerShare: number | null; caseReaderShare: number | null;
  readers: { readers: number; halfWidthPercent: number; reliability: number | null }[];
  readersForTenPercent: number | null; spreadKnownWithin: number | null; lesions: number; readersRead: number; readings: number;
}

export interface ReliabilityShare { value: number; low: number; high: number; shrunken: number; n: number }
export interface ReliabilityFlag { code: 'misses' | 'alone' | 'bias' | 'spread' | 'answers' | 'fast'; value: number; n: number; questionId: string | null }
export interface ReaderReliability {
  reader: string; group: string | null; cases: number; marks: number; found: ReliabilityShare | null; alone: ReliabilityShare | null;
  bias: { percent: number; low: number | null; high: number | null; shrunken: number; n: number } | null;
  spreadPercent: number | null; precisionPercent: number | null; precisionUndefined: string | null;
  answers: { questionId: string; accuracy: number; n: number }[];
  gold: { known: number; found: number; extra: number; meanDice: number | null } | null;
  medianSeconds: number | null; fastReads: number; timedReads: number; flags: ReliabilityFlag[];
}

export interface ReaderPair {
  first: string; second: string; lesions: number; both: number; differencePercent: number | null; apartPercent: number | null; sizes: number;
  dice: number | null; regions: number; sameAnswer: number | null; answers: number;
}

export interface CaseAgreement {
  id: string; number: string; site: string | null; readers: number; lesions: number; detection: number | null; spreadPercent: number | null; dice: number | null;
  passed: number; cannotJudge: number;
}

/** GET /api/campaigns/{id}/agreement → 204 before any case has two submissions; POST computes everything anew → 202.
 *  What is optional is lacking in results of an earlier version. PUT …/reader-groups {groups: {pseudonym: group | null}} → 204. */
export interface AgreementDetail extends CampaignAgreement {
  submissionsSha256?: string | null;
  statistics: NamedStatistic[]; slices: AgreementSlice[]; questions: QuestionAgreement[]; apart: DisagreementApart | null; variance: VarianceParts | null;
  readers: ReaderReliability[]; pairs: ReaderPair[];
  /** Lowest agreement first. */
  cases: CaseAgreement[];
  passed: { reads: number; passed: number; cannotJudge: number; detectionIfNoneFound: number | null; detectionIfAllFound: number | null } | null;
  adaptive: boolean;
  now?: { submissions: number; isBehind: boolean; detection: number | null; positiveSpecificAgreement: number | null; limitsMm: number | null; limitsPercent: number | null; alphas: Record<string, number | null> };
}

/** GET /api/campaigns/{id}/agreement/sizes. sizes: place of the reader in `readers`, and the long axis in mm. */
export interface LesionSizes { readers: string[]; lesions: { caseId: string; case: string; lesion: string; site: string | null; sizes: [reader: number, millimetres: number][] }[] }
