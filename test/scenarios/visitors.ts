import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { System } from '@stafet/testing';
import type { Browser, Page } from 'playwright-core';

const widths = [390, 1280] as const;

/** People in front of the pages of a running system, each with a browser window of their own. */
export interface Visitors {
  /** The start page, as somebody sees it who is not logged in. */
  open(): Promise<Page>;
  logIn(login: string): Promise<Page>;
  /** Looks at a page in both languages and both widths: nothing wrong by axe, nothing beyond the edge. */
  lookAt(page: Page, name: string): Promise<void>;
  /** Faults of scripts, and breaches of the content security policy, on any of the pages so far. */
  readonly complaints: readonly string[];
}

/** `pictures` names a folder in which a picture of every page is kept that was looked at. */
export function visitorsOf(system: System, browser: Browser, pictures?: string): Visitors {
  const complaints: string[] = [];

  async function open(): Promise<Page> {
    const context = await browser.newContext({
      locale: 'da-DK',
      timezoneId: 'America/New_York',
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    page.on('pageerror', (fault) => complaints.push(fault.message));
    page.on('console', (message) => {
      // A refusal (401 before the login, 412 after a change) is an answer; a breach of the content policy is none.
      const isComplaint = message.type() === 'error' && !message.text().startsWith('Failed to load resource');
      if (isComplaint) complaints.push(message.text());
    });
    await page.goto(system.url);
    return page;
  }

  async function logIn(login: string): Promise<Page> {
    const page = await open();
    await page.getByRole('link', { name: 'Log ind' }).click();
    await page.getByLabel('Skriv brugernavnet').fill(login);
    await page.getByRole('button', { name: 'Log ind', exact: true }).click();
    await page.getByRole('navigation', { name: 'Hovedmenu' }).waitFor();
    return page;
  }

  async function lookAt(page: Page, name: string): Promise<void> {
    const found: string[] = [];
    for (const [language, other] of [
      ['da', 'English'],
      ['en', 'Dansk'],
    ] as const) {
      await page.locator(`html[lang="${language}"]`).waitFor();
      // The name of a tab stays in the history of a computer that many people use.
      if (/ Test /.test(await page.title())) found.push(`${name} ${language}: a citizen in the name of the tab`);
      for (const width of widths) {
        await page.setViewportSize({ width, height: 900 });
        const { violations } = await new AxeBuilder({ page })
          .options({ resultTypes: ['violations'] })
          .setLegacyMode()
          .analyze();
        const where = `${name} ${language} ${width}`;
        found.push(...violations.map(({ id, nodes }) => `${where}: ${id} at ${nodes[0]?.target.join(' ') ?? ''}`));
        const beyond = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
        if (Number(beyond) > 0) found.push(`${where}: ${String(beyond)} px beyond the edge`);
        if (pictures === undefined) continue;
        await page.screenshot({ path: join(pictures, `${name}-${language}-${width}.png`), fullPage: true });
      }
      await page.getByRole('button', { name: other }).click();
    }
    await page.locator('html[lang="da"]').waitFor();
    expect(found).toEqual([]);
  }

  return { open, logIn, lookAt, complaints };
}
