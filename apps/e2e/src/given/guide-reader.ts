import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

const GUIDE = join(import.meta.dirname, '../../../../docs/use');

/** Somebody with a page of the guide open, who looks for what is bold there on the screen, under one heading at a time. */
export class GuideReader {
  readonly page: Page;
  /** By heading, the title of the page first: what is in bold, in order. */
  readonly #bold: readonly (readonly string[])[];
  #heading = 0;

  constructor(page: Page, language: string, name: string) {
    this.page = page;
    const text = readFileSync(join(GUIDE, language, `${name}.md`), 'utf8');
    this.#bold = text
      .split(/^#+ /m)
      .slice(1)
      .map((part) => [...part.matchAll(/\*\*([^*]+)\*\*/g)].map(([, label = '']) => label.replace(/\s+/g, ' ')));
  }

  /** Reads on under this heading; 0 is what is above the first. */
  under(heading: number): this {
    this.#heading = heading;
    return this;
  }

  /** What is in bold there, by its place: what a name on the screen begins with. A number or a time in it is an example. */
  #label(at: number): RegExp {
    const label = this.#bold[this.#heading]?.[at];
    if (label === undefined) throw new Error(`nothing is in bold there: ${this.#heading}, ${at}`);
    const words = label.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\d+/g, '\\d+');
    return new RegExp(`^${words}(?!\\p{L})`, 'iu');
  }

  /** What is pressed under that name: a button, a link, or a choice by its words. */
  control(at: number): Locator {
    const name = this.#label(at);
    const choice = this.page.locator('label', { hasText: name });
    return this.page
      .getByRole('button', { name })
      .or(this.page.getByRole('link', { name }))
      .or(choice)
      .filter({ visible: true })
      .first();
  }

  press(at: number): Promise<void> {
    return this.control(at).tap();
  }

  /** Resolves once a text begins with these words. */
  sees(at: number): Promise<void> {
    return this.page.getByText(this.#label(at)).filter({ visible: true }).first().waitFor();
  }

  /** Adds one to the counter of that name. */
  async counts(at: number): Promise<void> {
    const named = new RegExp(`${this.#label(at).source.slice(1)}$`, 'iu');
    await this.page.getByRole('button', { name: named }).last().tap();
  }
}
