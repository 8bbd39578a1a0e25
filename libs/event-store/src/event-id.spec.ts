import { describe, expect, it } from '@jest/globals';
import { eventIdOf, uuidv5 } from './event-id.ts';

const DNS_NAMESPACE = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
const COMMAND = '0c1d7c1e-5c6e-4c51-9f3a-6f6f1d9f7a10';

describe('event ids', () => {
  it("gives RFC 9562's published UUIDv5 (appendix A.4)", () => {
    expect(uuidv5(DNS_NAMESPACE, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('gives the same id to every retry of a command', () => {
    expect(eventIdOf('shelter-lipa', COMMAND, 0)).toBe(eventIdOf('shelter-lipa', COMMAND, 0));
    expect(eventIdOf('shelter-lipa', COMMAND, 0)).toBe('f820e679-20d9-5b33-998a-fe466acaa9e3');
  });

  it('tells streams, commands and indexes apart', () => {
    const ids = [
      eventIdOf('shelter-lipa', COMMAND, 0),
      eventIdOf('shelter-lipa', COMMAND, 1),
      eventIdOf('shelter-lip', COMMAND, 0),
      eventIdOf('shelter-lipa', DNS_NAMESPACE, 0),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
