import { describe, expect, test } from '@jest/globals';
import { openProgram } from './program.ts';

const MINUTE = 60_000;

/** A fake `ServiceWorkerContainer` that can take control of a page, and counts update checks. */
class Workers extends EventTarget {
  controller: ServiceWorker | null = null;
  registered: string[] = [];
  updates = 0;

  async register(url: string): Promise<ServiceWorkerRegistration> {
    this.registered.push(url);
    return { update: async () => void this.updates++ } as unknown as ServiceWorkerRegistration;
  }

  takesOver(): void {
    this.controller = {} as ServiceWorker;
    this.dispatchEvent(new Event('controllerchange'));
  }
}

function given() {
  let now = 0;
  const workers = new Workers();
  const program = openProgram(workers as unknown as ServiceWorkerContainer, () => now);
  let calls = 0;
  program.subscribe(() => calls++);
  const later = (ms: number) => {
    now += ms;
  };
  return { workers, program, later, calls: () => calls };
}

describe('a newer version', () => {
  test('given the first worker of this device, then the page is as new as it', async () => {
    const { workers, program } = given();
    await program.ready();
    workers.takesOver();
    expect([program.isRenewed(), workers.registered]).toEqual([false, ['/sw.js']]);
  });

  test('given another worker after it, then the page is of an older version, and that is published once', () => {
    const { workers, program, calls } = given();
    for (const _ of [1, 2, 3]) workers.takesOver();
    expect([program.isRenewed(), calls()]).toEqual([true, 1]);
  });

  test('is checked for at most every five minutes, and not before there is a worker', async () => {
    const { workers, program, later } = given();
    later(6 * MINUTE);
    program.checkForUpdate();
    await program.ready();
    program.checkForUpdate();
    program.checkForUpdate();
    await Promise.resolve();
    expect(workers.updates).toBe(1);
    later(5 * MINUTE);
    program.checkForUpdate();
    await Promise.resolve();
    expect(workers.updates).toBe(2);
  });

  test('given a browser without workers, then all goes on without', async () => {
    const program = openProgram(undefined, () => 0);
    expect([await program.ready(), program.isRenewed()]).toEqual([null, false]);
  });

  test('given a browser that refuses, then all goes on without', async () => {
    const workers = new Workers();
    workers.register = async () => {
      throw new DOMException('no', 'SecurityError');
    };
    expect(await openProgram(workers as unknown as ServiceWorkerContainer, () => 0).ready()).toBeNull();
  });
});
