import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { OtlpCollector } from '@safe-haven/jest-preset/otlp-collector';
import { App } from './given/app.ts';
import { describeInBrowser } from './given/in-browser.ts';
import { ShelterPage } from './given/shelter-page.ts';

describeInBrowser('OP-20: an operator follows a press', () => {
  const collector = new OtlpCollector();
  let app: App;
  beforeAll(async () => {
    app = await App.open({ HAVEN_TRACES_URL: await collector.start() });
  });
  afterAll(async () => {
    await app.close();
    collector.close();
  });

  it('one trace goes from the press on a screen to the pixels of that screen', async () => {
    const { page } = await app.openAs('coordinator');
    const answered = page.waitForResponse((response) => response.url().endsWith('/hold-beds'));
    await (await new ShelterPage(page).open('javor')).holdForOneWoman();
    const traceId = (await answered).headers()['haven-trace']!;
    const spans = await collector.trace(traceId, 'press', 'draw', 'request', 'append', 'project', 'push');
    expect(spans.get('request')?.parentSpanId).toBe(spans.get('press')?.spanId);
    const at = (name: string, which: 'startTimeUnixNano' | 'endTimeUnixNano') => BigInt(spans.get(name)![which]);
    expect(at('press', 'endTimeUnixNano')).toBeGreaterThan(at('append', 'endTimeUnixNano'));
    expect(at('push', 'startTimeUnixNano')).toBeGreaterThan(at('append', 'startTimeUnixNano'));
    // Nothing of the house, of the person who pressed or of the party.
    expect(collector.text).not.toMatch(/javor|jelena|Jelena|Atina/);
  });
});
