import type { FastifyReply } from 'fastify';

/** Supported content encodings, in order of preference. */
const ENCODINGS = ['br', 'gzip'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** The preferred encoding that an `Accept-Encoding` header accepts (`br;q=0` refuses it); null: none. */
export const encodingFor = (accepted = ''): Encoding | null =>
  ENCODINGS.find((encoding) => accepts(accepted, encoding)) ?? null;

const accepts = (accepted: string, encoding: string): boolean =>
  accepted.split(',').some((one) => {
    const [name, weight] = one.trim().split(/\s*;\s*q=/);
    return name === encoding && Number(weight ?? 1) > 0;
  });

interface Encoded {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly encoding: Encoding | null;
}

/** Sends a response that is already encoded and compressed. */
export function sentAsItIs(reply: FastifyReply, format: 'json' | 'csv', { body, encoding }: Encoded): Buffer {
  void reply.type(format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8');
  if (encoding !== null) void reply.header('content-encoding', encoding).header('vary', 'accept-encoding');
  return Buffer.from(body.buffer);
}
