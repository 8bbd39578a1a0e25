import { expect, it } from '@jest/globals';
import { DEMO_CONTACTS, DEMO_PEOPLE, DEMO_PLACES, DEMO_SHELTERS } from '@safe-haven/demo-network';
import { memoryStore, testConfig } from '../testing/http-program.ts';
import { keepOpen } from '../testing/keep-open.ts';
import { ManualClock } from '../testing/manual-clock.ts';
import { OPERATOR } from '../testing/operator.ts';
import { Program } from '../testing/program.ts';

const store = memoryStore();
const clock = new ManualClock();
async function running<T>(test: (program: Program) => Promise<T>): Promise<T> {
  const program = await Program.of(testConfig, clock, keepOpen(store), { people: DEMO_PEOPLE, seed: true });
  await program.start();
  try {
    return await test(program);
  } finally {
    await program.stop();
  }
}

it('given the demo, then each shelter has its invented address and meeting point, sealed, written once', async () => {
  await running(async ({ vault, keys }) => {
    for (const { shelterId } of DEMO_SHELTERS) {
      const { address, meetingPoint } = DEMO_PLACES[shelterId]!;
      expect(await vault.read(shelterId, 'address')).toEqual({ outcome: 'opened', text: address });
      expect(await vault.read(shelterId, 'meeting_point')).toEqual({ outcome: 'opened', text: meetingPoint });
      const number = JSON.stringify(DEMO_CONTACTS[shelterId]);
      expect(await vault.read(shelterId, 'duty_contact')).toEqual({ outcome: 'opened', text: number });
      const { events } = await store.read(`vault-${shelterId}`);
      expect(JSON.stringify(events)).not.toMatch(/invented|\+3\d\d00/);
    }
    const erased = await keys.operations.erase(
      { kind: 'address', id: 'lipa', reason: 'asked', dryRun: false },
      OPERATOR,
    );
    expect(erased.outcome).toBe('erased');
  });
  const head = await store.head();
  // When it starts again, then it writes nothing more: what was erased stays erased.
  await running(async () => expect(await store.head()).toBe(head));
  expect((await store.read('vault-lipa')).revision).toBe(3);
});
