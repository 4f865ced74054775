import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, openBrowser, startSystem, type System, type TestDatabase } from '@stafet/testing';
import type { Browser, Page } from 'playwright-core';
import { visitorsOf, type Visitors } from './visitors';

jest.setTimeout(120_000);

const allPages = process.env['STAFET_SCREENSHOTS'] === undefined ? undefined : mkdtempSync(join(tmpdir(), 'stafet-'));

describe('pathways with steps and acts of their own, and advice, through the pages', () => {
  let database: TestDatabase;
  let system: System;
  let browser: Browser;
  let visitors: Visitors;
  let clinician: Page;
  let caseWorker: Page;

  beforeAll(async () => {
    database = await createTestDatabase();
    [system, browser] = await Promise.all([startSystem({ database }), openBrowser()]);
    visitors = visitorsOf(system, browser, allPages);
    clinician = await visitors.logIn('clinician-randers');
    caseWorker = await visitors.logIn('caseworker-randers');
  });
  afterAll(async () => {
    if (allPages !== undefined) process.stderr.write(`Pictures of all pages: ${allPages}\n`);
    await browser.close();
    await system.stop();
    await database.drop();
  });

  async function choosePathway(page: Page, label: string): Promise<void> {
    await page.getByLabel('Forløb', { exact: true }).selectOption({ label });
  }

  async function fillCitizen(page: Page, cpr: string, name: string): Promise<void> {
    await page.getByLabel('CPR-nummer').fill(cpr);
    await page.getByLabel('Navn', { exact: false }).first().fill(name);
    await page.getByLabel('Bopælskommune').selectOption({ label: 'Randers Kommune' });
  }

  it('offers what a ward may send, apart from advice, and finds one by a word', async () => {
    await clinician.getByRole('link', { name: 'Ny overdragelse' }).click();
    await clinician.getByLabel('Søg: Forløb').fill('førstegang');
    await clinician.getByText('1 på listen passer').waitFor();
    await clinician.getByLabel('Søg: Forløb').fill('');
    const groups = clinician.locator('#pathway optgroup');
    expect(await groups.evaluateAll((all) => all.map((each) => each.getAttribute('label')))).toEqual([
      'Overdragelser',
      'Rådgivning',
    ]);
    const offered = await clinician.locator('#pathway option').allTextContents();
    expect(offered).toContain('Genoptræningsplan og rehabilitering');
    // A general practitioner refers to psychiatry; a ward does not.
    expect(offered).not.toContain('Henvisning til psykiatrien');
  });

  it('hands over a first contact, with a day as a day, and only what goes this way', async () => {
    await choosePathway(clinician, 'Førstegangsindlagt med psykosociale problemer');
    await fillCitizen(clinician, '2509479989', 'Bruno Test Elmer');
    await clinician.getByText('Hvad overdrages? Opkald til borgeren').waitFor();
    expect(await clinician.getByLabel('Indlæggelsesdato').getAttribute('type')).toBe('date');
    await clinician.getByRole('button', { name: 'Udfyld med eksempel' }).click();
    await clinician.getByText('Foreslået: Randers Kommune').waitFor();
    await visitors.lookAt(clinician, 'first-admission-form');
    await clinician.getByRole('button', { name: 'Send overdragelse' }).click();
    await clinician.waitForURL(/\/handovers\/[0-9a-f-]{36}$/);
    await clinician.getByText('Indlæggelsesdato').waitFor();
    await clinician.getByText('fredag den 20. november 2026').waitFor();
  });

  it('shows the step in words, and records an act of the pathway’s own by a form from its definition', async () => {
    await caseWorker.getByRole('link', { name: 'Bruno Test Elmer' }).click();
    await caseWorker.getByRole('button', { name: 'Bekræft', exact: true }).click();
    await caseWorker.getByRole('form', { name: 'Bekræft' }).getByRole('button', { name: 'Bekræft' }).click();
    await caseWorker.locator('.badge', { hasText: 'Skal ringes op' }).waitFor({ timeout: 15_000 });
    await caseWorker.getByText('Opkald førstkommende hverdag').waitFor();
    await caseWorker.getByRole('button', { name: 'Registrér opkald til borgeren' }).click();
    const form = caseWorker.getByRole('form', { name: 'Registrér opkald til borgeren' });
    await form.getByRole('button', { name: 'Registrér opkald til borgeren' }).click();
    await form.getByRole('link', { name: 'Udfyld: Udfald' }).click();
    await form.getByLabel('Udfald').selectOption({ label: 'Truffet' });
    await form.getByLabel('Note').fill('Ringer igen på mandag.');
    await visitors.lookAt(caseWorker, 'own-act');
    await form.getByRole('button', { name: 'Registrér opkald til borgeren' }).click();
    await caseWorker.getByText('Registreret: Registrér opkald til borgeren').waitFor();
    const fact = caseWorker.locator('.fact', { hasText: 'Registrér opkald til borgeren' });
    await fact.getByText('Udfald: Truffet').waitFor();
    await fact.getByText('Ringer igen på mandag.').waitFor();
    await caseWorker.locator('.badge', { hasText: 'Ringet op' }).waitFor();
    await visitors.lookAt(caseWorker, 'own-act-done');
  });

  it('lets the municipality hand back what it holds, by a new handover that the ward must confirm', async () => {
    await caseWorker.getByRole('link', { name: 'Giv ansvaret tilbage (ny overdragelse)' }).click();
    await caseWorker.getByText('Hvad overdrages? Opkald til borgeren').waitFor();
    await caseWorker.getByRole('button', { name: 'Udfyld med eksempel' }).click();
    await caseWorker.getByRole('button', { name: 'Send overdragelse' }).click();
    await caseWorker.getByRole('link', { name: 'Giver ansvar tilbage fra en tidligere overdragelse' }).waitFor();
    expect(await caseWorker.locator('.holder-words').allTextContents()).toEqual(['Randers Kommune har ansvaret']);
  });

  it('hands over to municipality and general practice at once, and shows what is still with the ward', async () => {
    await clinician.getByRole('link', { name: 'Ny overdragelse' }).click();
    await choosePathway(clinician, 'Den gode udskrivelse');
    await fillCitizen(clinician, '0504909989', 'Rasmus Test Lauridsen');
    await clinician.getByLabel('Social indsats og støtte').check();
    await clinician.getByText('Foreslået: Randers Kommune').waitFor();
    await clinician.getByRole('button', { name: 'Udfyld med eksempel' }).click();
    await clinician.getByRole('button', { name: 'Tilføj en del mere til forløbet' }).click();
    const second = clinician.getByRole('region', { name: 'Del 2 af forløbet' });
    await second.getByLabel('Forløb', { exact: true }).selectOption({ label: 'Afslutning til almen praksis' });
    await clinician.getByRole('button', { name: 'Send overdragelse' }).click();
    await clinician.getByRole('link', { name: 'Udfyld: Del 2 af forløbet: Modtager' }).waitFor();
    await visitors.lookAt(clinician, 'course-form');
    await second.getByLabel('Modtager', { exact: true }).selectOption({ index: 1 });
    await second.getByRole('button', { name: 'Udfyld med eksempel' }).click();
    for (const box of await second.getByRole('group', { name: 'Hvad overdrages?' }).getByRole('checkbox').all()) {
      await box.check();
    }
    await clinician.getByRole('button', { name: 'Send overdragelse' }).click();
    await clinician.waitForURL(/\/courses\/[0-9a-f-]{36}$/);
    const first = clinician.locator('.holder-words').first();
    await first.getByText('Sengeafsnit, Regionspsykiatrien Randers har stadig ansvaret for').waitFor();
    expect(await clinician.locator('.row-card').count()).toBe(2);
    await visitors.lookAt(clinician, 'course');
    await clinician.getByRole('link', { name: 'Til Randers Kommune' }).click();
    await clinician.getByRole('link', { name: 'Se hele forløbet, som overdragelsen er en del af' }).waitFor();
  });

  it('tells who asks for advice that she stays responsible, on the form and on the page', async () => {
    const doctor = await visitors.logIn('gp-randers');
    await doctor.getByRole('link', { name: 'Ny overdragelse' }).click();
    await choosePathway(doctor, 'Speciallægetelefon');
    await doctor.getByText('Ansvaret bliver hos dig').waitFor();
    expect(await doctor.getByText('Hvad overdrages?').count()).toBe(0);
    await fillCitizen(doctor, '0201609995', 'Einer Test Lauridsen');
    await doctor.getByRole('button', { name: 'Udfyld med eksempel' }).click();
    await doctor.getByText('Foreslået: ').waitFor();
    await visitors.lookAt(doctor, 'advice-form');
    await doctor.getByRole('button', { name: 'Send henvendelse' }).click();
    await doctor.waitForURL(/\/handovers\/[0-9a-f-]{36}$/);
    await doctor.locator('.holder-words', { hasText: 'Ansvaret bliver hos dig' }).waitFor();
    expect(await doctor.locator('.ladder-step').allTextContents()).toHaveLength(3);
    await visitors.lookAt(doctor, 'advice');
  });

  it('shows every pathway with who hands over to whom, and one with its picture, deadlines and rules', async () => {
    await clinician.getByRole('link', { name: 'Forløb', exact: true }).click();
    await clinician.getByRole('heading', { level: 1, name: 'Forløb' }).waitFor();
    expect(await clinician.locator('.pathway-card').count()).toBeGreaterThanOrEqual(31);
    await visitors.lookAt(clinician, 'pathways');
    await clinician.getByLabel('Søg i forløbene').fill('P02');
    await clinician.getByText('1 forløb', { exact: true }).waitFor();
    await clinician.getByRole('link', { name: 'Førstegangsindlagt med psykosociale problemer' }).click();
    await clinician.getByText('inden udgangen af næste hverdag', { exact: false }).first().waitFor();
    expect(await clinician.getByText('foreslået standard').count()).toBeGreaterThan(0);
    expect(await clinician.getByText('[SEED]').count()).toBe(0);
    await visitors.lookAt(clinician, 'pathway');
  });

  it('shows the steward the tag and the source of every number', async () => {
    const steward = await visitors.logIn('steward');
    await steward.goto(`${system.url}/pathways/psy-first-admission`);
    await steward.getByText('[SEED]').first().waitFor();
    await steward.getByText('Kilde: pathway catalogue P02, deadlines: 10:00 on that weekday').first().waitFor();
    await visitors.lookAt(steward, 'pathway-steward');
  });

  it('never met a fault or a breach of the content security policy on the way', () => {
    expect(visitors.complaints).toEqual([]);
  });
});
