import { unlessItHangs } from '@safe-haven/jest-preset/waiting';
import type { Page } from 'playwright-core';

/** What a marker of the map says it represents. */
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
    await this.page.locator('.row[data-shelter]').first().waitFor();
    return this;
  }

  async mapReady(): Promise<this> {
    await this.page.locator('.map-marker').first().waitFor({ state: 'attached' });
    return this;
  }

  row(shelterId: string) {
    return this.page.locator(`.row[data-shelter="${shelterId}"]`);
  }

  /** What the row shows: a number of an exact house, a band of another one. */
  async free(shelterId: string): Promise<string> {
    return (await this.row(shelterId).getAttribute('data-free')) ?? '';
  }

  /** Resolves with the time (ms since 1970, by the page's clock) at which the list shows it. */
  seesInList(shelterId: string, free: string | number): Promise<number> {
    return this.seen(`.row[data-shelter="${shelterId}"][data-free="${free}"]`);
  }

  /** Resolves with the time at which the marker of this area shows so many free places. */
  seesOnMap(areaId: string, free: number): Promise<number> {
    return this.seen(`.map-marker[data-areas~="${areaId}"][data-free="${free}"]`);
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
    return this.page.locator('.row[data-shelter]').evaluateAll((elements) =>
      elements.map((element) => {
        const { shelter = '', view = '', free = '' } = (element as HTMLElement).dataset;
        return { shelter, view, free };
      }),
    );
  }

  /** A total over the list: of one's `own` houses, of the `network`, or of a country by its code. */
  async total(scope: string): Promise<{ free: number; exact: boolean }> {
    const total = this.page.locator(`[data-total="free"][data-scope="${scope}"]`);
    const [free, exact] = await Promise.all([total.getAttribute('data-value'), total.getAttribute('data-exact')]);
    return { free: Number(free), exact: exact === 'true' };
  }

  /** Looks when the page has changed and not at each frame, which a page with nothing to draw would have to make for it. */
  private seen(selector: string): Promise<number> {
    const at = this.page.evaluate(
      (what) =>
        new Promise<number>((resolve) => {
          const look = () => {
            if (document.querySelector(what) === null) return;
            changes.disconnect();
            requestAnimationFrame(() => resolve(Date.now()));
          };
          const changes = new MutationObserver(look);
          changes.observe(document, { attributes: true, childList: true, subtree: true });
          look();
        }),
      selector,
    );
    return unlessItHangs(at, selector);
  }
}
