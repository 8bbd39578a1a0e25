/** Which figure is held against what is asked: the measured one, how many times the peer's it is, or by how much more. */
type Of = 'value' | 'ratio' | 'difference';

/** A line of the first table of docs/PERFORMANCE.md: what is measured, compared with whom, and what is asked. */
export interface Line {
  readonly id: string;
  readonly measure: string;
  readonly unit: string;
  readonly peer?: string;
  readonly of: Of;
  readonly atLeast?: number;
  readonly atMost?: number;
}

const UNIQUE = 'group commit with a UNIQUE index';
const EMMETT = 'Emmett on SQLite';
const RAW_FILE = 'a raw log file';

/** Every line, in the order of the table. A rate is better when it is more, so that `ratio` reads the same everywhere. */
export const LINES = {
  'p1-bare': {
    id: 'P1',
    measure: 'durable commands through the API, 64 connections',
    unit: '/s',
    peer: 'the same path on bare node:http',
    of: 'ratio',
    atLeast: 0.6,
  },
  'p1-emmett': {
    id: 'P1',
    measure: 'durable commands through the API, 64 connections',
    unit: '/s',
    peer: 'Nest, Express, Emmett on SQLite, socket.io',
    of: 'ratio',
    atLeast: 12,
  },
  'p2-unique-64': {
    id: 'P2',
    measure: 'durable appends, 64 at once',
    unit: '/s',
    peer: UNIQUE,
    of: 'ratio',
    atLeast: 2.5,
  },
  'p2-unique-512': { id: 'P2', measure: '… 512 at once', unit: '/s', peer: UNIQUE, of: 'ratio', atLeast: 2.5 },
  'p2-raw-64': {
    id: 'P2',
    measure: 'durable appends, 64 at once',
    unit: '/s',
    peer: RAW_FILE,
    of: 'ratio',
    atLeast: 0.5,
  },
  'p2-raw-512': { id: 'P2', measure: '… 512 at once', unit: '/s', peer: RAW_FILE, of: 'ratio', atLeast: 0.5 },
  'p2-emmett-64': {
    id: 'P2',
    measure: 'durable appends, 64 at once',
    unit: '/s',
    peer: EMMETT,
    of: 'ratio',
    atLeast: 50,
  },
  'p2-emmett-512': { id: 'P2', measure: '… 512 at once', unit: '/s', peer: EMMETT, of: 'ratio', atLeast: 50 },
  p3: {
    id: 'P3',
    measure: 'the board from the log without a snapshot, events a second of CPU',
    unit: '/s',
    peer: '`JSON.parse` of the same events',
    of: 'ratio',
    atLeast: 0.5,
  },
  'p4-ready': {
    id: 'P4',
    measure: 'start with 200,000 nights, snapshots and a tail of 1,000',
    unit: 'ms',
    peer: 'an empty log',
    of: 'difference',
    atMost: 500,
  },
  'p4-memory': {
    id: 'P4',
    measure: '… memory of the process, the history’s thread included',
    unit: 'MB',
    peer: 'an empty log',
    of: 'difference',
    atMost: 60,
  },
  'p5-raw-thousand': {
    id: 'P5',
    measure: 'one update to 1,000 sockets, updates of a socket by a second of CPU',
    unit: '/s',
    peer: 'raw `ws`',
    of: 'ratio',
    atLeast: 0.85,
  },
  'p5-burst-thousand': {
    id: 'P5',
    measure: '… in bursts of 50',
    unit: '/s',
    peer: 'stock socket.io',
    of: 'ratio',
    atLeast: 6,
  },
  'p5-raw-five-thousand': {
    id: 'P5',
    measure: 'one update to 5,000 sockets',
    unit: '/s',
    peer: 'raw `ws`',
    of: 'ratio',
    atLeast: 0.85,
  },
  'p5-burst-five-thousand': {
    id: 'P5',
    measure: '… in bursts of 50',
    unit: '/s',
    peer: 'stock socket.io',
    of: 'ratio',
    atLeast: 6,
  },
  'p6-one': {
    id: 'P6',
    measure: 'POST to the other client’s socket, one viewer, p50',
    unit: 'ms',
    peer: 'bare HTTP and raw `ws`, no store',
    of: 'ratio',
    atMost: 4,
  },
  'p6-thousand': {
    id: 'P6',
    measure: '… the last of 1,000 viewers, p50',
    unit: 'ms',
    peer: 'bare HTTP and raw `ws`, no store',
    of: 'ratio',
    atMost: 1.5,
  },
  'p7-thousand': {
    id: 'P7',
    measure: 'find over 1,000 shelters, all criteria, p99',
    unit: 'ms',
    of: 'value',
    atMost: 10,
  },
  p8: {
    id: 'P8',
    measure: 'a command on a shelter with 100,000 events, p50',
    unit: 'ms',
    peer: 'the same with 10',
    of: 'ratio',
    atMost: 1.2,
  },
  p9: { id: 'P9', measure: 'memory of a socket, at 5,000', unit: 'kB', peer: 'raw `ws`', of: 'value', atMost: 30 },
  'p9-events': {
    id: 'P9',
    measure: 'memory of 1 M events of 100 kept houses, beside 10,000 events',
    unit: 'MB',
    of: 'value',
    atMost: 100,
  },
  'p10-houses': {
    id: 'P10',
    measure: 'growth, 100 to 10,000 houses: the largest exponent',
    unit: '',
    of: 'value',
    atMost: 1.1,
  },
  'p10-events': { id: 'P10', measure: '… 10,000 to 1 M events', unit: '', of: 'value', atMost: 1.1 },
  'p10-viewers': { id: 'P10', measure: '… 10 to 5,000 viewers', unit: '', of: 'value', atMost: 1.1 },
  'p13-answer': {
    id: 'P13',
    measure: 'the slowest kind of trend or figure over 200,000 nights, p99',
    unit: 'ms',
    of: 'value',
    atMost: 50,
  },
  'p13-hold': {
    id: 'P13',
    measure: 'the longest that the loop is kept while eight read',
    unit: 'ms',
    of: 'value',
    atMost: 20,
  },
  p14: {
    id: 'P14',
    measure: 'bytes of a first sight of 1,000 shelters, the worse of two roles',
    unit: 'B',
    peer: 'the same as a brotli file',
    of: 'ratio',
    atMost: 1.3,
  },
  'p15-instant': {
    id: 'P15',
    measure: 'any past instant after the first, 1 M events, p99',
    unit: 'ms',
    of: 'value',
    atMost: 300,
  },
  'p15-first': { id: 'P15', measure: '… the first', unit: 'ms', of: 'value', atMost: 10_000 },
  'p16-commands': {
    id: 'P16',
    measure: 'the winter night: 20 commands a second, p99',
    unit: 'ms',
    peer: 'FABT’s published night, 1.47 requests a second',
    of: 'value',
    atMost: 60,
  },
  'p16-reads': {
    id: 'P16',
    measure: '… 100 reads a second beside them, p99',
    unit: 'ms',
    peer: 'FABT’s published night, 1.47 requests a second',
    of: 'value',
    atMost: 60,
  },
  'p16-raid': {
    id: 'P16',
    measure: '… a raid in it: nine cards, the plan and its holds, without the coordinator’s own time',
    unit: 'ms',
    of: 'value',
    atMost: 2_000,
  },
  'p16-lost': {
    id: 'P16',
    measure: '… acknowledged and lost, houses shown wrongly, screens left behind, after a restart and a kill',
    unit: '',
    of: 'value',
    atMost: 0,
  },
  'p16-memory': {
    id: 'P16',
    measure: '… memory, its last fifth',
    unit: 'MB',
    peer: 'its first fifth after the kill',
    of: 'ratio',
    atMost: 1.1,
  },
  'p16-handles': {
    id: 'P16',
    measure: '… open handles, its last fifth',
    unit: '',
    peer: 'its first fifth after the kill',
    of: 'ratio',
    atMost: 1.1,
  },
  'p17-back': {
    id: 'P17',
    measure: '2,000 sockets back at once after a restart, until the last is current',
    unit: 'ms',
    peer: 'raw `ws`',
    of: 'ratio',
    atMost: 1.5,
  },
  'p17-refused': { id: 'P17', measure: '… holds refused meanwhile', unit: '', of: 'value', atMost: 0 },
  'p18-plan': {
    id: 'P18',
    measure: 'a plan for 15 parties over 26 shelters, CPU, p95',
    unit: 'ms',
    of: 'value',
    atMost: 250,
  },
  'p18-people': {
    id: 'P18',
    measure: '… people with a place, beside one who places by hand',
    unit: 'people',
    peer: 'from the top of Find',
    of: 'ratio',
    atLeast: 1,
  },
  'p19-thousands': {
    id: 'P19',
    measure: 'restore drill, 10,000 events: from the kill until a program on the copy is ready',
    unit: 'ms',
    of: 'value',
    atMost: 60_000,
  },
  'p19-million': { id: 'P19', measure: '… 1 M events', unit: 'ms', of: 'value', atMost: 600_000 },
  'p19-before': {
    id: 'P19',
    measure: '… acknowledged before the copy was taken, and gone',
    unit: '',
    of: 'value',
    atMost: 0,
  },
  reads: {
    id: 'SH-23',
    measure: 'the longest hold beside 400 reads of another account, the worst kind',
    unit: 'ms',
    peer: 'the longest with nobody reading',
    of: 'difference',
    atMost: 250,
  },
} as const satisfies Readonly<Record<string, Line>>;

export type LineName = keyof typeof LINES;

/** What is asked, in words: `≥ 0.6 ×`, `≤ 10 ms`, `≤ 60 MB more`. */
export function askedOf({ of, atLeast, atMost, unit }: Line): string {
  const limit = atLeast === undefined ? `≤ ${shown(atMost!)}` : `≥ ${shown(atLeast)}`;
  return of === 'ratio' ? `${limit} ×` : `${limit} ${unit}${of === 'difference' ? ' more' : ''}`.trim();
}

/** Three figures that count, with thousands apart. */
export const shown = (value: number): string => value.toLocaleString('en', { maximumSignificantDigits: 3 });
