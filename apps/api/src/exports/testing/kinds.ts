import type { Role } from '@safe-haven/domain';
import { sheetsIn } from './read-back.ts';

interface Kind {
  readonly kind: string;
  readonly path: string;
  /** What the trace of it says. */
  readonly what: string;
  readonly open: readonly Role[];
}

const RANGE = 'from=2026-01-01&to=2026-12-31';
const NIGHTS = '/api/exports/person-nights';
const REPORT = '/api/exports/report?quarter=2026-Q4';
const ALL = ['manager', 'network_manager', 'focal_point'] as const;

/** Every file that leaves, with its address and the roles that may take it. */
export const KINDS: readonly Kind[] = [
  { kind: 'nights (CSV)', path: `${NIGHTS}?${RANGE}`, what: 'person_nights', open: ALL },
  { kind: 'nights (XLSX)', path: `${NIGHTS}?${RANGE}&format=xlsx`, what: 'person_nights', open: ALL },
  { kind: 'report (CSV)', path: REPORT, what: 'quarter_report', open: ALL },
  { kind: 'report (XLSX)', path: `${REPORT}&format=xlsx`, what: 'quarter_report', open: ALL },
  { kind: 'FHIR', path: `/api/exports/fhir?${RANGE}`, what: 'measure_reports', open: ALL },
  { kind: 'HSDS', path: '/api/exports/hsds', what: 'hsds', open: ['manager'] },
  { kind: 'EDXL-HAVE', path: '/api/exports/edxl-have', what: 'edxl_have', open: ['manager'] },
  { kind: 'the log', path: '/api/exports/log', what: 'log', open: ['manager'] },
];

/** A file as a text that can be searched: of a workbook every cell. */
export async function textOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.includes('spreadsheetml')) return response.text();
  const sheets = sheetsIn(new Uint8Array(await response.arrayBuffer()));
  return JSON.stringify([...sheets]);
}
