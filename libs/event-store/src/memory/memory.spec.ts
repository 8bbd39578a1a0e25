import { describe, expect, it } from '@jest/globals';
import { contractCodec, eventStoreContract } from '../contract-suite.ts';
import { createMemoryStore } from './memory-store.ts';

eventStoreContract('memory', async () => {
  const store = createMemoryStore({ codec: contractCodec });
  return { store, cleanup: () => store.close() };
});

describe('memory store', () => {
  it('given a log id, then the log has it, so that a simulation is reproducible', () => {
    expect(createMemoryStore({ codec: contractCodec, logId: 'log-1' }).logId).toBe('log-1');
  });
});
