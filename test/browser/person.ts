import type { Locator, Page, Response } from 'playwright-core';

type Role = Parameters<Page['getByRole']>[0];

/** What somebody did, counted. */
export interface Effort {
  readonly clicks: number;
  readonly fields: number;
  readonly keys: number;
}

// Keystroke-level model (Card, Moran, Newell 1980): an average typist, pointing with a mouse and pressing, making up one's mind at a field.
const KEY_S = 0.28;
const POINT_S = 1.3;
const THINK_S = 1.35;

/** How long it takes by hand, in seconds: computed, never measured, so that a slow machine changes nothing. */
export const secondsOf = ({ clicks, fields, keys }: Effort): number =>
  Math.round(clicks * POINT_S + fields * THINK_S + keys * KEY_S);

/** Somebody who knows nothing but what stands on the page: finds everything by its role and its visible name. */
export class Person {
  readonly page: Page;
  #clicks = 0;
  #fields = 0;
  #keys = 0;

  constructor(page: Page) {
    this.page = page;
  }

  get effort(): Effort {
    return { clicks: this.#clicks, fields: this.#fields, keys: this.#keys };
  }

  /** Begins anew at the start page, with nothing counted. */
  async begin(url: string): Promise<void> {
    await this.page.goto(url);
    [this.#clicks, this.#fields, this.#keys] = [0, 0, 0];
  }

  /** Follows a link or presses a button that leads to another page. */
  async go(role: Role, name: string | RegExp): Promise<void> {
    const target = this.#at(role, name);
    const arrived = this.page.waitForEvent('load');
    await target.click();
    await arrived;
    this.#clicks += 1;
  }

  /** Opens something on the page. */
  async open(name: string | RegExp): Promise<void> {
    await this.page.locator('summary').filter({ hasText: name }).first().click();
    this.#clicks += 1;
  }

  /** Types into a field. */
  async type(name: string | RegExp, text: string, within?: Locator): Promise<void> {
    const field = (within ?? this.page).getByLabel(name, { exact: typeof name === 'string' }).first();
    await field.click();
    await field.fill(text);
    this.#clicks += 1;
    this.#fields += 1;
    this.#keys += text.length;
  }

  /** Sends what was typed last by the Enter key, as forms of one field are. */
  async enter(): Promise<void> {
    const arrived = this.page.waitForEvent('load');
    await this.page.keyboard.press('Enter');
    await arrived;
    this.#keys += 1;
  }

  /** Follows a link to something that is no page; gives what it is answered with, whatever the browser makes of it. */
  async fetch(name: string, within: Locator): Promise<Response> {
    const answered = this.page.waitForResponse((answer) => answer.request().isNavigationRequest());
    await within.getByRole('link', { name, exact: true }).click();
    this.#clicks += 1;
    return answered;
  }

  /** Picks one of several. */
  async pick(name: string | RegExp): Promise<void> {
    await this.#at('radio', name).check();
    this.#clicks += 1;
    this.#fields += 1;
  }

  /** Ticks one of several, the first that is not ticked. */
  async tick(name: string | RegExp): Promise<void> {
    await this.page.getByRole('checkbox', { name, checked: false }).first().check();
    this.#clicks += 1;
    this.#fields += 1;
  }

  /** What stands under a heading. */
  under(heading: string | RegExp): Locator {
    return this.page
      .locator('section')
      .filter({ has: this.page.getByRole('heading', { name: heading }) })
      .first();
  }

  #at(role: Role, name: string | RegExp): Locator {
    return this.page.getByRole(role, { name, exact: typeof name === 'string' }).first();
  }
}
