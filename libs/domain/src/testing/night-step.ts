import fc from 'fast-check';

/** One thing somebody tries, as numbers that choose among what the house has at that moment. */
export interface Step {
  readonly what: (typeof ACTIONS)[number];
  readonly who: number;
  readonly a: number;
  readonly b: number;
  /** Minutes that pass before. */
  readonly gap: number;
  /** Minutes by which it is dated back, where it can be. */
  readonly back: number;
  /** Seconds by which the deciding clock lags. */
  readonly lag: number;
}

const ACTIONS = [
  'hold',
  'hold these',
  'hold again',
  'extend',
  'expect',
  'release',
  'admit',
  'admit these',
  'admit held',
  'move',
  'change',
  'discharge',
  'plan',
  'withdraw plan',
  'out',
  'return',
  'retire',
  'add',
  'pause',
  'resume',
  'overflow',
  'close overflow',
  'surge',
  'confirm',
  'count',
  'call',
  'time',
  'policy',
  'hours',
  'ask',
  'rules',
  'rename',
  'room',
  'undo',
  'void',
  'retime',
  'rebed',
  'publish',
  'decline',
  'close',
  'reopen',
] as const;
const FREQUENT = [
  'hold',
  'hold',
  'hold these',
  'hold again',
  'extend',
  'release',
  'admit',
  'admit these',
  'admit held',
  'move',
  'discharge',
  'reopen',
  'undo',
] as const;

/** Any step; some actions come more often than others. */
export const step: fc.Arbitrary<Step> = fc.record({
  what: fc.oneof(fc.constantFrom(...ACTIONS), fc.constantFrom(...FREQUENT)),
  who: fc.nat(30),
  a: fc.nat(1000),
  b: fc.nat(1000),
  gap: fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(0, 0, 1, 5) },
    { weight: 5, arbitrary: fc.nat(50) },
    { weight: 2, arbitrary: fc.integer({ min: 85, max: 130 }) },
    { weight: 1, arbitrary: fc.constant(30 * 60) },
  ),
  back: fc.oneof({ weight: 2, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(150) }),
  lag: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(90) }),
});
