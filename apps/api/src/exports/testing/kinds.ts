import type { Role } from '@safe-haven/domain';
import { sheetsIn } from './read-back.ts';

interface ExportKind {
  readonly kind: string;
  readonly path: string;
  /** The `what` of its entry in the audit trail. */
  readonly what: string;
  readonly open: readonly Role[];
}

const RANGE = 'from=2026-01-01&to=2026-12-31';
const NIGHTS = '/api/exports/person-nights';
const REPORT = '/api/exports/report?quarter=2026-Q4';
const ALL = ['manager', 'network_manager', 'focal_point'] as const;

/** Every exported file, with its URL and the roles that may download it. */
export const KINDS: readonly ExportKind[] = [
  { kind: 'nights (CSV)', path: `${NIGHTS}?${RANGE}`, what: 'person_nights', open: ALL },
  { kind: 'nights (XLSX)', path: `${NIGHTS}?${RANGE}&format=xlsx`, what: 'person_nights', open: ALL },
  { kind: 'report (CSV)', path: REPORT, what: 'quarter_report', open: ALL },
  { kind: 'report (XLSX)', path: `${REPORT}&format=xlsx`, what: 'quarter_report', open: ALL },
  { kind: 'FHIR', path: `/api/exports/fhir?${RANGE}`, what: 'measure_reports', open: ALL },
  { kind: 'HSDS', path: '/api/exports/hsds', what: 'hsds', open: ['manager'] },
  { kind: 'EDXL-HAVE', path: '/api/exports/edxl-have', what: 'edxl_have', open: ['manager'] },
  { kind: 'the log', path: '/api/exports/log', what: 'log', open: ['manager'] },
];

/** A file as searchable text; of a workbook every cell. */
export async function textOf(response: Response): Promise<string> {
  if (!response.headers.get('content-type')?.includes('spreadsheetml')) return response.text();
  const sheets = sheetsIn(new Uint8Array(await response.arrayBuffer()));
  return JSON.stringify([...sheets]);
}
