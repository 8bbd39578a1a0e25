import { describe, expect, it } from '@jest/globals';
import type { SubjectErased } from '@safe-haven/domain';
import { CannotSeal } from './keyring.ts';
import { ADA, appendEvent, everything, keyringOn, master, memoryLog, wrapsIn } from './testing/given.ts';

const PROFILE = { name: 'Ana Anić', email: 'ana@example.org' };
const erased = (subject: string): SubjectErased => ({ type: 'SubjectErased', subject, reason: 'asked' });

/** Every box that differs from this one in one bit, one of each byte. */
function* flipped(box: string): Generator<string> {
  const bytes = Buffer.from(box, 'base64url');
  for (let i = 0; i < bytes.length; i++) {
    const other = Buffer.from(bytes);
    other[i] = other[i]! ^ (1 << (i % 8));
    yield other.toString('base64url');
  }
}

describe('sealing and opening', () => {
  it.each([[PROFILE], ['a string'], [null], [0], [['a', { b: [] }]], ['š'.repeat(5_000)]])(
    'given %j sealed, when opened for the same purpose, then it is the same',
    async (value) => {
      const keyring = keyringOn(memoryLog());
      const sealed = await keyring.seal('person-ab12', 'profile', value);
      expect(sealed.key).toBe('person-ab12');
      expect(await keyring.open(sealed, 'profile')).toEqual({ outcome: 'opened', value });
    },
  );

  it('given something sealed, then the log holds one wrapped key by the system, and no byte of what was sealed', async () => {
    const store = memoryLog();
    const keyring = keyringOn(store);
    const one = await keyring.seal('person-ab12', 'profile', PROFILE);
    const two = await keyring.seal('person-ab12', 'profile', PROFILE);
    expect(one.box).not.toBe(two.box);
    const [logged, ...others] = await everything(store);
    expect(others).toEqual([]);
    expect(logged).toMatchObject({
      stream: 'key-person-ab12.1',
      event: { type: 'KeyWrapped', subject: 'person-ab12', generation: 1, wrappedBy: master(1).currentId },
      metadata: { actor: { person: 'system:keys', role: 'service' }, source: 'system' },
    });
    const all = JSON.stringify([logged, one, two]);
    for (const text of ['Ana', 'Ani', 'example']) {
      for (const spelling of [text, Buffer.from(text).toString('base64url')]) expect(all).not.toContain(spelling);
    }
  });

  it('given two names of other lengths, then their boxes are of one length', async () => {
    const keyring = keyringOn(memoryLog());
    const lengths = ['Ana', 'Anastasija Petrović'].map(async (name) => {
      return (await keyring.seal('person-ab12', 'profile', { name })).box.length;
    });
    expect(new Set(await Promise.all(lengths)).size).toBe(1);
  });

  it('given a box with any one byte changed, cut, spelled otherwise or empty, then it is damaged', async () => {
    const keyring = keyringOn(memoryLog());
    const { key, box } = await keyring.seal('person-ab12', 'totp', 'secret');
    const others = [...flipped(box), box.slice(0, -4), `${box}=`, `${box}AAAA`, '', 'AAAA', '!'];
    for (const other of others) expect(await keyring.open({ key, box: other }, 'totp')).toEqual({ outcome: 'damaged' });
  });

  it('given a box moved to another field or another subject, then it is damaged', async () => {
    const keyring = keyringOn(memoryLog());
    const sealedBefore = await keyring.seal('person-ab12', 'email', 'ana@example.org');
    const otherBox = await keyring.seal('person-cd34', 'email', 'eva@example.org');
    expect(await keyring.open(sealedBefore, 'name')).toEqual({ outcome: 'damaged' });
    expect(await keyring.open({ key: otherBox.key, box: sealedBefore.box }, 'email')).toEqual({ outcome: 'damaged' });
  });

  it.each([
    '',
    'person',
    'person-',
    'person-a.1',
    'person-a\nb',
    '__proto__',
    'key-a/b',
    'person-a@1.2',
    'p-'.repeat(80),
  ])('given %j as a subject, then it names no stream', async (subject) => {
    const store = memoryLog();
    const keyring = keyringOn(store);
    await expect(keyring.seal(subject, 'x', 1)).rejects.toThrow(CannotSeal);
    expect(await keyring.open({ key: subject, box: 'AAAA' }, 'x')).toEqual({ outcome: 'damaged' });
    expect(await everything(store)).toEqual([]);
  });
});

describe('master keys and wraps', () => {
  it('given another master key, then it is reported, and nothing new is sealed in place of the old key', async () => {
    const store = memoryLog();
    const sealed = await keyringOn(store, master(1)).seal('person-ab12', 'profile', PROFILE);
    const other = keyringOn(store, master(2));
    expect(await other.open(sealed, 'profile')).toEqual({ outcome: 'wrong_master_key' });
    await expect(other.seal('person-ab12', 'profile', PROFILE)).rejects.toMatchObject({ reason: 'wrong_master_key' });
    expect(await wrapsIn(store)).toHaveLength(1);
    const both = keyringOn(store, master(2, 1));
    expect(await both.open(sealed, 'profile')).toEqual({ outcome: 'opened', value: PROFILE });
  });

  it('given a wrap with any one byte changed, or taken from another subject or generation, then it is damaged', async () => {
    const store = memoryLog();
    const keyring = keyringOn(store);
    const sealed = await keyring.seal('person-ab12', 'profile', PROFILE);
    const [good] = await wrapsIn(store);
    const forged = [...flipped(good!.wrapped)].map((wrapped) => ({ ...good!, wrapped }));
    const moved = [
      { stream: 'key-person-zz.1', event: { ...good!, subject: 'person-zz' } },
      { stream: 'key-person-zz.1', event: good! },
      { stream: 'key-person-zz.2', event: { ...good!, subject: 'person-zz', generation: 2 } },
      ...forged.map((event) => ({ stream: 'key-person-zz.1', event: { ...event, subject: 'person-zz' } })),
    ];
    for (const { stream, event } of moved) {
      const other = memoryLog();
      await appendEvent(other, stream, event);
      expect(await keyringOn(other).open({ ...sealed, key: 'person-zz' }, 'profile')).toEqual({ outcome: 'damaged' });
    }
    for (const event of forged) {
      const other = memoryLog();
      await appendEvent(other, 'key-person-ab12.1', event);
      expect(await keyringOn(other).open(sealed, 'profile')).toEqual({ outcome: 'damaged' });
    }
  });

  it('given a key of a later generation than known, then it is found', async () => {
    const store = memoryLog();
    const first = keyringOn(store);
    const sealed = await first.seal('person-ab12', 'profile', PROFILE);
    const wrap = (await first.wrapped.all('person-ab12'))[0]!;
    const key = first.wrapped.unwrap('person-ab12', wrap);
    if (typeof key === 'string') throw new Error(key);
    await first.wrapped.write('person-ab12', 7, key.export());
    await first.wrapped.forget('person-ab12', 1);
    expect(await keyringOn(store).open(sealed, 'profile')).toMatchObject({ outcome: 'opened' });
    const later = keyringOn(store);
    for (const logged of await everything(store)) later.follow(logged);
    expect(await later.open(sealed, 'profile')).toMatchObject({ outcome: 'opened' });
  });
});

describe('replicas', () => {
  it('given two that seal for the same new subjects at once, then both read what either sealed, under one key each', async () => {
    const store = memoryLog();
    const [a, b] = [keyringOn(store), keyringOn(store)];
    const subjects = Array.from({ length: 20 }, (_, i) => `request-${i}`);
    const seals = subjects.flatMap((subject) => [a, b, a].map((keyring) => keyring.seal(subject, 'criteria', subject)));
    for (const sealed of await Promise.all(seals)) {
      for (const keyring of [a, b, keyringOn(store)]) {
        expect(await keyring.open(sealed, 'criteria')).toEqual({ outcome: 'opened', value: sealed.key });
      }
    }
    expect(await wrapsIn(store)).toHaveLength(subjects.length);
  });

  it('given a key that one erased, when the other reads it in the log, then it opens nothing more, cached or not', async () => {
    const store = memoryLog();
    const [a, b] = [keyringOn(store), keyringOn(store)];
    const sealed = await a.seal('person-ab12', 'profile', PROFILE);
    expect(await b.open(sealed, 'profile')).toMatchObject({ outcome: 'opened' });
    await appendEvent(store, 'access-2026-11-25', erased('person-ab12'));
    for (const logged of await everything(store)) b.follow(logged);
    expect(await b.open(sealed, 'profile')).toEqual({ outcome: 'forgotten' });
    await expect(b.seal('person-ab12', 'profile', PROFILE)).rejects.toMatchObject({ reason: 'erased' });
  });

  it('given a subject that is erased before, or just before the log takes its first key, then no key of it stays', async () => {
    const before = memoryLog();
    const later = keyringOn(before);
    later.erased.note('person-ab12');
    await expect(later.seal('person-ab12', 'profile', PROFILE)).rejects.toMatchObject({ reason: 'erased' });
    expect(await wrapsIn(before)).toEqual([]);

    const store = memoryLog();
    const keyring = keyringOn({
      ...store,
      read: store.read.bind(store),
      forget: store.forget.bind(store),
      append: (...args) => {
        keyring.erased.note('person-ab12');
        return store.append(...args);
      },
    });
    await expect(keyring.seal('person-ab12', 'profile', PROFILE)).rejects.toMatchObject({ reason: 'erased' });
    expect(await wrapsIn(store)).toEqual([]);
  });

  it('given a key that is in use, when the ledger says that it is erased, then it opens nothing more', async () => {
    const keyring = keyringOn(memoryLog());
    const sealed = await keyring.seal('person-ab12', 'profile', PROFILE);
    keyring.erased.note('person-ab12');
    expect(await keyring.open(sealed, 'profile')).toEqual({ outcome: 'forgotten' });
  });
});

describe('forgetting', () => {
  it('given an erased subject, then it stays erased, and an heir has another key', async () => {
    const store = memoryLog();
    const keyring = keyringOn(store);
    const sealed = await keyring.seal('address-lipa', 'address', 'Ulica 1');
    const other = await keyring.seal('address-gora', 'address', 'Ulica 2');
    expect(await keyring.forget('address-lipa')).toBe(1);
    expect(await keyring.open(sealed, 'address')).toEqual({ outcome: 'forgotten' });
    expect(await keyringOn(store).open(sealed, 'address')).toEqual({ outcome: 'forgotten' });
    expect(await keyring.open(other, 'address')).toMatchObject({ outcome: 'opened' });
    const resealed = await keyring.sealAlone('address-lipa', 'address', 'Ulica 3');
    expect(resealed.key).toBe('address-lipa@2');
    expect(await keyring.open(resealed, 'address')).toEqual({ outcome: 'opened', value: 'Ulica 3' });
    expect(await keyring.open(sealed, 'address')).toEqual({ outcome: 'forgotten' });
  });

  it('KP-3: given many that seal alone at once at two replicas, then no key is that of two, and each is forgotten alone', async () => {
    const store = memoryLog();
    const replicas = [keyringOn(store), keyringOn(store)] as const;
    const seal = (i: number) => replicas[i % 2]!.sealAlone('address-lipa', 'address', `Ulica ${i}`);
    const boxes = await Promise.all(Array.from({ length: 6 }, (_, i) => seal(i)));
    expect(boxes.map(({ key }) => key).sort()).toEqual([
      'address-lipa',
      ...[2, 3, 4, 5, 6].map((number) => `address-lipa@${number}`),
    ]);
    await replicas[0].forget(boxes[0]!.key);
    const opened = await Promise.all(boxes.map((box) => keyringOn(store).open(box, 'address')));
    expect(opened.map(({ outcome }) => outcome)).toEqual(['forgotten', ...Array(5).fill('opened')]);
    expect((await replicas[0].sealAlone('address-lipa', 'address', 'Ulica 7')).key).toBe('address-lipa@7');
  });

  it('given the person who acts, then the keys that are made are still made by the system', async () => {
    const store = memoryLog();
    await keyringOn(store).seal('person-ab12', 'profile', PROFILE);
    expect(JSON.stringify(await everything(store))).not.toContain(ADA.person);
  });
});
