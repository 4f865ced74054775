import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, openBrowser, startSystem, type System, type TestDatabase } from '@stafet/testing';
import type { Browser, Locator, Page } from 'playwright-core';
import { visitorsOf, type Visitors } from './visitors';

jest.setTimeout(120_000);

// `npm run screenshots` names the folder for the picture in the README; pictures of all pages are put in another one.
const pictures = process.env['STAFET_SCREENSHOTS'];
const ward = 'Sengeafsnit, Regionspsykiatrien Randers';

describe('one handover through the pages of three roles', () => {
  let database: TestDatabase;
  let system: System;
  let browser: Browser;
  let clinician: Page;
  let caseWorker: Page;
  let auditor: Page;
  let visitors: Visitors;
  const allPages = pictures === undefined ? undefined : mkdtempSync(join(tmpdir(), 'stafet-pages-'));

  beforeAll(async () => {
    database = await createTestDatabase();
    [system, browser] = await Promise.all([startSystem({ database }), openBrowser()]);
    visitors = visitorsOf(system, browser, allPages);
  });
  afterAll(async () => {
    await browser.close();
    await system.stop();
    await database.drop();
  });

  /** Moves the focus with the Tab key alone until it is where it should be, and sees that it can be seen there. */
  async function tabTo(page: Page, target: Locator): Promise<void> {
    await target.waitFor();
    for (let steps = 0; steps < 80; steps++) {
      if (await target.evaluate((element) => element === element.ownerDocument.activeElement)) {
        const outline = await target.evaluate((element) => {
          const shown = element.matches('input[type=checkbox]') ? element.nextElementSibling : element;
          const view = element.ownerDocument.defaultView;
          const styles = [shown, element].map((each) => each && view?.getComputedStyle(each));
          const before = shown && view?.getComputedStyle(shown, '::before');
          return [...styles, before].some(
            (style) => style && style.outlineStyle !== 'none' && style.outlineWidth !== '0px',
          );
        });
        expect(outline).toBe(true);
        return;
      }
      await page.keyboard.press('Tab');
    }
    throw new Error(`The Tab key does not lead to ${target.toString()}`);
  }

  const choosePathway = async (page: Page): Promise<void> => {
    await page.getByLabel('Forløb', { exact: true }).selectOption({ label: 'Den gode udskrivelse' });
  };

  const holders = async (page: Page): Promise<string[]> => page.locator('.holder-words').allTextContents();

  it('shows a start page with a login to who is not logged in', async () => {
    const page = await visitors.open();
    await page.getByRole('link', { name: 'Log ind' }).waitFor();
    await visitors.lookAt(page, 'start');
    await page.context().close();
  });

  it('starts the clinician with what is not off her hands, and says what emptiness means', async () => {
    clinician = await visitors.logIn('clinician-randers');
    await clinician.getByRole('heading', { level: 1, name: 'Ikke ude af mine hænder endnu' }).waitFor();
    await clinician.getByText('Ingen overdragelser venter på andre').waitFor();
    await visitors.lookAt(clinician, 'clinician-empty');
  });

  it('says what is missing in a new handover, and leads to each field', async () => {
    await clinician.getByRole('link', { name: 'Ny overdragelse' }).click();
    await visitors.lookAt(clinician, 'new-without-pathway');
    await choosePathway(clinician);
    await clinician.getByRole('button', { name: 'Send overdragelse' }).click();
    await visitors.lookAt(clinician, 'new-with-errors');
    await clinician.getByRole('link', { name: 'Udfyld: CPR-nummer' }).click();
    expect(await clinician.locator('#cpr').evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
    await clinician.keyboard.type('2509479989');
    expect(await clinician.getByRole('link', { name: 'Udfyld: CPR-nummer' }).count()).toBe(0);
  });

  it('hands Bruno over to the municipality that the catchment table proposes', async () => {
    await clinician.getByLabel('Navn').fill('Bruno Test Elmer');
    await clinician.getByLabel('Bopælskommune').selectOption({ label: 'Randers Kommune' });
    await clinician.getByLabel('Social indsats og støtte').check();
    await clinician.getByLabel('Sygepleje, pleje og genoptræning').check();
    await clinician.getByText('Foreslået: Randers Kommune').waitFor();
    await clinician.getByRole('button', { name: 'Udfyld med eksempel' }).click();
    await clinician.getByRole('button', { name: 'Send overdragelse' }).click();
    await clinician.waitForURL(/\/handovers\/[0-9a-f-]{36}$/);
    await clinician.locator('.holder-words').waitFor();
    expect(await holders(clinician)).toEqual([`${ward} har ansvaret`]);
    expect(clinician.url()).not.toContain('2509479989');
    await clinician.locator('.ladder-step--fact', { hasText: 'Leveret' }).waitFor();
    await visitors.lookAt(clinician, 'clinician-handover');
  });

  it('refuses a second handover of the same, and leads to the first', async () => {
    const page = await clinician.context().newPage();
    await page.goto(`${system.url}/handovers/new`);
    await choosePathway(page);
    await page.getByLabel('CPR-nummer').fill('250947-9989');
    await page.getByLabel('Bopælskommune').selectOption({ label: 'Randers Kommune' });
    await page.getByLabel('Social indsats og støtte').check();
    await page.getByRole('button', { name: 'Udfyld med eksempel' }).click();
    await page.getByText('Foreslået: Randers Kommune').waitFor();
    await page.getByRole('button', { name: 'Send overdragelse' }).click();
    await page.getByRole('link', { name: 'Se den anden overdragelse' }).click();
    await page.waitForURL(clinician.url());
    await page.close();
  });

  it('lets the case worker come in by keyboard alone: past the menu, to what waits for her, and into it', async () => {
    await clinician.getByRole('button', { name: 'Træk tilbage' }).click();
    await clinician.getByLabel('Uddybning').fill('Udskrivelsen er udsat.');

    caseWorker = await visitors.open();
    await tabTo(caseWorker, caseWorker.getByRole('link', { name: 'Log ind' }));
    await caseWorker.keyboard.press('Enter');
    await caseWorker.getByLabel('Skriv brugernavnet').waitFor();
    await caseWorker.keyboard.type('caseworker-randers');
    await caseWorker.keyboard.press('Enter');
    await caseWorker.getByRole('heading', { level: 1, name: 'Venter på os' }).waitFor();
    await caseWorker.locator('.row-name').waitFor();
    await visitors.lookAt(caseWorker, 'case-worker-list');

    await caseWorker.reload();
    await caseWorker.locator('.row-name').waitFor();
    await tabTo(caseWorker, caseWorker.getByRole('link', { name: 'Gå til sidens indhold' }));
    await caseWorker.keyboard.press('Enter');
    await tabTo(caseWorker, caseWorker.getByRole('link', { name: 'Bruno Test Elmer' }));
    await caseWorker.keyboard.press('Enter');
    await caseWorker.locator('.ladder-step--fact', { hasText: 'Åbnet' }).waitFor();
    expect(await holders(caseWorker)).toEqual([`${ward} har ansvaret`]);
  });

  it('lets her confirm one item by keyboard, and the clinician sees it without doing anything', async () => {
    await tabTo(caseWorker, caseWorker.getByRole('button', { name: 'Bekræft', exact: true }));
    await caseWorker.keyboard.press('Enter');
    const form = caseWorker.getByRole('form', { name: 'Bekræft' });
    await tabTo(caseWorker, form.getByLabel('Sygepleje, pleje og genoptræning'));
    await caseWorker.keyboard.press('Space');
    await tabTo(caseWorker, form.getByRole('button', { name: 'Bekræft' }));
    await caseWorker.keyboard.press('Enter');
    await caseWorker.getByText('Registreret: Bekræftet').waitFor();
    const both = [
      'Randers Kommune har ansvaret for social indsats og støtte',
      `${ward} har ansvaret for sygepleje, pleje og genoptræning`,
    ];
    expect(await holders(caseWorker)).toEqual(both);
    await clinician.getByText(both[0]!).waitFor({ timeout: 10_000 });
  });

  it('tells the clinician that it has changed meanwhile, and keeps what she has typed', async () => {
    const form = clinician.getByRole('form', { name: 'Træk tilbage' });
    await form.getByLabel('Årsag').selectOption({ label: 'Planen er ændret' });
    await form.getByRole('button', { name: 'Træk tilbage' }).click();
    await form.getByText('Ændret imens').waitFor();
    expect(await form.getByLabel('Uddybning').inputValue()).toBe('Udskrivelsen er udsat.');
    expect(await form.getByText('Det seneste: Bekræftet (Randers Kommune').count()).toBe(1);
    await visitors.lookAt(clinician, 'clinician-changed-meanwhile');
    await clinician.getByRole('link', { name: 'Overdragelser', exact: true }).click();
  });

  it('lets her reject the other item by keyboard, with a reason', async () => {
    await tabTo(caseWorker, caseWorker.getByRole('button', { name: 'Afvis', exact: true }));
    await caseWorker.keyboard.press('Enter');
    const form = caseWorker.getByRole('form', { name: 'Afvis' });
    await tabTo(caseWorker, form.getByRole('button', { name: 'Afvis' }));
    await caseWorker.keyboard.press('Enter');
    await form.getByRole('link', { name: 'Udfyld: Årsag' }).waitFor();
    await tabTo(caseWorker, form.getByLabel('Årsag'));
    await caseWorker.keyboard.type('Ingen kap');
    await tabTo(caseWorker, form.getByLabel('Uddybning'));
    await caseWorker.keyboard.type('Alle pladser er optaget frem til januar.');
    await visitors.lookAt(caseWorker, 'case-worker-rejects');
    await tabTo(caseWorker, form.getByRole('button', { name: 'Afvis' }));
    await caseWorker.keyboard.press('Enter');
    await caseWorker.getByText('Registreret: Afvist').waitFor();
  });

  it('counts what the clinician has not read, and forgets it when she looks', async () => {
    await clinician.getByRole('link', { name: /^\d+ ulæste? besked/ }).click();
    await clinician.locator('.notice', { hasText: 'Afvist' }).waitFor();
    await visitors.lookAt(clinician, 'notifications');
    await clinician.locator('.notice', { hasText: 'Afvist' }).getByRole('link').click();
    await clinician.getByText('Start en ny overdragelse af det afviste').waitFor();
    await clinician.getByRole('link', { name: 'Ingen ulæste beskeder' }).waitFor({ timeout: 10_000 });
    if (pictures !== undefined) {
      mkdirSync(pictures, { recursive: true });
      await clinician.setViewportSize({ width: 1280, height: 1060 });
      await clinician.screenshot({ path: join(pictures, 'handover.png') });
      process.stderr.write(`Pictures of all pages: ${allPages ?? ''}\n`);
    }
  });

  it('starts a new handover of what was rejected, for the same citizen', async () => {
    await clinician.getByText('Start en ny overdragelse af det afviste').click();
    await clinician.getByText('Samme borger som i den tidligere overdragelse: Bruno Test Elmer 250947-****').waitFor();
    expect(await clinician.getByLabel('Sygepleje, pleje og genoptræning').isChecked()).toBe(true);
    expect(await clinician.getByLabel('Social indsats og støtte').isChecked()).toBe(false);
    await clinician.getByLabel('Modtager', { exact: true }).selectOption({ label: 'Favrskov Kommune' });
    await clinician.getByRole('button', { name: 'Send overdragelse' }).click();
    await clinician.getByRole('link', { name: 'Følger efter en tidligere overdragelse' }).waitFor();
  });

  it('shows the auditor what is unresolved by age, and every fact of a handover', async () => {
    auditor = await visitors.logIn('auditor');
    await auditor.getByRole('heading', { level: 1, name: 'Uafsluttede efter alder' }).waitFor();
    await auditor.getByRole('heading', { level: 2, name: 'Under 1 døgn' }).waitFor();
    await visitors.lookAt(auditor, 'auditor-list');
    await auditor.getByRole('link', { name: 'Alle', exact: true }).click();
    await auditor.locator('.row-name').first().click();
    // What the system says itself comes when it comes; what people did stands in order.
    await auditor.getByText(`Ansvaret gik fra ${ward} til Randers Kommune.`).waitFor();
    const facts = await auditor.locator('.fact-head strong').allTextContents();
    expect(facts.filter((fact) => !['Leveret', 'Ansvaret er overtaget'].includes(fact))).toEqual([
      'Oprettet',
      'Sendt',
      'Åbnet',
      'Bekræftet',
      'Afvist',
    ]);
    await auditor.getByText('Årsag: Ingen kapacitet').waitFor();
    await auditor.getByText('Indholdet kan kun læses af afsender og modtager.').waitFor();
    expect(await auditor.getByText('Alle pladser er optaget').count()).toBe(0);
  });

  it('answers the auditor who held it at a moment, with the entry that proves it', async () => {
    await auditor.getByRole('button', { name: 'Spørg' }).click();
    await auditor.locator('.answer').waitFor();
    const answers = await auditor.locator('.answer li > strong').allTextContents();
    expect(answers.sort()).toEqual([
      'Randers Kommune havde ansvaret for social indsats og støtte',
      `${ward} havde ansvaret for sygepleje, pleje og genoptræning`,
    ]);
    expect(await auditor.locator('.proof code').first().textContent()).toMatch(/^[0-9a-f]{64}$/);
    await visitors.lookAt(auditor, 'auditor-handover');
    await auditor.getByLabel('Dato').fill('2020-01-01');
    await auditor.getByRole('button', { name: 'Spørg' }).click();
    await auditor.getByText('Der er ingen oplysninger om det tidspunkt').waitFor();
  });

  it('logs out, here and at the identity provider', async () => {
    await auditor.getByRole('button', { name: 'Log ud' }).click();
    await auditor.getByRole('link', { name: 'Log ind' }).waitFor();
    await auditor.goto(`${system.url}/notifications`);
    await auditor.getByRole('link', { name: 'Log ind' }).waitFor();
  });

  it('never met a fault or a breach of the content security policy on the way', () => {
    expect(visitors.complaints).toEqual([]);
  });
});
