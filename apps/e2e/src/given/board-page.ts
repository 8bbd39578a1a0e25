import { expect } from '@jest/globals';
import type { Page } from 'playwright-core';

/** What a marker of the map says it stands for. */
export interface Marker {
  readonly areas: readonly string[];
  readonly free: number;
  readonly least: number;
  readonly exact: boolean;
  readonly shelters: number;
}

/** The board as a person sees it: rows, markers, totals, the live state. */
export class BoardPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Signs in by the page that anybody sees first, by the person's name. */
  async signIn(name: string): Promise<this> {
    await this.page.goto('/');
    await this.page.getByRole('button', { name: new RegExp(name) }).click();
    return this.ready();
  }

  async ready(): Promise<this> {
    await this.page.locator('[data-shelter][data-view]').first().waitFor();
    return this;
  }

  async mapReady(): Promise<this> {
    await this.page.locator('.map-marker').first().waitFor({ state: 'attached', timeout: 30_000 });
    return this;
  }

  row(shelterId: string) {
    return this.page.locator(`[data-shelter="${shelterId}"][data-view]`);
  }

  /** What the row shows: a number of an exact house, a band of another one. */
  async free(shelterId: string): Promise<string> {
    return (await this.row(shelterId).getAttribute('data-free')) ?? '';
  }

  /** Resolves with the time (ms since 1970, by the page's clock) at which the list shows it. */
  seesInList(shelterId: string, free: string | number, timeout = 20_000): Promise<number> {
    const selector = `[data-shelter="${shelterId}"][data-view][data-free="${free}"]`;
    return this.seen(selector, timeout);
  }

  /** Resolves with the time at which the marker that stands for this area shows so many free places. */
  seesOnMap(areaId: string, free: number, timeout = 20_000): Promise<number> {
    return this.seen(`.map-marker[data-areas~="${areaId}"][data-free="${free}"]`, timeout);
  }

  async markers(): Promise<Marker[]> {
    return this.page.locator('.map-marker').evaluateAll((elements) =>
      elements.map((element) => {
        const { areas = '', free, least, exact, shelters } = (element as HTMLElement).dataset;
        return {
          areas: areas.split(' '),
          free: Number(free),
          least: Number(least),
          exact: exact === 'true',
          shelters: Number(shelters),
        };
      }),
    );
  }

  async rows(): Promise<{ shelter: string; view: string; free: string }[]> {
    return this.page.locator('[data-shelter][data-view]').evaluateAll((elements) =>
      elements.map((element) => {
        const { shelter = '', view = '', free = '' } = (element as HTMLElement).dataset;
        return { shelter, view, free };
      }),
    );
  }

  private async seen(selector: string, timeout: number): Promise<number> {
    const found = await this.page.waitForFunction(
      (s) => (document.querySelector(s) === null ? false : Date.now()),
      selector,
      { polling: 'raf', timeout },
    );
    return Number(await found.jsonValue());
  }
}

/** The moment the promise resolved with lies at most `ms` after `since`. */
export async function expectWithin(ms: number, since: number, seen: Promise<number>): Promise<void> {
  expect((await seen) - since).toBeLessThan(ms);
}
