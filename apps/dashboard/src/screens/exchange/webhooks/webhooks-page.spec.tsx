import { afterEach, describe, expect, it } from '@jest/globals';
import type { ListedWebhook } from '@safe-haven/contracts';
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { done, FakeServer, ok, type Reply } from '../../../net/server.fixture.ts';
import WebhooksPage from './webhooks-page.tsx';

const AT = '2026-11-27T02:10:00.000Z';
const CITY: ListedWebhook = {
  webhookId: 'w1',
  label: 'The city',
  address: 'https://city.example',
  tells: ['capacity.changed', 'house.closed'],
  registeredAt: AT,
  state: 'on',
  paused: null,
  failingSince: null,
  through: '0000000000000041',
  untold: 0,
  bothSecretsUntil: null,
};
const SECRET = 'whsec_shown-once';

async function given(webhook: Partial<ListedWebhook> = {}, answers: Record<string, Reply> = {}) {
  const server = new FakeServer({
    'GET /api/webhooks': ok({ position: '0000000000000050', webhooks: [{ ...CITY, ...webhook }] }),
    ...answers,
  });
  await act(async () => void render(<WebhooksPage />));
  await act(async () => undefined);
  return server;
}
const press = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })));
const bodyTo = (server: FakeServer, path: string) => server.sent.find((sent) => sent.path === path)?.body;

afterEach(cleanup);

describe('the webhooks of an organisation', () => {
  it('show their URL, topics and state', async () => {
    await given();
    const card = within(screen.getByRole('region', { name: 'The city' }));
    expect(card.getByText('https://city.example')).toBeTruthy();
    expect(card.getByText('Places of a house · A house was closed')).toBeTruthy();
    expect(card.getByText('It is sent what changes.')).toBeTruthy();
  });

  it('say why they are paused, and go on', async () => {
    const server = await given(
      { state: 'paused', paused: { because: 'failing', at: AT } },
      { '/api/webhooks/w1/resume': done },
    );
    expect(screen.getByText(/nothing was taken for a day/)).toBeTruthy();
    await press('Resume: The city');
    expect(server.to('/api/webhooks/w1/resume')).toHaveLength(1);
  });

  it('are added with an https address, and the secret is shown once', async () => {
    const server = await given({}, { 'POST /api/webhooks/register': ok({ webhookId: 'w2', secret: SECRET }) });
    await press('Add a webhook');
    const drawer = within(screen.getByRole('complementary', { name: 'Add a webhook' }));
    const type = (label: string, value: string) =>
      fireEvent.change(drawer.getByLabelText(label), { target: { value } });
    type('What it is for', ' Health office ');
    type('Address', 'http://partner.example/');
    fireEvent.click(drawer.getByLabelText('A house was published'));
    const add = () => act(async () => void fireEvent.click(drawer.getByRole('button', { name: 'Add the webhook' })));
    await add();
    expect(bodyTo(server, '/api/webhooks/register')).toBeUndefined();
    type('Address', 'https://partner.example/hook');
    await add();
    expect(bodyTo(server, '/api/webhooks/register')).toEqual({
      label: 'Health office',
      url: 'https://partner.example/hook',
      tells: ['capacity.changed', 'intake.changed', 'arrival.diverted', 'house.closed', 'house.reopened'],
    });
    expect(screen.getByText(SECRET)).toBeTruthy();
    await press('Done');
    expect(document.body.textContent).not.toContain(SECRET);
  });

  it('are tested, and what became of it is said', async () => {
    await given({}, { '/api/webhooks/w1/test': ok({ outcome: 'refused', status: 404, ms: 31 }) });
    await press('Send a test: The city');
    expect(screen.getByText('Refused. (status 404, 31 ms)')).toBeTruthy();
  });

  it('list deliveries, and redeliver from one of them, inclusive', async () => {
    const tried = {
      position: '0000000000000041',
      type: 'capacity.changed',
      at: AT,
      outcome: 'taken',
      status: 204,
      ms: 12,
    };
    const server = await given(
      {},
      { 'GET /api/webhooks/w1/deliveries': ok({ deliveries: [tried] }), '/api/webhooks/w1/replay': done },
    );
    await act(async () => {
      const details = document.querySelector('details')!;
      details.open = true;
      fireEvent(details, new Event('toggle'));
    });
    expect(screen.getByText('Taken. (status 204, 12 ms)')).toBeTruthy();
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: /^Send again from here/ })));
    expect(bodyTo(server, '/api/webhooks/w1/replay')).toEqual({ at: tried.position });
  });

  it('show the number of unreadable shelters, and skipped attempts', async () => {
    const left = {
      position: '0000000000000041',
      type: 'house.unreadable',
      at: AT,
      outcome: 'skipped',
      status: null,
      ms: 0,
    };
    await given({ untold: 2 }, { 'GET /api/webhooks/w1/deliveries': ok({ deliveries: [left] }) });
    expect(screen.getByText(/^2 houses are not sent/)).toBeTruthy();
    await act(async () => {
      const details = document.querySelector('details')!;
      details.open = true;
      fireEvent(details, new Event('toggle'));
    });
    expect(screen.getByText('Something in a house that can’t be read here')).toBeTruthy();
    expect(screen.getByText('Left out: it can’t be read here.')).toBeTruthy();
  });

  it('are removed after asking once more', async () => {
    const server = await given({}, { '/api/webhooks/w1/remove': done });
    await press('Remove: The city');
    await press('Yes, remove it: The city');
    expect(server.to('/api/webhooks/w1/remove')).toHaveLength(1);
  });
});
