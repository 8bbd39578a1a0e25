/** In what an answer may come, the best first. */
const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The best encoding that an `Accept-Encoding` names, and not only to refuse it (`br;q=0`); null: none. */
export const encodingFor = (accepted = ''): Encoding | null =>
  ENCODINGS.find((encoding) => accepts(accepted, encoding)) ?? null;

const accepts = (accepted: string, encoding: string): boolean =>
  accepted.split(',').some((one) => {
    const [name, weight] = one.trim().split(/\s*;\s*q=/);
    return name === encoding && Number(weight ?? 1) > 0;
  });
