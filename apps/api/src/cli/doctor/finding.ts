/** What `haven doctor` says of one thing. */
export interface Finding {
  readonly what: string;
  /** `unknown`: it could not be looked at from here. */
  readonly state: 'ok' | 'fix' | 'unknown';
  readonly sentence: string;
  /** What puts it right: a command, or a setting. */
  readonly fix?: string;
}

export const ok = (what: string, sentence: string): Finding => ({ what, state: 'ok', sentence });
export const fix = (what: string, sentence: string, by: string): Finding => ({
  what,
  state: 'fix',
  sentence,
  fix: by,
});
export const unknown = (what: string, sentence: string): Finding => ({ what, state: 'unknown', sentence });
