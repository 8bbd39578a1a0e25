export { Double, type DoubleOptions, startDouble } from './double.ts';
export type { AppendFault } from './faults.ts';
export { jsonEvent } from './log.ts';
export { selfSigned } from './self-signed.ts';
