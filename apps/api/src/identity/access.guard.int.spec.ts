import { describe, expect, it } from '@jest/globals';
import { Reflector } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host.js';
import { ServerTime } from '../environment/server-time.ts';
import { OpenToAnybody } from '../routes/access.ts';
import { type HttpProgram, startHttpProgram } from '../testing/http-program.ts';
import { AccessGuard } from './access.guard.ts';

class UnannotatedRoute {
  unannotated() {}
  @OpenToAnybody()
  isOpen() {}
}

describe('given a route that somebody adds', () => {
  it('AC-8: when a route declares no access, then it is denied to everybody', async () => {
    const haven = await startHttpProgram();
    try {
      const { unannotated: unannotatedHandler, isOpen } = UnannotatedRoute.prototype;
      const cookies = [undefined, ...(await Promise.all(['ana', 'ada', 'vera'].map((p) => haven.cookieOf(p))))];
      for (const cookie of cookies) {
        await expect(isAdmitted(haven, cookie, unannotatedHandler)).rejects.toMatchObject({ code: 'no_right' });
        await expect(isAdmitted(haven, cookie, isOpen)).resolves.toBe(true);
      }
    } finally {
      await haven.served.close();
    }
  });
});

function isAdmitted(
  { program, clock }: HttpProgram,
  cookie: string | undefined,
  handler: () => void,
): Promise<boolean> {
  const guard = new AccessGuard(
    program.authentication,
    new Reflector(),
    program.limits,
    new ServerTime(clock),
    program.config,
  );
  return guard.canActivate(new ExecutionContextHost([{ headers: { cookie } }], UnannotatedRoute, handler));
}
