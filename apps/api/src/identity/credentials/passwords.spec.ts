import { describe, expect, test } from '@jest/globals';
import { argon2id, PASSWORD_COST, type PasswordCost, phcOf, readPhc } from './password-hash.ts';
import { Passwords } from './passwords.ts';
import { Queue, type QueueLimits, type QueueTicket } from './queue.ts';

/** The least that Argon2 takes: what is tested here is not how slow it is. */
const CHEAP: PasswordCost = { memory: 8, passes: 1, parallelism: 1 };

const HERE: QueueTicket = { client: 'here', known: false };
const TWO: QueueLimits = { atOnce: 2, waitMs: 5_000, waiting: 32, waitingPerClient: 32 };

class CountingQueue extends Queue {
  runs = 0;
  override run<T>(work: () => Promise<T>, turn: QueueTicket): Promise<T | 'busy'> {
    this.runs++;
    return super.run(work, turn);
  }
}

const hashed = async (passwords: Passwords, password: string) => {
  const made = await passwords.hash(password, HERE);
  if (made.outcome !== 'hashed') throw new Error(made.outcome);
  return made.phc;
};

describe('passwords', () => {
  test('given the real cost, then a hash says 64 MiB and three passes, and opens for its password alone', async () => {
    const passwords = new Passwords();
    const phc = await hashed(passwords, 'a quiet street at night');
    expect(phc).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(await passwords.check('a quiet street at night', phc, HERE)).toEqual({ outcome: 'right', outdated: false });
    expect(await passwords.check('a quiet street at Night', phc, HERE)).toEqual({ outcome: 'wrong' });
  });

  test('given the vector of the reference implementation, then our hash is the same string', async () => {
    // argon2 "password" "somesalt", t=2, m=65536, p=1, Argon2id v=19: phc-winner-argon2, test.c.
    const phc = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc';
    const cost = { memory: 65_536, passes: 2, parallelism: 1 };
    const salt = Buffer.from('somesalt');
    expect(phcOf({ cost, salt, tag: await argon2id('password', salt, cost) })).toBe(phc);
    expect(await new Passwords().check('password', phc, HERE)).toEqual({ outcome: 'right', outdated: true });
  });

  test('given the same password twice, then no two hashes are equal', async () => {
    const passwords = new Passwords(CHEAP);
    expect(await hashed(passwords, 'the same words here')).not.toBe(await hashed(passwords, 'the same words here'));
  });

  test('given two spellings of the same letters, then both open', async () => {
    const passwords = new Passwords(CHEAP);
    const phc = await hashed(passwords, 'čuvaj se na putu'.normalize('NFD'));
    expect((await passwords.check('čuvaj se na putu'.normalize('NFC'), phc, HERE)).outcome).toBe('right');
    expect((await passwords.check('ｃ̌uvaj se na putu', phc, HERE)).outcome).toBe('right');
  });

  test('given a known and an unknown account, then each costs exactly one hash at the same cost', async () => {
    const queue = new CountingQueue(TWO);
    const passwords = new Passwords(CHEAP, queue);
    const phc = await hashed(passwords, 'a quiet street at night');
    expect(readPhc(phc)!.cost).toEqual(CHEAP);
    for (const ask of [() => passwords.check('wrong', phc, HERE), () => passwords.checkDecoy('wrong', HERE)]) {
      queue.runs = 0;
      expect(await ask()).toEqual({ outcome: 'wrong' });
      expect(queue.runs).toBe(1);
    }
  });

  test('given a full queue, then the next one is refused as busy at once, for known and unknown accounts alike', async () => {
    const passwords = new Passwords(CHEAP, new Queue({ ...TWO, atOnce: 0 }));
    const phc = phcOf({ cost: CHEAP, salt: Buffer.alloc(16), tag: Buffer.alloc(32) });
    expect(await passwords.check('wrong', phc, HERE)).toEqual({ outcome: 'busy' });
    expect(await passwords.checkDecoy('wrong', HERE)).toEqual({ outcome: 'busy' });
    expect(await passwords.hash('wrong', HERE)).toEqual({ outcome: 'busy' });
  });

  test.each([
    '',
    'plain text',
    '$argon2i$v=19$m=65536,t=3,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
    '$argon2id$v=16$m=65536,t=3,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
    '$argon2id$v=19$m=9999999,t=3,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc',
    '$argon2id$v=19$m=65536,t=3,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPP',
  ])('given the stored hash %j, then it is damage and never a correct password', async (phc) => {
    expect(readPhc(phc)).toBeNull();
    await expect(new Passwords(CHEAP).check('', phc, HERE)).rejects.toThrow('cannot be read');
  });

  test('given a hash, when it is written out and read, then it is the same', () => {
    const made = { cost: PASSWORD_COST, salt: Buffer.alloc(16, 1), tag: Buffer.alloc(32, 2) };
    expect(readPhc(phcOf(made))).toEqual(made);
  });
});
