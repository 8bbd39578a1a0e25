import { parseArgs } from 'node:util';

interface TrafficSettings {
  readonly url: string;
  /** Simulated minutes per real minute: 1 is real time. */
  readonly speed: number;
  readonly seed: string;
}

export type SettingsResult =
  | { readonly ok: true; readonly settings: TrafficSettings }
  | { readonly ok: false; readonly sentence: string };

const FASTEST = 10_000;

/** Parses `--speed`, `--url` and `--seed`; an invalid value is returned as a sentence. */
export function readSettings(args: readonly string[]): SettingsResult {
  let values: Partial<Record<'speed' | 'url' | 'seed', string>>;
  try {
    const option = { type: 'string' } as const;
    ({ values } = parseArgs({ args: [...args], options: { speed: option, url: option, seed: option } }));
  } catch {
    return refuse('Say what you want with --speed 60, --url http://127.0.0.1:3000 and --seed 7, or leave them away.');
  }
  const speed = Number(values.speed ?? '60');
  if (!(speed > 0 && speed <= FASTEST)) return refuse(`--speed is a number above 0, up to ${FASTEST}.`);
  const url = URL.parse(values.url ?? 'http://127.0.0.1:3000');
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:') {
    return refuse('--url is the address of the program, such as http://127.0.0.1:3000.');
  }
  return { ok: true, settings: { url: url.origin, speed, seed: values.seed ?? '7' } };
}

const refuse = (sentence: string): SettingsResult => ({ ok: false, sentence });
