export { Double, type DoubleOptions, startDouble } from './double.ts';
export type { AppendFault, Faults } from './faults.ts';
export { jsonEvent, type LogRecord, type Proposed } from './log.ts';
export { type Certificate, selfSigned } from './self-signed.ts';
export type { Call } from './serving.ts';
