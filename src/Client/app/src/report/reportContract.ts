import type { AnatomyOfDisagreement } from '../api/replays';
import type { BlandAltmanPair } from '../curator/plots/drawBlandAltman';

/** One statistic with everything it must be reported with; as src/Server/Commands/Agreeing/ReportLine.cs. */
export interface ReportLine {
  name: string; variant: string; value: number | null; lower: number | null; upper: number | null; undefined: string | null;
  cases: number; readers: number; readings: number; judged: string | null; notFor: string; inUnit: boolean; lesions: number | null;
}
export interface AgreementReport {
  of: string; unit: '' | 'mm'; cases: number; readers: number; readings: number; components: number; missingByReader: Record<string, number>; statistics: ReportLine[]; remarks: string[];
}
/** As src/Server/Commands/Agreeing/ReportPlots.cs. */
export interface ReportPlots {
  blandAltman: BlandAltmanPair[]; pairsInAll: number; againstRest: BlandAltmanPair[];
  matrices: { what: string; unit: '' | 'mm'; scale: [number, number]; readers: string[]; pairs: { a: string; b: string; value: number | null; n: number; why: string | null }[] }[];
  spread: { case: string; readings: { reader: string; value: number }[] }[];
  answers: { question: string; answers: string[]; counts: number[][] }[];
}
/** What stands in the page's JSON (src/Server/Commands/ReportPage.cs). */
export type ReportContent = { kind: 'agreement'; report: AgreementReport; plots: ReportPlots } | { kind: 'replay'; name: string; source: string; sha256: string; anatomy: AnatomyOfDisagreement };
