import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { cleanup } from '@testing-library/react';
import { holdOf, inMinutes, nightOf, onScreen, PARTY } from '../../features/request/night.fixture.tsx';
import { ok, type Reply } from '../../net/server.fixture.ts';
import NewTaskNotice from './new-task-notice.tsx';
import { useTonightCount } from './use-tonight-count.ts';

function Count({ may }: { readonly may: boolean }) {
  return <output>{useTonightCount(may)}</output>;
}
const shown = () => document.querySelector('output')?.textContent;
const notice = () => document.querySelector('.new-task')?.textContent;
const count = (reply: Reply, may = true) => onScreen(<Count may={may} />, { '/api/tonight': reply });

beforeEach(() => history.replaceState(null, '', '/'));
afterEach(cleanup);

const overdue = {
  kind: 'transfer' as const,
  id: 't1',
  situation: 'overdue',
  party: PARTY,
  since: inMinutes(-60),
  due: null,
  overdue: true,
  diverted: false,
};

it('counts tasks, overdue parties, and one’s own holds that end within 15 minutes', async () => {
  await count(
    ok(
      nightOf({
        tasks: 2,
        parties: [overdue, { ...overdue, id: 't2', overdue: false }],
        holds: [
          holdOf({ expiresAt: inMinutes(10) }),
          holdOf({ holdId: 'h2', expiresAt: inMinutes(40) }),
          holdOf({ holdId: 'h3', expiresAt: inMinutes(10), mine: false }),
        ],
      }),
    ),
  );
  expect(shown()).toBe('4');
});

it('counts nothing where it can’t be known, and asks nothing of who may not', async () => {
  await count(ok({ garbage: true }));
  expect(shown()).toBe('0');
  cleanup();
  const { server } = await count(ok(nightOf({ tasks: 2 })), false);
  expect(server.sent).toHaveLength(0);
  expect(shown()).toBe('0');
});

it('says on other screens how many tasks came since they were opened, and takes back what was answered', async () => {
  const { server, nudge } = await onScreen(<NewTaskNotice />, { '/api/tonight': ok(nightOf({ tasks: 2 })) });
  expect(notice()).toBe('');
  server.answers['/api/tonight'] = ok(nightOf({ tasks: 3 }));
  await nudge();
  expect(notice()).toBe('1 new task Show');
  expect(document.querySelector('.new-task a')?.getAttribute('href')).toBe('/tonight');
  server.answers['/api/tonight'] = ok(nightOf({ tasks: 0 }));
  await nudge();
  expect(notice()).toBe('');
});

it('says nothing on the night’s own screen', async () => {
  history.replaceState(null, '', '/tonight');
  const { server, nudge } = await onScreen(<NewTaskNotice />, { '/api/tonight': ok(nightOf()) });
  server.answers['/api/tonight'] = ok(nightOf({ tasks: 1 }));
  await nudge();
  expect(notice()).toBe('');
});
