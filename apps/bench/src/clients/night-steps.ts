/** A house, as far as its people know it. */
export interface Shelter {
  readonly shelterId: string;
  readonly cookie: string;
  readonly holds: string[];
  readonly stays: string[];
  /** A command of it is under way: its people do one thing after the other. */
  isBusy: boolean;
}

export interface Answered {
  readonly events: readonly { readonly eventId: string; readonly holdId?: string; readonly stayId?: string }[];
}

interface Step {
  readonly name: string;
  readonly body: unknown;
  /** What became of it: the answer, or null where it was refused. */
  done(answer: Answered | null): void;
}

/** More parties than this in a house, and one leaves: a night stays a night however long it is. */
const FULL = 4;

/** What the people of a house do next: hold, admit or release, discharge. */
export function nextStep(shelter: Shelter, n: number): Step {
  if (shelter.stays.length >= FULL) {
    const stayId = shelter.stays.shift()!;
    return { name: 'discharge-party', body: { stayId, destination: 'family' }, done: () => undefined };
  }
  const holdId = shelter.holds.shift();
  if (holdId === undefined) {
    const party = { adults: 1, children: n % 7 === 0 ? 1 : 0 };
    return { name: 'hold-beds', body: { party }, done: (answer) => took(shelter.holds, answer?.events[0]?.holdId) };
  }
  if (n % 10 < 3) return { name: 'release-hold', body: { holdId, reason: 'placed_elsewhere' }, done: () => undefined };
  const admitted = (answer: Answered | null) => took(shelter.stays, answer?.events.find((e) => e.stayId)?.stayId);
  return { name: 'admit-party', body: { holdId }, done: admitted };
}

const took = (list: string[], id: string | undefined): void => {
  if (id !== undefined) list.push(id);
};

const ALONE = { women: 1, men: 0, other: 0, girls: 0, boys: 0, infants: 0, sonsOldest: null };
const FAMILY = { ...ALONE, girls: 2, boys: 1, sonsOldest: '7-11' };
/** What hotlines ask for. */
export const FINDS = [
  { party: ALONE, from: 'rs-nis' },
  { party: FAMILY, needs: { languages: ['sq'], stepFree: true }, from: 'rs-beograd' },
  { party: ALONE, needs: { pregnantMonth: 5 }, from: 'rs-nis', avoid: ['rs-beograd'] },
] as const;
